// The command asks the package about each input once: it counts what crosses into the WebAssembly module.

import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as library from "graph-backup-delta";
import { pkg, runNode, seed, seedChange, temporaryFolder } from "./support.mjs";

const GOOD =
  '{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}';
const MENDABLE = `// a comment\n${GOOD}`;
const ANSWER = '{"driveRestoreArtifacts@delta":[]}';
const BATCH_ANSWER = '{"responses":[{"id":"1","status":200,"body":{}}]}';
const IDS = "1b014d8c-71fe-4d00-a01a-31850bc5b32c\n";
const OTHERS = "2b014d8c-71fe-4d00-a01a-31850bc5b32c\n";
const CHANGE = JSON.stringify(seedChange);
const BUILT = JSON.stringify(library.build(seedChange));
/** The functions that read what somebody has. */
const OF_INPUTS = [
  ...["validate", "fix", "collect", "plan", "build", "batch", "snippet"],
  ...["interpret", "interpretBatch", "recognize"],
];
const RESOURCE = "--resource=oneDriveForBusinessRestoreSession";

/**
 * A copy of the package whose functions write down what they are given.
 *
 * @param {import("node:test").TestContext} context
 */
function countingPackage(context) {
  const folder = join(temporaryFolder(context), "pkg");
  cpSync(pkg, folder, { recursive: true });
  renameSync(join(folder, "index.js"), join(folder, "whole.js"));
  const names = Object.keys(library);
  writeFileSync(
    join(folder, "index.js"),
    `import { appendFileSync } from "node:fs";
import * as whole from "./whole.js";
const textOf = (it) => it instanceof Uint8Array ? Buffer.from(it).toString() : it;
const counted = (name) => typeof whole[name] !== "function" ? whole[name] : (...args) => {
  const texts = [...args, args[1]?.request].map(textOf).filter((it) => typeof it === "string");
  appendFileSync(process.env.ASKED, JSON.stringify([name, ...texts]) + "\\n");
  return whole[name](...args);
};
${names.map((it) => `export const ${it} = counted("${it}");`).join("\n")}
`,
  );
  return folder;
}

test("each input is asked about once", (context) => {
  const folder = countingPackage(context);
  /**
   * What was asked while the command ran.
   *
   * @param {string[]} args
   * @param {Record<string, string | Uint8Array>} files
   */
  const asked = (args, files) => {
    const cwd = temporaryFolder(context);
    const log = join(cwd, ".asked");
    for (const [name, text] of Object.entries({ ...files, ".asked": "" })) {
      writeFileSync(join(cwd, name), text);
    }
    const env = { ...process.env, ASKED: log };
    const bin = join(folder, "bin", "graph-backup-delta.js");
    const { code, err } = runNode([bin, ...args, ...Object.keys(files)], { cwd, env });
    assert.ok(code === 0 || code === 1, err);
    const lines = readFileSync(log, "utf8").trimEnd().split("\n");
    const calls = lines.map((it) => JSON.parse(it));
    // Codes, resources and languages are no input; nor is the empty text that options are tried on.
    return calls.filter(([name, text]) => OF_INPUTS.includes(name) && text !== "");
  };

  const sample = seed("request.txt").toString();
  assert.deepEqual(asked(["validate"], { "a.json": GOOD, "b.json": sample, "c.json": ANSWER }), [
    ["validate", GOOD],
    ["validate", sample],
    ["validate", ANSWER],
  ]);
  assert.deepEqual(asked(["validate", "--ndjson"], { a: `${GOOD}\n${ANSWER}\n` }), [
    ["validate", GOOD],
    ["validate", ANSWER],
  ]);
  // What is mended is another text, which is judged as well.
  for (const how of ["--fix", "--fix-dry-run"]) {
    assert.deepEqual(asked(["validate", how], { "a.json": GOOD }), [
      ["fix", GOOD],
      ["validate", GOOD],
    ]);
  }
  assert.deepEqual(asked(["validate", "--fix"], { "a.json": MENDABLE }), [
    ["fix", MENDABLE],
    ["validate", `\n${GOOD}`],
  ]);
  assert.deepEqual(asked(["validate", "--fix-dry-run"], { "a.json": MENDABLE }), [
    ["fix", MENDABLE],
    ["validate", `\n${GOOD}`],
    ["validate", MENDABLE],
  ]);
  assert.deepEqual(asked(["collect", RESOURCE], { "a.txt": IDS, "b.txt": OTHERS }), [
    ["collect", IDS],
    ["collect", OTHERS],
  ]);
  const target = [RESOURCE, `--id=${seedChange.id}`, "--destination-type=new"];
  assert.deepEqual(asked(["plan", ...target], { "a.txt": IDS, "b.txt": IDS }), [
    ["plan", IDS, IDS],
  ]);
  assert.deepEqual(asked(["build"], { "a.json": CHANGE }), [["build", CHANGE]]);
  assert.deepEqual(asked(["batch"], { "a.json": BUILT }), [["recognize", BUILT], ["batch"]]);
  assert.deepEqual(asked(["snippet", "--language=curl"], { "a.json": BUILT }), [
    ["recognize", BUILT],
    ["snippet", "curl"],
  ]);
  // Whether it is an answer at all, and one to a $batch, are questions of their own; where it answers a
  // $batch, that is the whole answer.
  assert.deepEqual(asked(["interpret"], { "a.json": ANSWER, "b.json": BATCH_ANSWER }), [
    ["recognize", ANSWER],
    ["recognize", BATCH_ANSWER],
    ["interpretBatch", ANSWER],
    ["interpret", ANSWER],
    ["interpretBatch", BATCH_ANSWER],
  ]);
});
