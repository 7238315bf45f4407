// The hook of pre-commit and the action of GitHub: each runs as it is defined, by npx, which finds the built
// package installed and so needs to download nothing.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { parse } from "yaml";
import { npm } from "../../scripts/prepare.mjs";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { root } from "../../scripts/run.mjs";
import { pkg, runNode, seed, temporaryFolder } from "./support.mjs";

const REMOVAL = '{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}';
const GOOD = `{"driveRestoreArtifacts@delta":[${REMOVAL}]}`;
const WARNED = `{"driveRestoreArtifacts@delta":[${REMOVAL}],"a":1}`;

const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const [hook] = read(".pre-commit-hooks.yaml");
const action = read("action.yml");
const readme = readFileSync(join(root, "pkg-template", "README.md"), "utf8");
const recipes = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((it) => parse(it[1]));

/** @param {string} file */
function read(file) {
  return parse(readFileSync(join(root, file), "utf8"));
}

/**
 * A folder in which the package is installed, as npx finds it, and that holds these files.
 *
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string | Uint8Array>} files
 */
function checkout(context, files) {
  const cwd = temporaryFolder(context);
  const [program, ...first] = npm();
  const install = ["install", "--offline", "--no-audit", "--no-fund", "--install-links=false", pkg];
  writeFileSync(join(cwd, "package.json"), '{ "private": true }');
  const { code, err } = runNode([...first, ...install], { program, cwd });
  assert.equal(code, 0, err);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return cwd;
}

/**
 * Runs a script as the runner of GitHub does.
 *
 * @param {string} script
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
function bash(script, args, { cwd, env = {} }) {
  const flags = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script, "bash", ...args];
  return runNode(flags, { program: "bash", cwd, env: { ...env, npm_config_offline: "true" } });
}

before(() => (process.platform === "win32" ? undefined : findOrGetProgram("bash")));

describe("the hook of pre-commit", { skip: process.platform === "win32" }, () => {
  const call = [hook.entry, ...hook.args].join(" ");

  test("judges the files that it is given, whatever they are called", (context) => {
    const files = { "a.json": GOOD, "-b c.json": GOOD, "d/e.ndjson": `${GOOD}\n${GOOD}\n` };
    const cwd = checkout(context, files);
    const fine = bash(`${call} "$@"`, Object.keys(files), { cwd });
    assert.deepEqual([fine.code, fine.err], [0, ""]);
    assert.match(fine.out, /^-b c\.json: 0 additions, 1 removal; 0 errors, 0 warnings$/m);
    writeFileSync(join(cwd, "a.json"), seed("request.txt"));
    const found = bash(`${call} "$@"`, ["a.json"], { cwd });
    assert.equal(found.code, 1);
    assert.match(found.out, /^error\[id-malformed\]/m);
  });

  test("is for files that may hold bodies, and is pinned to the version that is built", () => {
    const matched = (/** @type {string} */ it) => new RegExp(hook.files).test(it);
    const names = ["a.json", "b/c.jsonl", "d.ndjson", "e.json5", "json", "f.json.md"];
    assert.deepEqual(names.filter(matched), names.slice(0, 3));
    assert.ok(hook.entry.includes(`graph-backup-delta@${version} `));
    assert.equal(hook.language, "system");
  });

  test("is what the README names", () => {
    const { repos } = recipes.find((it) => it.repos);
    assert.equal(repos[0].rev, `v${version}`);
    assert.deepEqual(
      repos[0].hooks.map((/** @type {{ id: string }} */ it) => it.id),
      [hook.id],
    );
  });
});

describe("the action of GitHub", { skip: process.platform === "win32" }, () => {
  const [{ run, env, shell }] = action.runs.steps;

  /**
   * The variables that the runner would set for these inputs.
   *
   * @param {Record<string, string>} given
   */
  function variables(given) {
    const entries = Object.entries(/** @type {Record<string, string>} */ (env));
    return Object.fromEntries(
      entries.map(([name, expression]) => {
        const [, input = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
        assert.ok(Object.hasOwn(action.inputs, input), expression);
        return [name, given[input] ?? action.inputs[input].default ?? ""];
      }),
    );
  }

  test("annotates faults, and fails where there is one", (context) => {
    const cwd = checkout(context, { "a/b.json": seed("request.txt"), "c d.json": GOOD });
    const ran = bash(run, [], { cwd, env: variables({ files: "a\nc d.json\n" }) });
    assert.deepEqual([ran.code, ran.err], [1, ""]);
    assert.match(ran.out, /^::error file=a\/b\.json,line=8,/m);
    const fine = bash(run, [], { cwd, env: variables({ files: "c*.json" }) });
    assert.deepEqual([fine.code, fine.err], [0, ""]);
  });

  test("hands each input on", (context) => {
    const cwd = checkout(context, { "a.json": WARNED, "b.json": seed("request.txt") });
    const ran = (/** @type {Record<string, string>} */ given) =>
      bash(run, [], { cwd, env: variables(given) });
    assert.equal(ran({ files: "a.json" }).code, 0);
    assert.equal(ran({ files: "a.json", "max-warnings": "0" }).code, 1);
    assert.equal(ran({ files: "a.json", resource: "exchangeRestoreSession" }).code, 1);
    assert.ok(ran({ files: "b.json" }).out.includes("2b014d8c-71fe"));
    const { out } = ran({ files: "b.json", redact: "true" });
    assert.ok(out.includes("2b014d8c") && !out.includes("2b014d8c-71fe"));
  });

  test("without a file fails, and waits for nothing", (context) => {
    const cwd = checkout(context, {});
    const ran = bash(run, [], { cwd, env: variables({ files: "\n" }) });
    assert.deepEqual([ran.code, ran.out], [2, "::error::the input files names no file\n"]);
  });

  test("takes nothing in an input for a command or an option", (context) => {
    const cwd = checkout(context, { "a.json": GOOD });
    const bad = '$(touch x) `touch x` "; touch x; "';
    /** @type {Record<string, string>[]} */
    const attempts = [
      { files: bad },
      { files: "--fix" },
      { files: "a.json", resource: bad },
      { files: "a.json", "max-warnings": bad },
      { files: "a.json", "max-warnings": "0 --fix" },
    ];
    for (const given of attempts) {
      assert.equal(bash(run, [], { cwd, env: variables(given) }).code, 2, JSON.stringify(given));
    }
    assert.throws(() => readFileSync(join(cwd, "x")), { code: "ENOENT" });
    assert.doesNotMatch(run, /\$\{\{/);
  });

  test("runs in bash, and is pinned to the version that is built", () => {
    assert.equal(shell, "bash");
    assert.ok(run.includes(`npx --yes graph-backup-delta@${version} `));
  });

  test("has the inputs that the README names", () => {
    const steps = recipes.filter(Array.isArray).flat();
    const used = steps.find((it) => it.uses?.includes("/graph-backup-delta@"));
    assert.ok(used.uses.endsWith(`@v${version}`));
    for (const input of Object.keys(used.with)) assert.ok(action.inputs[input], input);
  });
});
