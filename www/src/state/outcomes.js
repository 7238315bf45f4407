/**
 * What was read of one answer or several, put together to be told.
 *
 * @import { BatchPart, Outcome, State } from "graph-backup-delta"
 * @import { AnswerRead } from "../answers.js"
 * @import { IconName } from "../icons.js"
 * @import { NamedOutcome } from "../outcome-export.js"
 * @import { Tone } from "./verdict.js"
 */

import { mergedRetries } from "../retries.js";
import { placeOf } from "./asked.js";
import { STATES } from "./states.js";
import { countsOf, countsText, verdictOf } from "./verdict.js";

/**
 * @typedef {AnswerRead & { name: string }} NamedAnswer
 *
 * @typedef {ReturnType<typeof resultOf>} Result
 *
 * @typedef {{ key: string, requests: unknown[] }[]} Sizes How many requests were sent together.
 *
 * @param {NamedAnswer[]} answers
 * @param {Sizes} [sent] What is known to have been sent.
 */
export function resultOf(answers, sent = []) {
  const [first] = answers;
  /** The outcome of an answer that is the only one, and to one request. */
  const single = answers.length === 1 ? first?.outcome : undefined;
  const named = answers.flatMap(namedOutcomes);
  const outcomes = named.map((it) => it.outcome);
  const retries = mergedRetries(outcomes.map((it) => it.retry));
  const size = outcomes.length > 1 || !single ? `${sizeText(answers)}: ` : "";
  return {
    answers,
    single,
    named,
    retries,
    verdict: withMatch(verdictOf(outcomes, retries), answers, outcomes),
    told: [`${size}${countsText(outcomes)}`, ...unanswered(answers, sent)].join(". "),
    counts: countsOf(outcomes),
    /** How many requests were refused of which no item is known. */
    refused: outcomes.filter((it) => it.error && it.items.length === 0).length,
    created: answers.flatMap((it) => it.created),
    /** As the package gave it. */
    read: answers.length === 1 ? (first?.outcome ?? first?.batch) : answers,
  };
}

/**
 * @typedef {BatchPart & { title: string }} Part
 *
 * @param {NamedAnswer} answer
 * @returns {Part[]}
 */
export function partsOf({ name, outcome, batch }) {
  if (outcome) return [{ id: name, outcome, title: name }];
  const of = name === "" ? "" : `${name}: `;
  return (batch?.parts ?? []).map((it) => ({
    ...it,
    title: `${of}Request ${it.id === "" ? "without an id" : it.id}`,
  }));
}

/** @type {Record<Tone, State>} */
const STATE_OF = { bad: "failed", unsure: "unconfirmed", good: "added" };

/**
 * @param {BatchPart} part
 * @returns {{ name: State, icon: IconName }}
 */
export function stateOfPart({ outcome }) {
  const name = STATE_OF[verdictOf([outcome], []).tone];
  return { name, icon: STATES[name].icon };
}

/** @param {NamedAnswer[]} answers */
function sizeText(answers) {
  const [first] = answers;
  if (answers.length > 1) return `${answers.length} answers`;
  const size = first?.batch?.parts.length ?? 0;
  return `A $batch of ${size} ${size === 1 ? "request" : "requests"}`;
}

/**
 * Of requests that were sent together, which have no answer among those that are read: all that went
 * well is then not all that was asked.
 *
 * @param {NamedAnswer[]} answers
 * @param {Sizes} sent
 */
function unanswered(answers, sent) {
  const matches = matchesOf(answers).filter((it) => !it.isBatch);
  return sent.flatMap(({ key, requests: { length } }) => {
    const read = new Set(matches.flatMap((it) => (it.key === key ? [it.index] : [])));
    const missing = Array.from({ length }, (_, at) => at).filter((it) => !read.has(it));
    if (read.size === 0 || missing.length === 0) return [];
    const which = missing.slice(0, NAMED).map((it) => it + 1);
    const more = missing.length > NAMED ? " and others" : "";
    const words = missing.length === 1 ? "request" : "requests";
    return [`Without an answer here: ${words} ${which.join(", ")}${more} of ${placeOf(key)}`];
  });
}

/** How many are named where there is room for a line. */
const NAMED = 10;

/** @param {NamedAnswer[]} answers */
function matchesOf(answers) {
  return answers.flatMap(({ matched }) => (matched && "match" in matched ? [matched.match] : []));
}

/**
 * @param {NamedAnswer} answer
 * @returns {NamedOutcome[]}
 */
function namedOutcomes({ name, outcome, batch }) {
  if (outcome) return [{ request: name, outcome }];
  return (batch?.parts ?? []).map((it) => ({
    request: name === "" ? it.id : `${name} ${it.id}`,
    outcome: it.outcome,
  }));
}

/**
 * What is said where no request is known that an answer is to: nothing that it leaves out is done.
 *
 * @param {ReturnType<typeof verdictOf>} verdict
 * @param {NamedAnswer[]} answers
 * @param {Outcome[]} outcomes
 */
function withMatch(verdict, answers, outcomes) {
  const whyOf = (/** @type {NamedAnswer} */ { matched }) =>
    matched && "why" in matched ? matched.why : undefined;
  const whys = answers.map(whyOf);
  /** @param {string} text @param {typeof whys[0]} [why] Of several answers, it is said of those with that. */
  const unsure = (text, why) => {
    const names = answers.flatMap((it) => (why && whyOf(it) === why && it.name ? [it.name] : []));
    const told = [...(names.length > 0 ? [`${names.join(", ")}:`] : []), text].join(" ");
    return verdict.tone === "bad"
      ? { text: `${told} ${verdict.text}`, tone: verdict.tone }
      : { text: told, tone: /** @type {const} */ ("unsure") };
  };
  if (whys.includes("other")) return unsure(OTHER, "other");
  if (whys.includes("several")) return unsure(SEVERAL, "several");
  const matches = matchesOf(answers).map((it) => JSON.stringify(it));
  if (new Set(matches).size < matches.length) return unsure(TWICE);
  const isNothing = outcomes.every((it) => it.items.length + it.unrequested.length === 0);
  if (!whys.includes("none") || verdict.tone === "bad") return verdict;
  return unsure(
    isNothing
      ? "Nothing can be told: no request is known that this is the answer to."
      : "No request is known here: this is what the answer tells by itself.",
  );
}

const OTHER = "This answer is to another request than those that are known here.";
const SEVERAL = "Choose the request that this is the answer to.";
const TWICE = "Of these answers, several are to the same request: its items are counted twice.";
