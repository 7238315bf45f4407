// What was typed, read and checked against the table of operations.

import { parseArgs } from "node:util";
import { unknownOperation } from "./nearest.js";
import { OPERATIONS } from "./operations.js";
import { ALONE, optionsOf } from "./options.js";
import { eitherOf, listOf } from "./text.js";
import { UsageError } from "./usage.js";

/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./operations.js").Option} Option */
/** @typedef {import("./operations.js").Values} Values */

/**
 * @typedef {object} Asked What an operation is asked to do.
 * @property {Operation} operation
 * @property {Values} values
 * @property {string[]} words What was typed beside the options.
 */

/**
 * @param {string[]} args
 * @returns {Asked | { print: "help" | "version", operation?: Operation }}
 */
export function readArguments([name, ...rest]) {
  const operation = OPERATIONS.find((it) => it.name === name);
  if (!operation) return readAlone(name, rest);
  const { values, words } = parse(rest, optionsOf(operation), operation);
  if (values.help) return { print: "help", operation };
  return { operation, values, words };
}

/**
 * Without an operation it only tells about itself.
 *
 * @param {string | undefined} name
 * @param {string[]} rest
 * @returns {{ print: "help" | "version" }}
 */
function readAlone(name, rest) {
  if (name?.startsWith("-")) {
    const { values } = parse([name, ...rest], ALONE);
    if (values.help) return { print: "help" };
    if (values.version) return { print: "version" };
  }
  const names = OPERATIONS.map((it) => it.name);
  const said = name === undefined ? "no operation given; " : unknownOperation(name, names);
  throw new UsageError(`${said}there are ${listOf(names)}; see graph-backup-delta --help`);
}

/**
 * @param {string[]} args
 * @param {Record<string, Option>} options
 * @param {Operation} [operation]
 * @returns {{ values: Values, words: string[] }}
 */
function parse(args, options, operation) {
  const known = Object.entries(options).map(([name, option]) => [name, nodeOption(option)]);
  /** @type {{ values: Values, positionals: string[] }} */
  const { values, positionals } = tell(operation, () =>
    parseArgs({ args, allowPositionals: true, options: Object.fromEntries(known) }),
  );
  for (const [name, { choices }] of Object.entries(options)) {
    if (choices && values[name] !== undefined) checkChoice(name, String(values[name]), choices);
  }
  return { values, words: positionals };
}

/**
 * An option as Node takes it.
 *
 * @param {Option} option
 * @returns {NonNullable<import("node:util").ParseArgsConfig["options"]>[string]}
 */
function nodeOption({ value, short, multiple = false }) {
  return { type: value ? "string" : "boolean", multiple, ...(short && { short }) };
}

/**
 * Gives what `act` gives, and tells of what it throws where to read more.
 *
 * @template Result
 * @param {Operation | undefined} operation
 * @param {() => Result} act
 */
function tell(operation, act) {
  try {
    return act();
  } catch (error) {
    // What Node says after its first sentence is longer than it helps.
    const [what] = /** @type {Error} */ (error).message.split(/\. |\n/);
    const command = ["graph-backup-delta", operation?.name, "--help"].filter(Boolean).join(" ");
    throw new UsageError(`${what.replace(/\.$/, "")}; see ${command}`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {readonly string[]} choices
 */
function checkChoice(name, text, choices) {
  if (choices.includes(text)) return;
  throw new UsageError(`--${name} is ${eitherOf(choices)}, not "${text}"`);
}
