/**
 * The levels that a person gave to rules, by the codes of their findings.
 *
 * @import { RuleLevel } from "graph-backup-delta"
 *
 * @typedef {Record<string, RuleLevel>} Levels
 */

/** The worst first. */
export const LEVELS = /** @type {const} */ (["error", "warning", "info", "off"]);

/**
 * Whether a rule has a level to choose: of a text that is no JSON, the service reads nothing.
 *
 * @param {string} code
 */
export function canHaveLevel(code) {
  return !code.startsWith("json-");
}

/**
 * @param {string} text What was kept of them.
 * @returns {Levels}
 */
export function levelsOf(text) {
  try {
    const entries = Object.entries(JSON.parse(text));
    return Object.fromEntries(entries.filter(([, it]) => LEVELS.includes(it)));
  } catch {
    return {};
  }
}

/**
 * @param {Levels} levels
 * @param {string} code
 * @param {RuleLevel | undefined} level None where it is to be the default again.
 * @returns {Levels}
 */
export function withLevel(levels, code, level) {
  const { [code]: _, ...others } = levels;
  return level ? { ...others, [code]: level } : others;
}
