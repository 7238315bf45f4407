// fix mends what is certain and touches nothing else.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fix, validate } from "graph-backup-delta";
import { faultyBodies } from "./bodies.mjs";
import { fixture, fixtureNames, seed } from "./support.mjs";

/** @typedef {import("graph-backup-delta").ValidateOptions} Options */

/**
 * A text with edits applied: the straightforward way, from the last to the first.
 *
 * @param {string} text
 * @param {{ start: number, end: number, text: string }[]} edits
 */
function edited(text, edits) {
  const backwards = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  return backwards.reduce(
    (it, edit) => it.slice(0, edit.start) + edit.text + it.slice(edit.end),
    text,
  );
}

/**
 * A text with what `fix` says it applied, and nothing else. It applies in passes: the findings of
 * one are what is found in the text as it was then.
 *
 * @param {string} text
 * @param {import("graph-backup-delta").Finding[]} applied
 * @param {Options} options
 */
function withApplied(text, applied, options) {
  let [now, left] = [text, applied];
  while (left.length > 0) {
    const found = new Set(validate(now, options).findings.map((it) => JSON.stringify(it)));
    const next = left.findIndex((it) => !found.has(JSON.stringify(it)));
    const pass = next === -1 ? left : left.slice(0, next);
    assert.ok(pass.length > 0, "what was applied was never found");
    now = edited(
      now,
      pass.flatMap((it) => it.fix?.edits ?? []),
    );
    left = left.slice(pass.length);
  }
  return now;
}

/**
 * Asserts all that holds of every body.
 *
 * @param {string} text
 * @param {Options} [options]
 */
function assertMended(text, options = {}) {
  const { text: mended, applied, appliedTotal, report } = fix(text, options);
  // A line before the body tells what the request does; the body alone may say otherwise.
  if (!applied.some((it) => it.code === "json-text-before")) {
    assert.deepEqual(report, validate(mended, options));
    // What is left is what could not be mended with certainty.
    assert.deepEqual(fix(mended, options), { text: mended, applied: [], appliedTotal: 0, report });
  }
  // What is wrong is not mended away with what shows it.
  assert.ok(report.valid || !validate(mended, options).valid);
  assert.equal(applied.length, appliedTotal);
  assert.deepEqual(
    report.findings.filter((it) => it.fix),
    [],
  );
  assert.equal(withApplied(text, applied, options), mended);
  if (applied.length === 0) assert.equal(mended, text);
}

describe("fix, on each fixture", () => {
  for (const name of fixtureNames("validate", ".json").filter((it) => !it.endsWith(".report"))) {
    test(name, () => assertMended(fixture("validate", `${name}.json`).toString()));
  }

  test("the sample", () => assertMended(seed("request.txt").toString()));
});

describe("fix, on generated bodies", () => {
  test("written by JSON.stringify", () => {
    const property = fc.property(faultyBodies, fc.nat(2), ({ resource, body }, indent) =>
      assertMended(JSON.stringify(body, null, indent), { resource }),
    );
    fc.assert(property, { seed: 2026, numRuns: 3000 });
  });

  test("with faults of the text", () => {
    const faults = [
      (/** @type {string} */ it) => it.replace("]", ",]"),
      (/** @type {string} */ it) => it.replace("{", "{ // a\n"),
      (/** @type {string} */ it) => it.replaceAll(",", ", /* a, b */"),
      (/** @type {string} */ it) => it.replaceAll('"', "'"),
      (/** @type {string} */ it) => it.replace('"id"', "id"),
      (/** @type {string} */ it) => it.replace("},", "}"),
      (/** @type {string} */ it) => `\ufeff${it}`,
      (/** @type {string} */ it) => it.replaceAll(":", "😀:"),
      (/** @type {string} */ it) => wellFormed(it.slice(0, -3)),
    ];
    const some = fc.subarray(faults, { minLength: 1 });
    const property = fc.property(faultyBodies, some, ({ resource, body }, faults) => {
      const text = faults.reduce((it, fault) => fault(it), JSON.stringify(body));
      assertMended(text, { resource });
    });
    fc.assert(property, { seed: 2026, numRuns: 3000 });
  });

  test("whatever the text", () => {
    const property = fc.property(fc.string({ unit: "binary" }), (text) =>
      assertMended(wellFormed(text)),
    );
    fc.assert(property, { seed: 2026, numRuns: 3000 });
  });
});

/**
 * A text without halves of characters, which no file can hold.
 *
 * @param {string} text
 */
function wellFormed(text) {
  return Buffer.from(text).toString();
}

test("a text that UTF-8 cannot write is kept as it is", () => {
  const text = '{"exchangeRestoreSession": "\ud800",}';
  const fixed = fix(text);
  assert.equal(fixed.text, text);
  assert.deepEqual(fixed.applied, []);
  assert.deepEqual(fixed.report, validate(text));
  assert.deepEqual(Object.keys(fixed), ["text", "applied", "appliedTotal", "report"]);
});

test("of millions of mends all are applied, and as many told as a report lists", () => {
  const [count, body] = [2_000_000, '{"driveRestoreArtifacts@delta":[1]}'];
  const started = performance.now();
  const { text, applied, appliedTotal } = fix("//\n".repeat(count) + body);
  assert.ok(performance.now() - started < 5000);
  assert.deepEqual([text.length, appliedTotal], [count + body.length, count]);
  assert.equal(applied.length, 1000);
  assert.deepEqual(applied[999], validate("//\n".repeat(1000), {}).findings[999]);
  assert.equal(fix("//\n//\n//\n{}", { maxFindings: 2 }).applied.length, 2);
});

test("a million items that cannot be mended take little longer than to judge them", () => {
  const text = `{"driveRestoreArtifacts@delta":[${"1,".repeat(1_000_000)}1]}`;
  const started = performance.now();
  assert.equal(fix(text).applied.length, 0);
  assert.ok(performance.now() - started < 3000);
});
