// How time grows with the body: right ones, and each class of bad ones, which somebody might send to
// keep a server busy.

import { validate } from "graph-backup-delta";
import { addition, bodyOf, bytesOf, DELTA } from "../bodies.mjs";

/** @typedef {import("../results.mjs").Case} Case */

const encoder = new TextEncoder();

/** @returns {Generator<Case>} */
export function* growthCases() {
  for (const [input, counts, make] of CLASSES) {
    const contenders = counts.map((count) => {
      const bytes = make(count);
      return { name: String(count), run: () => validate(bytes).findings.length };
    });
    yield { job: "growth", input, contenders };
  }
}

const TENFOLD = [100_000, 1_000_000];

/** @type {[input: string, counts: number[], make: (count: number) => Uint8Array][]} */
const CLASSES = [
  ["valid items", [1_000, 10_000, 100_000, 1_000_000], (count) => bytesOf(count)],
  ["bad items", TENFOLD, (count) => bytesOf(count, "all bad")],
  ["levels of nesting", TENFOLD, (count) => encoder.encode(`{"${DELTA}":${"[".repeat(count)}`)],
  ["duplicate keys", TENFOLD, duplicateKeys],
  ["bytes of one string", [10_000_000, 100_000_000], oneString],
  ["items, all in escapes", [10_000, 100_000], escaped],
];

/** @param {number} count */
function duplicateKeys(count) {
  return encoder.encode(`{"${DELTA}":[]${',"displayName":"a"'.repeat(count)}}`);
}

/** @param {number} count */
function oneString(count) {
  return encoder.encode(JSON.stringify({ [DELTA]: [addition("a".repeat(count))] }));
}

/** Every character of every string is written as an escape. @param {number} count */
function escaped(count) {
  const text = JSON.stringify(bodyOf(count).value);
  const coded = (/** @type {string} */ it) =>
    `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const inside = (/** @type {string} */ it) => `"${it.slice(1, -1).replace(/./g, coded)}"`;
  return encoder.encode(text.replace(/"[^"]*"/g, inside));
}
