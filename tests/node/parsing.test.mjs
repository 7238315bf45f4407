// What is no JSON to JavaScript is none to `validate`, and the other way round.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, validate } from "graph-backup-delta";
import { fixture } from "./support.mjs";

const lines = fixture("json", "parsing.txt").toString().split("\n");
const cases = lines
  .filter((it) => it.includes("\t"))
  .map((line) => {
    const [verdict, text] = line.split("\t");
    return { line, verdict, bytes: bytesOf(text) };
  });

/** The bytes of a text in which `<XX>` stands for one of them, and `<XX*n>` for several. @param {string} text */
function bytesOf(text) {
  const parts = text.split(/<(\w\w)(?:\*(\d+))?>/);
  const bytes = [];
  for (let at = 0; at < parts.length; at += 3) {
    bytes.push(Buffer.from(parts[at]));
    const [byte, count] = parts.slice(at + 1, at + 3);
    if (byte) bytes.push(Buffer.alloc(Number(count ?? 1), Number.parseInt(byte, 16)));
  }
  return Buffer.concat(bytes);
}

/** @param {Buffer} bytes */
function isJson(bytes) {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}

// That a name stands twice is told, and is JSON.
const isSyntax = (/** @type {string} */ code) =>
  code.startsWith("json-") && code !== "json-duplicate-key";

test("JSON is JSON, and what is none is told", () => {
  for (const { line, verdict, bytes } of cases) {
    const isAccepted = verdict.endsWith("accept");
    const told = validate(bytes).findings.some((it) => isSyntax(it.code));
    assert.equal(told, !isAccepted, line);
    // Where a reader decides, JavaScript decides otherwise; and its strings are never broken UTF-8.
    const isWhole = Buffer.from(bytes.toString()).equals(bytes);
    if (!verdict.startsWith("pinned") && isWhole) assert.equal(isJson(bytes), isAccepted, line);
  }
  assert.ok(cases.length > 300);
});

// Sixteen bytes of a string are looked at together, so each place among them is tried.
test("a string ends, and is faulty, wherever in it that is", () => {
  for (let before = 0; before <= 40; before++) {
    const start = `{"@${"a".repeat(before)}`;
    for (const after of [0, 1, 15, 16, 40]) {
      const rest = `${"é".repeat(after)}":0,"driveProtectionUnits@delta":[]}`;
      const told = (/** @type {string} */ text) => {
        const findings = validate(`${start}${text}${rest}`).findings;
        return findings.filter((it) => isSyntax(it.code)).map(({ code, start }) => [code, start]);
      };
      for (const plain of ["", "\\\\", '\\"', "\\n", "\\u00e9", "\u007f", "ÿ", "\u0222"]) {
        assert.deepEqual(told(plain), [], plain);
      }
      const at = start.length;
      assert.deepEqual(told("\\x"), [["json-escape", at]]);
      for (const control of ["\u0000", "\t", "\n", "\u001f"]) {
        assert.deepEqual(told(control), [["json-control-character", at]]);
      }
    }
  }
});

test("a property that a change gives twice is told at its second place", () => {
  const change = '{"resource":"exchangeProtectionPolicy","id":"a","id":"b"}';
  const finding = build(change).findings.find((it) => it.code === "change-property-duplicate");
  assert.ok(finding);
  assert.equal(finding.pointer, "/id");
  assert.equal(change.slice(finding.start, finding.end), '"id"');
  assert.equal(finding.column, change.lastIndexOf('"id"') + 1);
});
