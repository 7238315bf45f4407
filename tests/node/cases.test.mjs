// The cases of tests/cases, in WebAssembly: what tests/specification/cases.rs expects of the crate is
// what the package gives, for bytes as they stand in the file.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { test } from "node:test";
import { collect, interpretBatch, plan } from "graph-backup-delta";
import { root } from "../../scripts/run.mjs";

const cases = join(root, "tests", "cases");

/** @type {Record<string, (file: Record<string, Buffer>, options: any) => unknown>} */
const operations = {
  collect: ({ input }, options) => collect(input, options),
  "interpret-batch": ({ answer, request }, http) => interpretBatch(answer, { ...http, request }),
  plan: ({ current, wanted }, { target, options }) => plan(current, wanted, target, options),
};

for (const [operation, run] of Object.entries(operations)) {
  test(`${operation} gives in WebAssembly what is expected of it`, () => {
    const names = readdirSync(join(cases, operation));
    assert.ok(names.length > 0);
    for (const name of names) {
      const { expected, options, ...given } = filesOf(join(cases, operation, name));
      const found = run(given, parsed(options));
      assert.deepEqual(JSON.parse(JSON.stringify(found)), parsed(expected), name);
    }
  });
}

test("each folder of cases has its operation", () => {
  assert.deepEqual(readdirSync(cases).sort(), Object.keys(operations));
});

/**
 * The files of a case, by their names without endings.
 *
 * @param {string} folder
 * @returns {Record<string, Buffer>}
 */
function filesOf(folder) {
  const files = readdirSync(folder);
  return Object.fromEntries(files.map((it) => [parse(it).name, readFileSync(join(folder, it))]));
}

/** @param {Buffer} json */
function parsed(json) {
  return JSON.parse(json.toString());
}
