// An outcome for people: one line an item, what to do about what failed, what was counted.

import { count, findingsText } from "./findings.js";
import { safe } from "./text.js";

/** @typedef {import("graph-backup-delta").Item} Item */
/** @typedef {import("graph-backup-delta").Outcome} Outcome */
/** @typedef {import("graph-backup-delta").ServiceError} ServiceError */
/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("./style.js").Style} Style */

/**
 * @param {Outcome} outcome
 * @param {Source} source
 * @param {Style} style
 */
export function outcomeText(outcome, source, style) {
  const { items, unrequested, error, retry } = outcome;
  const parts = [];
  if (error) parts.push(`${style("bad", "refused")}: ${errorText(error, "  ")}\n`);
  if (items.length > 0) parts.push(`${items.map((it) => itemText(it, style)).join("")}\n`);
  if (unrequested.length > 0) {
    parts.push(`not requested:\n${unrequested.map((it) => itemText(it, style)).join("")}\n`);
  }
  if (retry) parts.push(`${style("strong", "worth sending again")}: ${retryText(retry)}\n\n`);
  parts.push(findingsText(outcome, source, style));
  return `${parts.join("")}${safe(source.name)}: ${countsText(outcome)}\n`;
}

/**
 * Part by part, each as if it were an answer of its own.
 *
 * @param {import("graph-backup-delta").BatchOutcome} outcome
 * @param {Source} source
 * @param {Style} style
 */
export function batchOutcomeText({ parts, findings }, source, style) {
  const texts = parts.map(({ id, status, outcome }) => {
    const told = status === undefined ? "" : ` (${status})`;
    const name = `${source.name}, request ${id || "without an id"}${told}`;
    // Places of a part's findings are told by pointers only, so it needs no bytes.
    return outcomeText(outcome, { ...source, name }, style);
  });
  const whole = findingsText({ findings }, source, style);
  const summary = `${safe(source.name)}: ${count(parts.length, "request")}\n`;
  return [...texts, whole + summary].join("\n");
}

/** @param {Outcome} outcome */
function countsText({ counts }) {
  const { added, removed, failed, unconfirmed } = counts;
  return `${added} added, ${removed} removed, ${failed} failed, ${unconfirmed} unconfirmed`;
}

/** @param {import("graph-backup-delta").Retry} retry */
function retryText({ change, afterSeconds, listFirst }) {
  const { add = [], remove = [], displayName } = change;
  const parts = [
    add.length > 0 && count(add.length, "addition"),
    remove.length > 0 && count(remove.length, "removal"),
    displayName !== undefined && "the name",
  ];
  const what = parts.filter(Boolean).join(", ");
  const when = afterSeconds === undefined ? "" : `, after ${count(afterSeconds, "second")}`;
  const how = listFirst
    ? "list what is there first, as some may be done, and plan what is missing"
    : "--format json gives the change, which build takes";
  return `${what}${when}; ${how}`;
}

/**
 * @param {Item} item
 * @param {Style} style
 */
function itemText(item, style) {
  const { state, evidence, why, error } = item;
  const how = state === "added" || state === "removed" ? "good" : "bad";
  const told = evidence === "none" ? "" : ` (${evidence})`;
  const first = `${style(how, state)}${told} ${named(item)}: ${safe(why)}\n`;
  return error ? `${first}  ${errorText(error, "  ")}` : first;
}

/**
 * What an item is known by. An addition is known by what it refers to; its own id is new.
 *
 * @param {Item} item
 */
function named({ kind, state, reference, id }) {
  // Where it was done, the state says what was asked for.
  const asked = state === "added" || state === "removed" ? "" : `${kind} `;
  if (kind === "removal") return asked + safe(id ?? "without an id");
  const name = asked + safe(reference ?? "without a reference");
  return id ? `${name} as ${safe(id)}` : name;
}

/**
 * @param {ServiceError} error
 * @param {string} indent
 */
function errorText({ status, code, message, meaning, advice }, indent) {
  const named = [status, safe(code)].filter(Boolean).join(" ");
  const said = [named, safe(message)].filter(Boolean).join(": ");
  const lines = [said, safe(meaning), `advice: ${safe(advice)}`].filter(Boolean);
  return `${lines.join(`\n${indent}`)}\n`;
}
