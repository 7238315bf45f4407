// The help, made from the table of operations.

import { OPERATIONS } from "./operations.js";
import { ALONE, optionsOf, typedAs } from "./options.js";

/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./operations.js").Option} Option */

/** What the command is, in a line. */
export const TITLE = "delta updates of Microsoft Graph Backup Storage, checked, made and explained";

/** What the operations have in common. */
export const ABOUT = `Where a FILE is not named, or is -, standard input is read. With --format json an operation prints what
the library's function of its name returns: for each FILE one object in an array, its name as "file".
What plan and interpret print so, build takes; what build prints so, batch, snippet and interpret
--request take. What stands after -- is no option. It works offline and sends nothing.`;

/** The exit codes and what they mean. @type {[string, string][]} */
export const EXITS = [
  [
    "0",
    "it was done: no finding is an error, no more are warnings than --max-warnings allows, and no item\n" +
      "failed or is unconfirmed",
  ],
  [
    "1",
    "a finding is an error; or there are more warnings than --max-warnings allows, which is none by\n" +
      "default, and any number for validate; or an item failed or is unconfirmed, or the service refused\n" +
      "the request",
  ],
  [
    "2",
    "it could not be done: a wrong option, or a file or standard output that cannot be read or written;\n" +
      "a reader that goes away, as head does, is no failure",
  ],
];

/** The variables of the environment that are heeded. @type {[string, string][]} */
export const VARIABLES = [
  ["NO_COLOR", "where it is not empty, nothing is coloured"],
  ["FORCE_COLOR", "where it is not empty, all is coloured, as by --color always; 0 is never"],
];

/** The help of the command as a whole. */
export function helpText() {
  const rows = OPERATIONS.map((it) => [it.name, it.summary]);
  return `graph-backup-delta: ${TITLE}.

usage: graph-backup-delta OPERATION [OPTIONS] …

operations:
${columns(rows)}
graph-backup-delta OPERATION --help tells more of each, with examples.

${ABOUT}

options:
${columns(optionRows(ALONE))}
environment:
${columns(VARIABLES)}
${exits()}`;
}

/**
 * The help of one operation.
 *
 * @param {Operation} operation
 */
export function operationHelp(operation) {
  const { about, examples } = operation;
  return `usage: ${usageOf(operation)}

${about}

${examples.length === 1 ? "example" : "examples"}:
${examples.map(({ does, call }) => `  # ${does}\n  ${call}\n`).join("\n")}
options:
${columns(optionRows(optionsOf(operation)))}
${exits()}`;
}

/**
 * How an operation is called.
 *
 * @param {Operation} operation
 */
export function usageOf({ name, takes }) {
  return `graph-backup-delta ${name} [OPTIONS] ${takes}`;
}

function exits() {
  return `exit code:\n${columns(EXITS)}`;
}

/** @param {Record<string, Option>} options */
function optionRows(options) {
  return Object.entries(options).map(([name, option]) => [typedAs(name, option), option.help]);
}

/**
 * Two columns; a line break in the second keeps its column.
 *
 * @param {string[][]} rows
 */
function columns(rows) {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows
    .map(([left, right]) => {
      const indented = right.replaceAll("\n", `\n${" ".repeat(width)}`);
      return `${`  ${left}`.padEnd(width)}${indented}\n`;
    })
    .join("");
}
