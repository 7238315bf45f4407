// An outcome for people: one line an item, what to do about what failed, what was counted.

import { findingsText } from "./findings.js";
import { safe } from "./text.js";

/** @typedef {import("graph-backup-delta").Item} Item */
/** @typedef {import("graph-backup-delta").ServiceError} ServiceError */
/** @typedef {import("./style.js").Style} Style */

/**
 * @param {import("graph-backup-delta").Outcome} outcome
 * @param {import("./input.js").Source} source
 * @param {Style} style
 */
export function outcomeText(outcome, source, style) {
  const { items, unrequested, error, counts } = outcome;
  const parts = [];
  if (error) parts.push(`${style("bad", "refused")}: ${errorText(error, "  ")}\n`);
  if (items.length > 0) parts.push(`${items.map((it) => itemText(it, style)).join("")}\n`);
  if (unrequested.length > 0) {
    parts.push(`not requested:\n${unrequested.map((it) => itemText(it, style)).join("")}\n`);
  }
  parts.push(findingsText(outcome, source, style));
  const counted = `${counts.added} added, ${counts.removed} removed, ${counts.failed} failed`;
  return `${parts.join("")}${safe(source.name)}: ${counted}, ${counts.unconfirmed} unconfirmed\n`;
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
 * What an item is known by. An addition is known by its restore point; its own id is new.
 *
 * @param {Item} item
 */
function named({ kind, reference, id }) {
  if (kind === "removal") return `artifact ${safe(id ?? "without an id")}`;
  const name = `restore point ${safe(reference ?? "that is not named")}`;
  return id ? `${name} as artifact ${safe(id)}` : name;
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
