/**
 * What a check of a body comes to, and what fixes did to it.
 *
 * @import { Finding, Fixed } from "graph-backup-delta"
 */

import { inOrder, withEdits } from "../edits.js";
import { titleOf } from "../facts.js";
import { counted, number } from "../numbers.js";
import { numberOf } from "./findings.js";

/** @typedef {ReturnType<typeof import("../checking.js").checkBody>} Checked */

/**
 * The finding that a place of the text belongs to: the one that says most exactly where it is.
 *
 * @param {Finding[]} findings
 * @param {number} place
 */
export function findingAt(findings, place) {
  const around = findings.filter(({ start = 0, end = 0 }) => start <= place && place <= end);
  const lengthOf = (/** @type {Finding} */ { start = 0, end = 0 }) => end - start;
  return around.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/** So many fixes are shown one by one. */
const SHOWN_FIXES = 50;

/**
 * The lines that fixes changed, before and after.
 *
 * @param {string} text
 * @param {Finding[]} applied
 */
export function fixesOf(text, applied) {
  return applied.slice(0, SHOWN_FIXES).flatMap(({ fix, line }) => {
    const edits = inOrder(fix?.edits ?? []);
    const [first, last] = [edits[0], edits.at(-1)];
    if (!first || !last || !fix) return [];
    const start = text.slice(0, first.start).lastIndexOf("\n") + 1;
    const end = text.indexOf("\n", last.end);
    const lines = text.slice(start, end < 0 ? text.length : end);
    const words = `Line ${line}: ${fix.title}`;
    return [{ words, from: lines.trim(), to: withEdits(lines, edits, start).trim() }];
  });
}

/** @param {Fixed} fixed */
export function toldOfFixes({ applied, report }) {
  // Half of a character has no place in what is sent, so a text with one is not written anew.
  if (applied.length === 0) return "Nothing was fixed: fix the findings one by one";
  const are = applied.length === 1 ? "is" : "are";
  const remain = report.total === 1 ? "remains" : "remain";
  const left = report.total === 0 ? "none remains" : `${number(report.total)} ${remain}`;
  return `${counted(applied.length, "finding")} ${are} fixed, ${left}`;
}

/** @param {Checked} report */
export function statusOf({ resource, additions, removals, findings, total, off }) {
  const what = resource ? titleOf(resource) : "The resource was not recognised";
  const items = `${counted(additions, "addition")}, ${counted(removals, "removal")}`;
  const hidden = off > 0 ? `${counted(off, "finding is", "findings are")} off` : "";
  if (off > 0 && total === 0) return `${what}: ${items}. ${hidden}, and there is no other.`;
  return [`${what}: ${items}. ${verdict(findings, total)}`, hidden && `${hidden}.`]
    .join(" ")
    .trim();
}

/**
 * @param {Finding[]} findings
 * @param {number} total
 */
function verdict(findings, total) {
  if (total === 0) return "Nothing is wrong with it.";
  if (total > findings.length) return `${counted(total, "finding")}.`;
  const parts = [
    [numberOf(findings, "error"), "error"],
    [numberOf(findings, "warning"), "warning"],
    [numberOf(findings, "info"), "note"],
  ];
  const told = parts.filter(([count]) => count !== 0);
  return `${told.map(([count, word]) => counted(Number(count), String(word))).join(", ")}.`;
}
