// What shells complete, from the table of operations.

import { OPERATIONS } from "../operations.js";
import { ALONE, optionsOf, suggestionsOf } from "../options.js";

/**
 * @typedef {object} Completed An option, as shells complete it.
 * @property {string} name
 * @property {string} [short]
 * @property {string} help In one line.
 * @property {string} [value] What stands after it.
 * @property {readonly string[]} [suggestions] What that can be. A file, where they are left out.
 *
 * @typedef {object} Row An operation, as shells complete it.
 * @property {string} name
 * @property {string} summary
 * @property {Completed[]} options
 * @property {readonly string[]} [words] What stands beside the options. Files, where they are left out.
 */

/** @returns {Row[]} */
export function completionRows() {
  return OPERATIONS.map((it) => ({
    name: it.name,
    summary: it.summary,
    options: Object.entries(optionsOf(it)).map(completed),
    words: it.words?.(),
  }));
}

/** The options without an operation. */
export function optionsAlone() {
  return Object.entries(ALONE).map(completed);
}

/**
 * @param {[string, import("../operations.js").Option]} entry
 * @returns {Completed}
 */
function completed([name, option]) {
  const { short, value, help } = option;
  const suggestions = suggestionsOf(option);
  return { name, short, help: help.replace(/\s*\n/g, " "), value, suggestions };
}

/**
 * An option as it may be typed: by its name, and by its letter.
 *
 * @param {Completed} option
 */
export function spellings({ name, short }) {
  return [`--${name}`, ...(short ? [`-${short}`] : [])];
}

/**
 * A text as one word of any of the shells.
 *
 * @param {string} text
 */
export function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
