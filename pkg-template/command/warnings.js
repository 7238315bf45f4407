// How many warnings are no failure. What is only judged may have any number; where something is made that
// is to be sent, none passes unless somebody says so: what a step of a pipe warned of, nobody may have seen.

import { count } from "./findings.js";
import { UsageError } from "./usage.js";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("./operations.js").Option} Option */
/** @typedef {import("./operations.js").Performed} Performed */

/**
 * The option of operations that warn.
 *
 * @param {string} byDefault How many pass where it is left out.
 * @returns {Option}
 */
function option(byDefault) {
  return { value: "N", help: `how many warnings are no failure, from 0; ${byDefault} by default` };
}

export const MAX_WARNINGS = option("any number");
export const MAX_WARNINGS_TO_SEND = option("none");

/** @param {string} [text] */
export function maxWarningsOf(text) {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings is a number from 0, not "${text}"`);
}

/**
 * That there are too many.
 *
 * @param {number} number
 * @param {number} allowed
 */
export function tooManyText(number, allowed) {
  return `${count(number, "warning")}; --max-warnings allows ${allowed}`;
}

/**
 * What was made to be sent: a failure where there is a warning that nobody let pass.
 *
 * @template {Performed} Made
 * @param {Made} performed
 * @param {{ findings: Finding[], total?: number }[]} results What was found in what was given.
 * @param {import("./operations.js").Values} values
 * @param {string[]} [others] Warnings that are no findings.
 * @returns {Made}
 */
export function lettingPass(performed, results, values, others = []) {
  const allowed = maxWarningsOf(values["max-warnings"]) ?? 0;
  const codes = [
    ...results.flatMap(({ findings }) => findings.filter(isWarning)).map(codeOf),
    ...others,
  ];
  // What is not listed may be one.
  const unlisted = results.reduce((sum, it) => sum + unlistedIn(it), 0);
  const number = codes.length + unlisted;
  if (number <= allowed) return performed;
  const names = [...new Set(codes)].join(", ");
  const told = `${names || "not listed"}: ${tooManyText(number, allowed)}${adviceOn(number, codes)}`;
  const end = () => `${performed.end?.() ?? ""}graph-backup-delta: ${told}\n`;
  return { ...performed, found: true, end };
}

/**
 * How to let these pass: by hand, as the number counts warnings of any kind. A request that changes nothing
 * is not worth it.
 *
 * @param {number} number
 * @param {string[]} codes
 */
function adviceOn(number, codes) {
  if (codes.length > 0 && codes.every((it) => it === "change-empty")) return "";
  const read = number === 1 ? "read it: if it is right" : "read them: if all are right";
  return (
    `; ${read}, --max-warnings ${number} lets this run pass ` +
    "(not for a script, where it would let any other warning pass)"
  );
}

/** @param {Finding} finding */
function isWarning({ severity }) {
  return severity === "warning";
}

/** @param {Finding} finding */
function codeOf({ code }) {
  return /** @type {string} */ (code);
}

/** @param {{ findings: Finding[], total?: number }} result */
function unlistedIn({ findings, total = findings.length }) {
  return total - findings.length;
}
