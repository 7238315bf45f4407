// The man page, made from the command's table of operations, as its help is. The macros are those of man(7),
// which every man reads.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {typeof import("../pkg-template/command/help.js")} Help
 * @typedef {typeof import("../pkg-template/command/operations.js")} Operations
 * @typedef {typeof import("../pkg-template/command/options.js")} Options
 * @typedef {import("../pkg-template/command/operations.js").Operation} Operation
 * @typedef {import("../pkg-template/command/operations.js").Option} Option
 */

/**
 * The page. It has no date, so that the same sources make the same page.
 *
 * @param {string} pkg The folder of the package, of which the command is asked.
 * @param {string} name What the command is called.
 * @param {string} version
 */
export async function manPage(pkg, name, version) {
  const load = (/** @type {string} */ file) =>
    import(pathToFileURL(join(pkg, "command", file)).href);
  /** @type {[Help, Operations, Options]} */
  const [help, { OPERATIONS }, { ALONE, optionsOf }] = await Promise.all([
    load("help.js"),
    load("operations.js"),
    load("options.js"),
  ]);
  const parts = [
    `.TH ${escaped(name.toUpperCase())} 1 "" "${escaped(`${name} ${version}`)}" "User Commands"\n`,
    `.SH NAME\n${escaped(name)} \\- ${escaped(help.TITLE)}\n`,
    `.SH SYNOPSIS\n${typed(name)} ${taken("OPERATION")} [${taken("OPTIONS")}] ${escaped("…")}\n`,
    `.SH DESCRIPTION\n${paragraphs(help.ABOUT)}`,
    `.SH OPERATIONS\n`,
    ...OPERATIONS.map((it) => operationPart(it, help.usageOf(it), optionsOf(it))),
    `.SH OPTIONS\nWithout an operation:\n${optionItems(ALONE)}`,
    `.SH EXIT STATUS\n${items(help.EXITS)}`,
    `.SH ENVIRONMENT\n${items(help.VARIABLES)}`,
  ];
  return parts.join("");
}

/**
 * @param {Operation} operation
 * @param {string} usage
 * @param {Record<string, Option>} options
 */
function operationPart({ name, about, examples }, usage, options) {
  const shown = examples.map(({ does, call }) => `.PP\n${text(does)}:\n${code(call)}`);
  return [
    `.SS ${escaped(name)}\n${typed(usage)}\n.PP\n`,
    paragraphs(about),
    ...shown,
    `.PP\nOptions:\n${optionItems(options)}`,
  ].join("");
}

/** @param {Record<string, Option>} options */
function optionItems(options) {
  return Object.entries(options)
    .map(([name, { short, value, help }]) => {
      const spelled = [short && `-${short}`, `--${name}`]
        .filter(Boolean)
        .map((it) => typed(`${it}`));
      const tag = spelled.join(", ") + (value ? ` ${taken(value)}` : "");
      return `.TP\n${tag}\n${text(help)}\n`;
    })
    .join("");
}

/** @param {[string, string][]} rows */
function items(rows) {
  return rows.map(([tag, told]) => `.TP\n${typed(tag)}\n${text(told)}\n`).join("");
}

/** @param {string} prose Paragraphs with an empty line between them. */
function paragraphs(prose) {
  return `${prose.split("\n\n").map(text).join("\n.PP\n")}\n`;
}

/** @param {string} line */
function code(line) {
  return `.PP\n.RS 4\n.EX\n${text(line)}\n.EE\n.RE\n`;
}

/** What is typed as it stands. @param {string} word */
function typed(word) {
  return `\\fB${escaped(word)}\\fR`;
}

/** What something else is typed for. @param {string} word */
function taken(word) {
  return `\\fI${escaped(word)}\\fR`;
}

/** Lines of text, of which none is taken for a macro. @param {string} lines */
function text(lines) {
  return escaped(lines).replace(/^(?=\.)/gm, "\\&");
}

/** What roff would take for something else, or print as another character than was typed. */
const SPECIAL = /** @type {Record<string, string>} */ ({
  "\\": "\\e",
  "-": "\\-",
  "'": "\\(aq",
  '"': "\\(dq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
});

/** @param {string} words */
function escaped(words) {
  return words.replace(/[\\'"`^~-]|[^\0-\x7f]/gu, (it) => SPECIAL[it] ?? unicode(it));
}

/** @param {string} character */
function unicode(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  return `\\[u${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
