/**
 * Checking and mending a body by the levels that a person gave to rules.
 *
 * @import { Fixed, Report, Severity, ValidateOptions } from "graph-backup-delta"
 * @import { Levels } from "./state/levels.js"
 */

import { explain, fix, validate } from "graph-backup-delta/slim";
import { canHaveLevel } from "./state/levels.js";

/**
 * @typedef {Pick<ValidateOptions, "resource">} Asked
 *
 * @typedef {object} Beside
 * @property {number} off How many findings are not among them, as their rules are off.
 * @property {Record<string, Severity | undefined>} usual How bad the findings of a rule are by default.
 *
 * @param {string} text
 * @param {Asked} asked
 * @param {Levels} levels
 * @returns {Report & Beside}
 */
export function checkBody(text, asked, levels) {
  const rules = rulesOf(levels);
  const report = validate(text, { ...asked, rules });
  const shown = Object.entries(rules).filter(([, level]) => level !== "off");
  const isAll = shown.length === Object.keys(rules).length;
  const options = { ...asked, rules: Object.fromEntries(shown), maxFindings: 0 };
  const off = isAll ? 0 : validate(text, options).total - report.total;
  const codes = new Set([...report.findings.map((it) => it.code), ...Object.keys(rules)]);
  const usual = Object.fromEntries([...codes].map((it) => [it, explain(it)?.severity]));
  return { ...report, off, usual };
}

/**
 * @param {string} text
 * @param {Asked} asked
 * @param {Levels} levels
 * @returns {Fixed}
 */
export function mendBody(text, asked, levels) {
  return fix(text, { ...asked, rules: rulesOf(levels) });
}

/**
 * The levels of the rules that there are: what was kept may be of an earlier version.
 *
 * @param {Levels} levels
 * @returns {NonNullable<ValidateOptions["rules"]>}
 */
export function rulesOf(levels) {
  const known = Object.entries(levels).filter(
    ([code]) => canHaveLevel(code) && explain(code)?.severity !== undefined,
  );
  return Object.fromEntries(known);
}
