// The WebAssembly gives, from bytes, exactly the JSON that the native library gives: the files that
// the Rust tests hold it to.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build, interpret, validate } from "graph-backup-delta";
import { fixture, fixtureNames } from "./support.mjs";

/**
 * @param {string} folder
 * @param {string} given What the names of files that are given end in.
 * @param {string} expected What the names of files with what is expected end in.
 * @param {(bytes: Buffer, name: string) => object} operation
 */
function compareEach(folder, given, expected, operation) {
  describe(folder, () => {
    for (const name of fixtureNames(folder, expected)) {
      test(name, () => {
        const result = operation(fixture(folder, name + given), name);
        const text = fixture(folder, name + expected).toString();
        assert.equal(`${JSON.stringify(result, null, 2)}\n`, text);
      });
    }
  });
}

compareEach("validate", ".json", ".report.json", (body) => validate(body));

// The Rust function takes a change as a value, which has no places.
compareEach("build", ".change.json", ".built.json", (change) => build(JSON.parse(`${change}`)));

describe("build from bytes gives the same, with places", () => {
  for (const name of fixtureNames("build", ".change.json")) {
    test(name, () => {
      const bytes = fixture("build", `${name}.change.json`);
      const { findings, ...built } = build(bytes);
      const expected = JSON.parse(`${fixture("build", `${name}.built.json`)}`);
      assert.deepEqual({ ...built, findings: [] }, { ...expected, findings: [] });
      assert.ok(findings.every((it) => it.line !== undefined));
      const placeless = findings.map(({ line, column, start, end, ...finding }) => finding);
      assert.deepEqual(sorted(placeless), sorted(expected.findings));
    });
  }
});

compareEach("interpret", ".answer.json", ".outcome.json", (answer, name) => {
  const read = (/** @type {string} */ ending) => {
    const found = fixtureNames("interpret", ending).includes(name);
    return found ? fixture("interpret", name + ending) : undefined;
  };
  const http = JSON.parse(read(".http.json")?.toString() ?? "{}");
  return interpret(answer, { request: read(".request.json"), ...http });
});

/** @param {object[]} findings */
function sorted(findings) {
  return findings.map((it) => JSON.stringify(it)).sort();
}
