// From the arguments to the exit code: reads them, has the operation done, prints.

import { readArguments } from "./arguments.js";
import { helpText, operationHelp } from "./help.js";
import { write } from "./output.js";
import { redactorOf, WHOLE } from "./redact.js";
import { chooseColor } from "./style.js";
import { escapedJson, safe, safeLines } from "./text.js";
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
    if (!("print" in read)) return await perform(read);
    await write(process.stdout, told(read));
    return FINE;
  } catch (error) {
    // Whatever else is thrown is a fault of this command: its stack helps to mend it.
    const { message, stack = "" } = /** @type {Error} */ (error);
    const redactor = args.includes("--redact") ? redactorOf([]) : WHOLE;
    const told =
      error instanceof UsageError
        ? safe(redactor.text(message))
        : safeLines(stack.split("\n").map(redactor.text).join("\n"));
    // Where that cannot be written either, the exit code tells.
    await write(process.stderr, `graph-backup-delta: ${told}\n`).catch(() => {});
    return UNDONE;
  }
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
  const { result, found, text, notes, end } = performed;
  if (values.format === "json") {
    await write(process.stdout, `${escapedJson(JSON.stringify(result, null, 2))}\n`);
  } else {
    await write(process.stderr, notes?.());
    await write(process.stdout, text());
  }
  await write(process.stderr, end?.());
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
