// The workflow that runs `npm run drift`: its steps, run here as they stand there.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { root } from "../../scripts/run.mjs";
import { temporaryFolder } from "./support.mjs";

const file = join(root, ".github", "workflows", "drift.yml");
const { jobs } = parse(readFileSync(file, "utf8"));

/**
 * Runs a step of a job, as GitHub does.
 *
 * @param {string} job
 * @param {string} name
 * @param {string} folder
 * @param {Record<string, string>} [env]
 */
function runStep(job, name, folder, env) {
  const step = jobs[job].steps.find((/** @type {{ name?: string }} */ it) => it.name === name);
  const output = join(folder, "output");
  writeFileSync(output, "");
  const { status, stderr } = spawnSync("bash", ["-e", "-c", step.run], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...step.env, ...env, RUNNER_TEMP: folder, GITHUB_OUTPUT: output },
  });
  return { status, stderr, output: readFileSync(output, "utf8") };
}

/**
 * A folder with the published files, and what is put into that of beta.
 *
 * @param {import("node:test").TestContext} context
 * @param {(text: string) => string} edit
 */
function published(context, edit) {
  const folder = temporaryFolder(context);
  const source = (/** @type {string} */ name) => join(root, "tests", "drift", name);
  copyFileSync(source("v1.0.csdl"), join(folder, "v1.0.csdl"));
  writeFileSync(join(folder, "beta.csdl"), edit(readFileSync(source("beta.csdl"), "utf8")));
  return folder;
}

test("only the job that runs no package may write, and only issues", () => {
  assert.equal(jobs.compare.permissions, undefined);
  assert.deepEqual(jobs.tell.permissions, { issues: "write" });
  for (const { uses, run } of jobs.tell.steps) {
    assert.equal(uses, undefined);
    assert.doesNotMatch(run, /\b(npm|node)\b(?! run drift)/);
  }
});

test("where nothing differs, nothing is told", (context) => {
  const { status, output } = runStep(
    "compare",
    "Compare",
    published(context, (it) => it),
  );
  assert.deepEqual({ status, output }, { status: 0, output: "" });
});

test("what differs is handed on, each line as code", (context) => {
  const folder = published(context, (it) => it.replace(/<Member Name="shared".*\n/, ""));
  const { status, output } = runStep("compare", "Compare", folder);
  assert.equal(status, 0);
  const [first, second, ...rest] = output.trimEnd().split("\n");
  assert.equal(first, "differences<<END");
  assert.equal(second, "    beta: mailboxType.shared is missing; known as a member");
  assert.equal(rest.pop(), "END");
  for (const line of rest) assert.match(line, /^ {4}\S/);
});

test("where the schema cannot be read, the workflow fails", (context) => {
  const { status, stderr, output } = runStep(
    "compare",
    "Compare",
    published(context, () => ""),
  );
  assert.deepEqual({ status, output }, { status: 2, output: "" });
  assert.match(stderr, /beta\.csdl cannot be read/);
});

for (const [what, open, expected] of [
  ["an issue is opened", "", "issue create --title The published schema is not what we know of it"],
  ["the issue that is open is renewed", "7", "issue edit 7"],
]) {
  test(what, (context) => {
    const folder = temporaryFolder(context);
    const gh = join(folder, "gh");
    writeFileSync(
      gh,
      `#!/bin/sh\nif [ "$2" = list ]; then echo "${open}"; else echo "$@" >> "$RUNNER_TEMP/calls"; fi\n`,
    );
    chmodSync(gh, 0o755);
    const differences = '    beta: `x` is new: $(touch "$RUNNER_TEMP/run")\n    1 to look at';
    const { status } = runStep("tell", "Open an issue, or renew the one that is open", folder, {
      PATH: [folder, process.env.PATH].join(delimiter),
      DIFFERENCES: differences,
    });
    assert.equal(status, 0);
    const body = join(folder, "body.md");
    assert.equal(readFileSync(join(folder, "calls"), "utf8"), `${expected} --body-file ${body}\n`);
    assert.ok(readFileSync(body, "utf8").includes(`\n\n${differences}\n\n`));
    assert.ok(!existsSync(join(folder, "run")));
  });
}

test("the issue names a part of the README that there is", () => {
  const [, title] = jobs.tell.steps[0].run.match(/under “(.*)”/);
  assert.ok(readFileSync(join(root, "README.md"), "utf8").includes(`\n## ${title}\n`));
});
