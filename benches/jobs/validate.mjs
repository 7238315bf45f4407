// Bodies to reports, against those who judge the same bodies by the same rules.

import { validate } from "graph-backup-delta";
import { bodyOf } from "../bodies.mjs";
import { CALL, callAlone } from "../floor.mjs";
import { AJV, PEERS } from "../peers/all.mjs";

/**
 * @typedef {import("../measure.mjs").Contender} Contender
 * @typedef {import("../results.mjs").Case} Case
 */

const COUNTS = [7, 50, 1_000, 100_000];
/** Those whose bad bodies are judged in a moment. */
export const SMALL_COUNTS = COUNTS.slice(0, 3);
/** What a report lists at most, unless it is told to list more. */
const LISTED = 1_000;

/** To be told nothing but whether there is something. */
const NONE = { maxFindings: 0 };

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * @param {import("../bodies.mjs").Faults} faults
 * @param {readonly number[]} [counts]
 * @returns {Generator<Case>}
 */
export function* validateCases(faults, counts = COUNTS) {
  for (const count of counts) {
    const { value } = bodyOf(count, faults);
    for (const [writing, text] of [
      ["compact", JSON.stringify(value)],
      ["pretty", JSON.stringify(value, null, 2)],
    ]) {
      const size = encoder.encode(text).length;
      for (const [input, contenders] of Object.entries(contendersOn(text, faults, count))) {
        if (input === "object" && writing === "pretty") continue;
        yield { job: "validate", count, faults, writing, input, size, contenders };
      }
    }
  }
}

/**
 * Who judges a text, by what it is given as.
 *
 * @param {string} text
 * @param {import("../bodies.mjs").Faults} faults
 * @param {number} count
 * @returns {Record<"bytes" | "string" | "object", Contender[]>}
 */
function contendersOn(text, faults, count) {
  const bytes = encoder.encode(text);
  // An object as it comes from a text, so that it has the shape that the peers know.
  const object = JSON.parse(text);
  const isCut = faults === "all bad" && count > LISTED;
  /** @type {(body: string | Uint8Array | object) => Contender[]} */
  const ours = (body) => [
    { name: "ours", run: () => read(validate(body)) },
    { name: "ours, none listed", run: () => validate(body, NONE).total },
    { name: CALL, run: () => callAlone(body) },
    ...(isCut ? [{ name: "ours, all listed", run: () => read(validate(body, all(count))) }] : []),
  ];
  const parsed = { name: "JSON.parse alone", run: () => JSON.parse(text) };
  const decoded = { name: "JSON.parse alone", run: () => JSON.parse(decoder.decode(bytes)) };
  const written = { name: "JSON.stringify alone", run: () => JSON.stringify(object) };
  return {
    bytes: [...ours(bytes), decoded, ...peers(() => JSON.parse(decoder.decode(bytes)))],
    string: [...ours(text), parsed, ...peers(() => JSON.parse(text))],
    object: [...ours(object), written, ...peers(() => object)],
  };
}

/** @param {() => unknown} value @returns {Contender[]} */
function peers(value) {
  return PEERS.map(({ name, judge }) => ({ name, run: () => judge(value()) }));
}

/**
 * To list the findings of every item, and that there are too many: as many of them as can be listed.
 *
 * @param {number} count
 */
function all(count) {
  return { maxFindings: Math.min(count + 1, 100_000) };
}

/**
 * Reads what a report says, so that nothing can be left undone until somebody looks.
 *
 * @param {import("graph-backup-delta").Report} report
 */
function read({ findings }) {
  let letters = 0;
  for (const { message } of findings) letters += message.length;
  return letters;
}

/** An object to text that was checked and can be sent. @returns {Generator<Case>} */
export function* checkedTextCases() {
  for (const count of COUNTS) {
    const object = JSON.parse(JSON.stringify(bodyOf(count).value));
    const ours = () => {
      const text = JSON.stringify(object);
      read(validate(text));
      return text;
    };
    const peers = AJV.map(({ name, judge }) => {
      const run = () => {
        judge(object);
        return JSON.stringify(object);
      };
      return { name, run };
    });
    yield { job: "checked text", count, contenders: [{ name: "ours", run: ours }, ...peers] };
  }
}
