// What the benchmark is to reach, and whether it did.

import { CALL } from "../floor.mjs";
import { powerOf, ratioOf, ratioOfAjv, select } from "../results.mjs";
import { digits, factor, labelOf, whole } from "./format.mjs";

/**
 * @typedef {import("../results.mjs").Results} Results
 * @typedef {import("../results.mjs").Race} Race
 *
 * @typedef {{ job: string, goal: string, found: string, isReached: boolean, floor?: string }} Verdict
 * The floor is what a call would reach that judges nothing.
 */

/**
 * Time that grows with no more than this power of the size is called linear. It leaves room for memory
 * that no cache holds, which makes an item up to four times as dear; n√n would be 1.5.
 */
const LINEAR = 1.25;
const COLD_START = "Ajv, our schema";
const AHEAD = "Ajv, compiled ahead";
const NODE = "Node alone";

/** @param {Results} results @returns {Verdict[]} */
export function verdicts({ races, sizes, memory, commandOver }) {
  const all = select(races, { job: "validate", faults: "valid" });
  const large = all.filter(({ count = 0 }) => count >= 1_000);
  const small = all.filter(({ count = 0, input }) => count < 1_000 && input !== "object");
  const bytes = select(large, { input: "bytes" });
  const texts = select(races, { job: "checked text" }).filter(({ count = 0 }) => count >= 1_000);
  const parse = (/** @type {Race} */ race) => ratioOf(race, "JSON.parse alone");
  const inverse = (/** @type {Race} */ race) => 1 / ratioOfAjv(race);
  const loop = (/** @type {Race} */ race) => ratioOf(race, "loop");
  const slicing = (/** @type {Race} */ race) => ratioOf(race, "slicing");
  const start = (/** @type {Race} */ race) => ratioOf(race, COLD_START);
  const starts = select(races, { job: "cold start" });
  /** Against Ajv compiled ahead, Node's own start taken off both. */
  const ahead = (/** @type {string} */ ours) => (/** @type {Race} */ race) => {
    const node = ratioOf(race, NODE);
    return (ratioOf(race, AHEAD) - node) / (ratioOf(race, ours) - node);
  };
  const of = (/** @type {string} */ faults, /** @type {number} */ count) =>
    select(races, { job: "validate", faults, count, writing: "compact", input: "bytes" });
  const zod = (/** @type {Race} */ race) => ratioOf(race, "zod");
  const objects = (/** @type {number} */ count) => select(all, { count, input: "object" });
  const few = (/** @type {string} */ job) =>
    select(races, { job }).filter(({ count = 0 }) => count === 7);
  return [
    atLeast(10, "bytes → report, against parse + Ajv", bytes, ratioOfAjv),
    atLeast(5, "bytes → report, against `JSON.parse` alone", bytes, parse),
    atLeast(
      8,
      "string → report, against parse + Ajv",
      select(large, { input: "string" }),
      ratioOfAjv,
    ),
    atLeast(4, "7 and 50 items, bytes or string, against parse + Ajv", small, ratioOfAjv),
    atLeast(2.5, "7 items, bytes, against parse + Ajv", of("valid", 7), ratioOfAjv),
    atLeast(0.4, "50 items, all bad, bytes, against parse + Ajv", of("all bad", 50), ratioOfAjv),
    atLeast(1.5, "50 items, all bad, bytes, against parse + zod", of("all bad", 50), zod),
    atLeast(3.5, "50 items, one bad, bytes, against parse + Ajv", of("1 % bad", 50), ratioOfAjv),
    noneListed(of("valid", 1_000)[0], of("all bad", 1_000)[0]),
    atLeast(1.2, "object → checked text, against Ajv + `JSON.stringify`", texts, ratioOfAjv),
    atMost(
      3,
      "object → report, our time as a multiple of Ajv's",
      select(large, { input: "object" }),
      inverse,
    ),
    atLeast(
      1,
      "answer → outcome, against the shortest loop",
      select(races, { job: "interpret" }).filter(({ count = 0 }) => count >= 1_000),
      loop,
    ),
    atMost(4, "7 items, object → report, our time as a multiple of Ajv's", objects(7), inverse),
    atMost(3, "50 items, object → report, likewise", objects(50), inverse),
    atLeast(0.8, "7 items, answer → outcome, against the shortest loop", few("interpret"), loop),
    atLeast(0.8, "7 items, change → request, against plain slicing", few("build"), slicing),
    atLeast(
      1,
      "100,000 additions → 2,000 requests, against plain slicing",
      select(races, { job: "build", count: 100_000 }),
      slicing,
    ),
    atLeast(5, "cold start, against Ajv", starts, start),
    atLeast(
      0.6,
      "cold start, Node's own taken off, against Ajv compiled ahead",
      starts,
      ahead("ours"),
    ),
    atLeast(1, "cold start of `/validate`, likewise", starts, ahead("ours, validate")),
    ...sizes.map(({ file, gzip }, at) => smallEnough(file, gzip, [170, undefined, 60, 85][at])),
    littleEnough(memory.peaks[0]),
    linear(select(races, { job: "growth" })),
    steady(commandOver),
  ];
}

/**
 * @param {number} goal
 * @param {string} job
 * @param {Race[]} races
 * @param {(race: Race) => number} ratio
 * @returns {Verdict}
 */
function atLeast(goal, job, races, ratio) {
  const isReached = races.every((race) => ratio(race) >= goal);
  const floor = range(races, (race) => ratio(race) / ratioOf(race, CALL));
  return { job, goal: `at least ${goal} ×`, found: range(races, ratio), isReached, floor };
}

/** @type {typeof atLeast} */
function atMost(goal, job, races, ratio) {
  const isReached = races.every((race) => ratio(race) <= goal);
  const floor = range(races, (race) => ratio(race) * ratioOf(race, CALL));
  return { job, goal: `at most ${goal} ×`, found: range(races, ratio), isReached, floor };
}

/**
 * @param {string} file
 * @param {number} gzip
 * @param {number} [goal] In thousands of bytes; none where nothing was aimed at.
 * @returns {Verdict}
 */
function smallEnough(file, gzip, goal = Number.POSITIVE_INFINITY) {
  return {
    job: `\`${file}\`, gzip`,
    goal: Number.isFinite(goal) ? `at most ${goal} KB` : "none",
    found: `${whole(gzip)} bytes`,
    isReached: gzip <= goal * 1_000,
  };
}

/**
 * @param {Race | undefined} clean
 * @param {Race | undefined} bad
 * @returns {Verdict}
 */
function noneListed(clean, bad) {
  const timeOf = (/** @type {Race | undefined} */ race) =>
    race?.measured.find((it) => it.name === "ours, none listed")?.time ?? Number.NaN;
  const ratio = timeOf(bad) / timeOf(clean);
  return {
    job: "1,000 items, all bad, `maxFindings: 0`, against clean ones",
    goal: "at most 8 × the time",
    found: factor(ratio),
    isReached: ratio <= 8,
  };
}

/** @param {import("../results.mjs").Peak} peak @returns {Verdict} */
function littleEnough({ whole, added }) {
  return {
    job: "peak memory, bytes path, 84 MB body",
    goal: "at most 1.25 × the body beyond it",
    found: `${factor(added)} beyond it; ${factor(whole)} with it`,
    isReached: added <= 1.25,
  };
}

/** @param {Race[]} races @returns {Verdict} */
function linear(races) {
  const power = Math.max(...races.map(powerOf));
  return {
    job: "growth to 1,000,000 items, and in every class of bad input",
    goal: `linear (time grows with the size to the power of ${LINEAR} at most)`,
    found: `to the power of ${digits(power)} at worst`,
    isReached: power <= LINEAR,
  };
}

/** @param {import("../results.mjs").CommandRun[]} runs @returns {Verdict} */
function steady(runs) {
  const [few, many] = [runs[0], runs[runs.length - 1]];
  const ratio = many.time / many.files / (few.time / few.files);
  return {
    job: `the command over ${whole(many.files)} files, time a file`,
    goal: `at most that over ${whole(few.files)}`,
    found: `${factor(ratio)} that`,
    isReached: ratio <= 1,
  };
}

/**
 * The worst and the best ratio, and where; nothing where it was not measured.
 *
 * @param {Race[]} races
 * @param {(race: Race) => number} ratio
 */
function range(races, ratio) {
  if (!races.every((race) => ratio(race) > 0)) return "";
  const sorted = races.toSorted((a, b) => ratio(a) - ratio(b));
  const ends = [...new Set([sorted[0], sorted[sorted.length - 1]])];
  return ends.map((race) => `${factor(ratio(race))}${where(race)}`).join(" to ");
}

/** @param {Race} race */
function where({ count, writing, input }) {
  const label = labelOf({ count, writing, input });
  return label && ` (${label})`;
}
