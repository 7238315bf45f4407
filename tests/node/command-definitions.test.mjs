// The hook of pre-commit and the action of GitHub: each runs as it is defined, from the checkout that it
// stands in, whatever the repository that uses it holds under the name of the package.

import assert from "node:assert/strict";
import {
  accessSync,
  constants,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { parse } from "yaml";
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
 * A repository that holds these files, and something else under the name of the package in each place where
 * npm and npx look for it.
 *
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string | Uint8Array>} files
 */
function checkout(context, files) {
  const cwd = temporaryFolder(context);
  const other = "#!/bin/sh\necho somebody else >&2\nexit 99\n";
  for (const [name, content] of Object.entries({
    ...files,
    "package.json": '{"private":true,"bin":{"graph-backup-delta":"other.sh"}}',
    "other.sh": other,
    "node_modules/.bin/graph-backup-delta": other,
    ".npmrc": "registry=http://127.0.0.1:9/\n",
  })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content, { mode: 0o755 });
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
  const PATH = [join(cwd, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return runNode(flags, { program: "bash", cwd, env: { ...env, PATH, GITHUB_ACTION_PATH: root } });
}

before(() => (process.platform === "win32" ? undefined : findOrGetProgram("bash")));

describe("the hook of pre-commit", { skip: process.platform === "win32" }, () => {
  // pre-commit looks for a script in the checkout of the hook.
  const call = [join(root, hook.entry), ...hook.args].join(" ");

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

  test("passes over a configuration that it is given", (context) => {
    const files = { "a.json": GOOD, "graph-backup-delta.json": "{}" };
    const cwd = checkout(context, files);
    const ran = bash(`${call} "$@"`, Object.keys(files), { cwd });
    assert.equal(ran.code, 0);
    assert.match(ran.err, /graph-backup-delta\.json is a configuration, and no body: /);
  });

  test("is for files that may hold bodies, as the command finds them in a folder", () => {
    const matched = (/** @type {string} */ it) => new RegExp(hook.files).test(it);
    const names = ["a.json", "b/c.jsonl", "d.ndjson", "A.JSON", "e.json5", "json", "f.json.md"];
    assert.deepEqual(names.filter(matched), names.slice(0, 4));
  });

  test("is a script of this checkout", () => {
    assert.equal(hook.language, "script");
    accessSync(join(root, hook.entry.split(" ")[0]), constants.X_OK);
  });

  test("is what the README names", () => {
    const { repos } = recipes.find((it) => it.repos);
    // There is no release that a tag would name.
    assert.equal(repos[0].rev, "COMMIT");
    assert.equal(repos[0].hooks[0].args.at(-1), hook.args.at(-1));
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
    const rules = "property-unknown=error\n\nid-unusual=off\n";
    assert.equal(ran({ files: "a.json", rule: rules }).code, 1);
    assert.equal(
      ran({ files: "a.json", rule: "property-unknown=off", "max-warnings": "0" }).code,
      0,
    );
    writeFileSync(join(cwd, "graph-backup-delta.json"), '{"rules":{"property-unknown":"error"}}');
    writeFileSync(join(cwd, "mine"), '{"rules":{"property-unknown":"off"}}');
    assert.equal(ran({ files: "a.json" }).code, 1);
    assert.equal(ran({ files: "a.json", "no-config": "true" }).code, 0);
    assert.equal(ran({ files: "a.json", "max-warnings": "0", config: "mine" }).code, 0);
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
      { files: "a.json", rule: bad },
      { files: "a.json", rule: "--fix" },
      { files: "a.json", config: bad },
      { files: "a.json", "max-warnings": "0 --fix" },
    ];
    for (const given of attempts) {
      assert.equal(bash(run, [], { cwd, env: variables(given) }).code, 2, JSON.stringify(given));
    }
    assert.throws(() => readFileSync(join(cwd, "x")), { code: "ENOENT" });
    assert.doesNotMatch(run, /\$\{\{/);
  });

  test("runs in bash", () => assert.equal(shell, "bash"));

  test("has the inputs that the README names", () => {
    const steps = recipes.filter(Array.isArray).flat();
    const used = steps.find((it) => it.uses?.includes("/graph-backup-delta@"));
    assert.ok(used.uses.endsWith("@COMMIT"));
    for (const input of Object.keys(used.with)) assert.ok(action.inputs[input], input);
  });
});

describe("what they run", { skip: process.platform === "win32" }, () => {
  /** A checkout in which a build does what is told. @param {import("node:test").TestContext} context @param {string} build */
  function unbuilt(context, build) {
    const cwd = temporaryFolder(context);
    mkdirSync(join(cwd, "scripts"));
    for (const name of ["command.mjs", "run.mjs"]) {
      cpSync(join(root, "scripts", name), join(cwd, "scripts", name));
    }
    writeFileSync(join(cwd, "scripts", "build.mjs"), build);
    return cwd;
  }

  test("is built first where it is not, and prints nothing of that on standard output", (context) => {
    const build = `import { cpSync } from "node:fs";
      cpSync(${JSON.stringify(pkg)}, "pkg", { recursive: true });
      console.log("building");`;
    const cwd = unbuilt(context, build);
    const args = [join(cwd, "scripts", "command.mjs"), "--version"];
    assert.deepEqual(runNode(args), { code: 0, out: `${version}\n`, err: "building\n" });
    assert.deepEqual(runNode(args), { code: 0, out: `${version}\n`, err: "" });
  });

  test("is a failure where it cannot be built", (context) => {
    const cwd = unbuilt(context, 'console.error("no Rust"); process.exitCode = 1;');
    const args = [join(cwd, "scripts", "command.mjs"), "--version"];
    assert.deepEqual(runNode(args), { code: 2, out: "", err: "no Rust\n" });
  });
});

test("nothing that people are told to run takes the package from a registry", () => {
  const read = (/** @type {string} */ it) => readFileSync(join(root, it), "utf8");
  const help = readdirSync(join(root, "pkg-template", "command", "operations"));
  for (const file of [
    ...["README.md", "pkg-template/README.md", "action.yml", ".pre-commit-hooks.yaml"],
    ...help.map((it) => `pkg-template/command/operations/${it}`),
  ]) {
    const calls =
      read(file).match(/\b(?:npx|npm (?:i|install|exec))\b.*graph-backup-delta.*/g) ?? [];
    for (const call of calls) assert.match(call, /^npx --no |\.\/|\.tgz/, `${file}: ${call}`);
  }
  assert.ok(readme.includes(`graph-backup-delta-${version}.tgz`));
  for (const file of ["README.md", "pkg-template/README.md"]) {
    assert.match(read(file), /not\s+published\s+yet/, file);
  }
});
