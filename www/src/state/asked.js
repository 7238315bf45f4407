/**
 * Which request an answer is read against, as a person chose it or as it was found.
 *
 * @import { Match, Matched } from "./matching.js"
 * @import { Run } from "./runs.js"
 */

import { titleOf } from "../facts.js";
import { counted } from "../numbers.js";
import { capital } from "../words.js";
import { resourceOfUrl } from "./lists.js";

/** So many requests of a run are listed; the others are found by the answer. */
export const LISTED = 100;

const TIME = new Intl.DateTimeFormat("en", { timeStyle: "short" });

/**
 * @typedef {object} Option
 * @property {string} value "auto", "build 0", "run 2 0", "checked", "pasted", "none"
 * @property {string} words
 *
 * @typedef {object} Group
 * @property {string} [label]
 * @property {Option[]} options
 */

/**
 * What can be chosen.
 *
 * @param {Run[]} runs
 * @param {number} built How many requests Build has.
 * @param {boolean} isChecked Whether Check has a body.
 * @returns {Group[]}
 */
export function choicesOf(runs, built, isChecked) {
  const ofRuns = [...runs].reverse().map((run) => ({
    label: runTitle(run),
    options: placesOf(run.requests.length).map((at) => ({
      value: `run ${run.number} ${at}`,
      words: `Run ${run.number}: request ${at + 1} of ${run.requests.length}`,
    })),
  }));
  const ofBuild = placesOf(built).map((at) => ({
    value: `build ${at}`,
    words: `Request ${at + 1} of ${built} in Build`,
  }));
  const ofCheck = isChecked ? [{ value: "checked", words: "The body in Check" }] : [];
  return [
    { options: [{ value: "auto", words: "Find it by its ids" }] },
    ...ofRuns,
    {
      options: [
        ...ofBuild,
        ...ofCheck,
        { value: "pasted", words: "Another one, pasted here" },
        { value: "none", words: "No request" },
      ],
    },
  ];
}

/** @param {number} count */
function placesOf(count) {
  return Array.from({ length: Math.min(count, LISTED) }, (_, at) => at);
}

/** @param {Run} run */
export function runTitle({ number, time, requests }) {
  const [first] = requests;
  const resource = first && resourceOfUrl(first.url);
  const words = capital(resource ? titleOf(resource) : "a body");
  return `Run ${number}, ${TIME.format(time)}: ${counted(requests.length, "request")}, ${words}`;
}

/**
 * What was kept, of this page or an earlier one.
 *
 * @param {string} value
 * @param {string} pasted
 */
export function chosenOf(value, pasted) {
  if (value === "none" || value === "checked" || /^(?:build|run) /.test(value)) return value;
  return value === "pasted" || pasted !== "" ? "pasted" : "auto";
}

/**
 * What is told of what an answer was matched with.
 *
 * @param {Matched | undefined} matched
 * @returns {{ text: string, isWrong: boolean }}
 */
export function toldOf(matched) {
  if (!matched) return { text: "", isWrong: false };
  if ("match" in matched) return { text: readAgainst(matched.match), isWrong: false };
  const text = {
    none: "No request is known here: the answer is read by itself. A removal that was done may not be in it.",
    other:
      "This answer fits no request that is known here: it belongs to another one. Paste that one.",
    several: "Nothing in this answer tells which request it is to: choose that one.",
  }[matched.why];
  return { text, isWrong: matched.why !== "none" };
}

/** @param {Match} match */
function readAgainst({ key, index, isBatch }) {
  return `Read against ${isBatch ? "the $batch of" : `request ${index + 1} of`} ${placeOf(key)}.`;
}

/** Where requests stand that were sent together. @param {string} key "run 2", "build" */
export function placeOf(key) {
  return { build: "Build", check: "Check" }[key] ?? key;
}

/**
 * What was chosen of a run, as what is found by itself.
 *
 * @param {string} choice "run 2 0"
 * @returns {Matched | undefined}
 */
export function matchOfChoice(choice) {
  const [, key, index] = /^(run \d+) (\d+)$/.exec(choice) ?? [];
  return key ? { match: { key, index: Number(index), isBatch: false } } : undefined;
}
