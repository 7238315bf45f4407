// The help, made from the table of operations.

import { ALONE, COMMON } from "./arguments.js";
import { OPERATIONS } from "./operations.js";

const HEAD = `graph-backup-delta: delta updates of Microsoft Graph Backup Storage, checked, made and explained.
It works offline and sends nothing.
`;

const EXIT = `exit code:
  0  nothing is wrong
  1  a finding is an error; or an item failed or is unconfirmed, or the service refused the request
  2  it could not be done: a wrong option, or a file that cannot be read; nothing else is printed
`;

/** The help of the command as a whole. */
export function helpText() {
  const rows = OPERATIONS.map((it) => [it.name, it.summary]);
  return `${HEAD}
usage: graph-backup-delta OPERATION [OPTIONS] …

operations:
${columns(rows)}
graph-backup-delta OPERATION --help tells more of each. Where a FILE is not named, or is -, standard
input is read. With --format json an operation prints what the library's function of its name returns:
for each FILE one object in an array, its name as "file".

options:
${columns(Object.entries(ALONE).map(optionRow))}
${EXIT}`;
}

/**
 * The help of one operation.
 *
 * @param {import("./operations.js").Operation} operation
 */
export function operationHelp({ name, takes, about, options }) {
  const rows = Object.entries({ ...options, ...COMMON }).map(optionRow);
  return `usage: graph-backup-delta ${name} [OPTIONS] ${takes}

${about}

options:
${columns(rows)}
${EXIT}`;
}

/** @param {[string, import("./operations.js").Option]} entry */
function optionRow([name, { short, value, help }]) {
  const long = [`--${name}`, value].filter(Boolean).join(" ");
  return [short ? `-${short}, ${long}` : long, help];
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
