// From the arguments to the exit code: reads them, has the operation done, prints.

import { once } from "node:events";
import { readArguments } from "./arguments.js";
import { helpText, operationHelp } from "./help.js";
import { chooseColor } from "./style.js";
import { escapedJson, safe } from "./text.js";
import { UsageError } from "./usage.js";
import { version } from "./version.js";

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
    if ("print" in read) return print(told(read));
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

/** @param {{ print: "help" | "version", operation?: import("./operations.js").Operation }} about */
function told({ print, operation }) {
  if (print === "version") return `${version()}\n`;
  return operation ? operationHelp(operation) : helpText();
}

/** @param {import("./arguments.js").Asked} asked */
async function perform({ operation, values, words }) {
  chooseColor(values.color);
  const performed = await operation.run(words, values);
  if ("pieces" in performed) return printed(performed);
  const { result, found, text, notes } = performed;
  if (values.format === "json") {
    process.stdout.write(`${escapedJson(JSON.stringify(result, null, 2))}\n`);
  } else {
    process.stderr.write(notes?.() ?? "");
    process.stdout.write(text());
  }
  return found ? FOUND : FINE;
}

/** @param {import("./operations.js").Performing} performing */
async function printed({ pieces, end }) {
  for await (const { out, err } of pieces) {
    await write(process.stderr, err);
    await write(process.stdout, out);
  }
  const { found, undone } = end();
  if (undone) return UNDONE;
  return found ? FOUND : FINE;
}

/**
 * Writes, and waits where the reader is slower, so that what was not read yet does not pile up.
 *
 * @param {NodeJS.WriteStream} stream
 * @param {string} [text]
 */
async function write(stream, text) {
  if (!text || stream.write(text)) return;
  const stop = new AbortController();
  // A reader that went away is no failure, and reads no more.
  const events = ["drain", "error", "close"].map((it) => once(stream, it, stop));
  await Promise.race(events).catch(() => {});
  stop.abort();
  await Promise.allSettled(events);
}
