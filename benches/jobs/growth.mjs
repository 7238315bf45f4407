// How time grows with the body: right ones, and each class of bad ones, which somebody might send to
// keep a server busy.

import { build, fix, interpret, plan, validate } from "graph-backup-delta";
import { exchangeOf } from "../answers.mjs";
import { addition, bodyOf, bytesOf, DELTA, guid } from "../bodies.mjs";

/** @typedef {import("../results.mjs").Case} Case */

const encoder = new TextEncoder();

/** @satisfies {Partial<import("graph-backup-delta").Change>} */
const SESSION = {
  resource: "oneDriveForBusinessRestoreSession",
  id: "1b014d8c-71fe-4d00-8ab2-31850bc5b32c",
  destinationType: "new",
};

/** @returns {Generator<Case>} */
export function* growthCases() {
  for (const [input, counts, make] of CLASSES) {
    const contenders = counts.map((count) => ({ name: String(count), run: make(count) }));
    yield { job: "growth", input, contenders };
  }
}

const TENTHS = [10_000, 100_000];
const TENFOLD = [100_000, 1_000_000];

/**
 * What is given, how much of it, and what makes that ready to run.
 *
 * @type {[input: string, counts: number[], make: (count: number) => () => number][]}
 */
const CLASSES = [
  ["valid items", [1_000, ...TENTHS, ...TENFOLD.slice(1)], judged((count) => bytesOf(count))],
  ["bad items", TENFOLD, judged((count) => bytesOf(count, "all bad"))],
  ["levels of nesting", TENFOLD, judged(nested)],
  ["duplicate keys", TENFOLD, judged(duplicateKeys)],
  ["bytes of one string", [10_000_000, 100_000_000], judged(oneString)],
  ["items, all in escapes", TENTHS, judged(escaped)],
  ["bad items, mended", TENTHS, mended],
  ["items of an answer, told", TENTHS, (count) => told(count, (it) => it)],
  ["items of an answer, told in reverse", TENTHS, (count) => told(count, (it) => it.toReversed())],
  ["additions, built", TENTHS, built],
  ["items, planned", TENTHS, planned],
];

/**
 * @param {(count: number) => Uint8Array} make
 * @returns {(count: number) => () => number}
 */
function judged(make) {
  return (count) => {
    const bytes = make(count);
    return () => validate(bytes).findings.length;
  };
}

/** @param {number} count */
function mended(count) {
  const text = new TextDecoder().decode(bytesOf(count, "all bad"));
  return () => fix(text).text.length;
}

/**
 * @param {number} count
 * @param {(entries: object[]) => object[]} order
 */
function told(count, order) {
  const exchange = exchangeOf(count);
  const entries = order(exchange.answer[DELTA]);
  const answer = encoder.encode(JSON.stringify({ ...exchange.answer, [DELTA]: entries }));
  const request = encoder.encode(JSON.stringify(exchange.request));
  return () => interpret(answer, { request }).items.length;
}

/** @param {number} count */
function built(count) {
  const add = guids(count);
  return () => build({ ...SESSION, add }).requests.length;
}

/** Half of them are kept, the others go. @param {number} count */
function planned(count) {
  const ids = guids(count);
  const current = ids.map((id, at) => ({ id: guid(count + at), restorePoint: { id } }));
  const wanted = [...ids.slice(count / 2), ...guids(count / 2, 2 * count)];
  return () => plan(current, wanted, SESSION).kept;
}

/**
 * @param {number} count
 * @param {number} [first]
 */
function guids(count, first = 0) {
  return Array.from({ length: count }, (_, at) => guid(first + at));
}

/** @param {number} count */
function nested(count) {
  return encoder.encode(`{"${DELTA}":${"[".repeat(count)}`);
}

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
