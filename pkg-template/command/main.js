// From the arguments to the exit code: reads, asks the library, prints.

import { readFileSync } from "node:fs";
import { build, interpret, validate } from "../index.js";
import { readArguments, UsageError } from "./arguments.js";
import { builtText, DIVIDER } from "./built.js";
import { findingsText } from "./findings.js";
import { HELP } from "./help.js";
import { readInput } from "./input.js";
import { outcomeText } from "./outcome.js";
import { reportText } from "./report.js";
import { styleFor } from "./style.js";
import { escapedJson, safe } from "./text.js";

/** @typedef {import("./arguments.js").Arguments} Arguments */
/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("graph-backup-delta").Finding} Finding */

const FINE = 0;
const FOUND = 1;
const UNDONE = 2;

/**
 * Does what the arguments say, and prints what comes of it.
 *
 * @param {string[]} args
 * @returns {Promise<number>} The exit code.
 */
export async function main(args) {
  try {
    const read = readArguments(args);
    if (read === "help") return print(HELP);
    if (read === "version") return print(`${version()}\n`);
    return await perform(read);
  } catch (error) {
    // Whatever else is thrown is a fault of this command: its stack helps to mend it.
    const { message, stack } = /** @type {Error} */ (error);
    const told = error instanceof UsageError ? safe(message) : stack;
    process.stderr.write(`graph-backup-delta: ${told}\n`);
    return UNDONE;
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return FINE;
}

function version() {
  const manifest = new URL("../package.json", import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/**
 * Everything is read before anything is done: where a file is missing, nothing is half done.
 *
 * @param {Arguments} args
 */
async function perform(args) {
  const sources = await Promise.all(args.files.map(readInput));
  const request = args.request === undefined ? undefined : await readInput(args.request);
  const performed = sources.map((source) => operations[args.operation](source, args, request));
  if (args.format === "json") {
    const list = performed.map(({ result }, at) => ({ file: sources[at].name, ...result }));
    process.stdout.write(`${escapedJson(JSON.stringify(list, null, 2))}\n`);
  } else {
    process.stderr.write(performed.map((it) => it.notes?.() ?? "").join(""));
    const texts = performed.map((it) => it.text()).filter(Boolean);
    process.stdout.write(texts.join(args.operation === "build" ? DIVIDER : "\n"));
  }
  return performed.some((it) => it.found) ? FOUND : FINE;
}

/**
 * @typedef {object} Performed
 * @property {object} result What the library gave.
 * @property {boolean} found Whether the exit code has to tell of it.
 * @property {() => string} text What people read on standard output.
 * @property {() => string} [notes] What they read on standard error.
 */

/** @type {Record<Arguments["operation"], (source: Source, args: Arguments, request?: Source) => Performed>} */
const operations = {
  validate(source, { resource }) {
    const result = validateAs(source, resource);
    const text = () => reportText(result, source, styleFor(process.stdout));
    return { result, found: !result.valid, text };
  },

  build(source) {
    const result = build(source.bytes);
    // The requests alone on standard output, so that they can be kept in a file.
    const text = () => builtText(result, styleFor(process.stdout));
    const notes = () => findingsText(result, source, styleFor(process.stderr));
    return { result, found: hasError(result.findings), text, notes };
  },

  interpret(source, { status }, request) {
    const context = { request: request?.bytes, status };
    const result = interpret(source.bytes, context);
    const { failed, unconfirmed } = result.counts;
    const found = failed + unconfirmed > 0 || !!result.error || hasError(result.findings);
    const text = () => outcomeText(result, source, styleFor(process.stdout));
    return { result, found, text };
  },
};

/**
 * The library knows the names of resources; a name it does not know was mistyped.
 *
 * @param {Source} source
 * @param {string} [resource]
 */
function validateAs(source, resource) {
  const options = /** @type {import("graph-backup-delta").ValidateOptions} */ ({ resource });
  try {
    return validate(source.bytes, options);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`--resource: ${error.message}`);
    throw error;
  }
}

/** @param {Finding[]} findings */
function hasError(findings) {
  return findings.some((it) => it.severity === "error");
}
