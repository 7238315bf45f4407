/**
 * What answers come to, in a sentence: what failed first, and what to do about it.
 *
 * @import { Counts, Item, Outcome, Retry } from "graph-backup-delta"
 */

import { counted, number } from "../numbers.js";

/**
 * How many items ended in each state.
 *
 * @param {Outcome[]} outcomes
 * @returns {Counts}
 */
export function countsOf(outcomes) {
  const sum = (/** @type {keyof Counts} */ state) =>
    outcomes.reduce((total, it) => total + it.counts[state], 0);
  return {
    added: sum("added"),
    removed: sum("removed"),
    failed: sum("failed"),
    unconfirmed: sum("unconfirmed"),
  };
}

/**
 * @typedef {"bad" | "unsure" | "good"} Tone
 *
 * @param {Outcome[]} outcomes
 * @param {Retry[]} retries
 * @returns {{ text: string, tone: Tone }}
 */
export function verdictOf(outcomes, retries) {
  const counts = countsOf(outcomes);
  const total = counts.added + counts.removed + counts.failed + counts.unconfirmed;
  const refused = outcomes.filter((it) => it.error).length;
  const unreadable = outcomes.some((it) =>
    it.findings.some(({ severity }) => severity === "error"),
  );
  if (refused > 0 && counts.failed === 0) {
    const of = outcomes.length > 1 ? ` of ${number(outcomes.length)}` : "";
    const isOne = refused === 1;
    const what = isOne && of === "" ? "The request" : `${number(refused)}${of} requests`;
    const them = isOne ? "it" : "them";
    const items = counts.unconfirmed > 0 ? counted(counts.unconfirmed, "item") : them;
    return {
      text: outcomes.some(isBrokenOff)
        ? `${what} ended in an error: what became of ${items} is not known.`
        : `${what} ${isOne ? "was" : "were"} refused: nothing of ${them} was done${whenAgain(retries)}.`,
      tone: "bad",
    };
  }
  if (counts.failed > 0) {
    const again = sizeOf(retries);
    const mine = Math.max(0, counts.failed - again);
    const parts = [
      again > 0 &&
        `${number(Math.min(again, counts.failed))} can be sent again${whenWords(retries)}`,
      mine > 0 && `${number(mine)} ${mine === 1 ? "needs" : "need"} you`,
    ].filter(Boolean);
    const unsure = counts.unconfirmed > 0 ? ` ${number(counts.unconfirmed)} unconfirmed.` : "";
    return {
      text: `${number(counts.failed)} of ${number(total)} failed: ${parts.join(", ")}.${unsure}`,
      tone: "bad",
    };
  }
  if (counts.unconfirmed > 0) {
    return {
      text: `${number(counts.unconfirmed)} of ${number(total)} unconfirmed: the answer does not say what became of ${counts.unconfirmed === 1 ? "it" : "them"}.`,
      tone: "unsure",
    };
  }
  const others = outcomes.flatMap((it) => it.unrequested);
  const failed = others.filter((it) => it.state === "failed").length;
  if (failed > 0)
    return {
      text: `${counted(failed, "item")} failed that ${failed === 1 ? "was" : "were"} not requested.`,
      tone: "bad",
    };
  if (unreadable) return { text: "The answer could not be read for certain.", tone: "unsure" };
  if (total === 0) {
    return others.length > 0
      ? {
          text: `${counted(others.length, "item")} in the answer, none of them requested.`,
          tone: "unsure",
        }
      : { text: "Done. Nothing was asked of any item.", tone: "good" };
  }
  return {
    text: total === 1 ? "Done: the item went well." : `Done: all ${number(total)} went well.`,
    tone: "good",
  };
}

/**
 * Whether the service may have done some of a request before it failed.
 *
 * @param {Outcome} outcome
 */
function isBrokenOff({ error, counts }) {
  // Where the request is not known, nor are its items.
  return error !== undefined && (counts.unconfirmed > 0 || Number(error.status) >= 500);
}

/** @param {Retry[]} retries */
function sizeOf(retries) {
  return retries.reduce(
    (sum, { change: { add = [], remove = [] } }) => sum + add.length + remove.length,
    0,
  );
}

/** @param {Retry[]} retries */
function whenAgain(retries) {
  return retries.length > 0 ? `; it can be sent again${whenWords(retries)}` : "";
}

/** @param {Retry[]} retries */
function whenWords(retries) {
  const waits = retries.flatMap(({ afterSeconds }) => afterSeconds ?? []);
  const longest = waits.length > 0 ? Math.max(...waits) : 0;
  return longest > 0 ? ` in ${number(longest)} s` : "";
}

/**
 * What outcomes come to, in numbers.
 *
 * @param {Outcome[]} outcomes
 */
export function countsText(outcomes) {
  const parts = Object.entries(countsOf(outcomes)).map(([state, it]) => `${number(it)} ${state}`);
  const unrequested = outcomes.reduce((total, it) => total + it.unrequested.length, 0);
  if (unrequested > 0) parts.push(`${number(unrequested)} not requested`);
  const broken = outcomes.filter(isBrokenOff).length;
  const refused = outcomes.filter((it) => it.error).length - broken;
  if (refused > 0) parts.push(`${counted(refused, "request")} refused`);
  if (broken > 0) parts.push(`${counted(broken, "request")} ended in an error`);
  return parts.join(", ");
}

/**
 * @typedef {object} Fate Items of which the same is known.
 * @property {string} key
 * @property {Item[]} items
 */

/** What needs somebody's eye comes first. */
export const URGENCY = ["failed", "unconfirmed", "added", "removed"];

/**
 * Items by what became of them, failures first.
 *
 * @param {Item[]} items
 * @returns {Fate[]}
 */
export function fatesOf(items) {
  /** @type {Map<string, Item[]>} */
  const fates = new Map();
  for (const item of items) {
    const { state, evidence, kind, error, status } = item;
    const why = error ? `${error.status} ${error.code} ${error.message}` : (status ?? "");
    const key = [state, kind, evidence, why].join(" ");
    const before = fates.get(key);
    if (before) before.push(item);
    else fates.set(key, [item]);
  }
  const order = (/** @type {Fate} */ { items: [first] }) => URGENCY.indexOf(first?.state ?? "");
  return [...fates].map(([key, it]) => ({ key, items: it })).sort((a, b) => order(a) - order(b));
}
