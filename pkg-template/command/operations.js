// Everything the command can do: an operation is a file and a row here. Its help, the man page and what
// shells complete are made from its row.

import { batchOperation } from "./operations/batch.js";
import { buildOperation } from "./operations/build.js";
import { collectOperation } from "./operations/collect.js";
import { completionOperation } from "./operations/completion.js";
import { describeOperation } from "./operations/describe.js";
import { explainOperation } from "./operations/explain.js";
import { helpOperation } from "./operations/help.js";
import { interpretOperation } from "./operations/interpret.js";
import { planOperation } from "./operations/plan.js";
import { schemaOperation } from "./operations/schema.js";
import { snippetOperation } from "./operations/snippet.js";
import { validateOperation } from "./operations/validate.js";

/**
 * @typedef {object} Option
 * @property {string} help
 * @property {string} [value] What stands after it; an option without is a switch. `FILE` is one.
 * @property {readonly string[]} [choices] The values it can have.
 * @property {() => readonly string[]} [suggests] Values that a shell may complete, of more there are.
 * @property {string} [short] Its letter.
 * @property {boolean} [multiple] Whether it may be given more than once.
 */

/** @typedef {Record<string, any>} Values The options as they were typed, by their names. */

/**
 * @typedef {object} Example
 * @property {string} does What it does, as a command.
 * @property {string} call
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} summary What it does, for the list of all.
 * @property {string} takes What stands after its options.
 * @property {() => readonly string[]} [words] What may stand there, where that is no file.
 * @property {string} about What it does, for its own help.
 * @property {Example[]} examples
 * @property {Record<string, Option>} [options] What it takes beside what every operation takes.
 * @property {readonly string[]} [formats] What --format can be; "human" and "json" where it is left out.
 * @property {(words: string[], values: Values) => Promise<Performed | Performing>} run
 */

/**
 * @typedef {object} Performed
 * @property {unknown} result What is printed as JSON.
 * @property {boolean} [found] Whether the exit code has to tell of it.
 * @property {() => string | Uint8Array} text What people read on standard output.
 * @property {() => string} [notes] What they read on standard error.
 * @property {() => string} [end] What is told on standard error at the end, whatever is printed.
 */

/**
 * @typedef {object} Performing What is printed while it is done, as there may be much of it.
 * @property {AsyncIterable<Piece>} pieces
 * @property {() => { found: boolean, undone: boolean }} end What the exit code has to tell of, after all
 * pieces.
 *
 * @typedef {{ out?: string, err?: string }} Piece What to print on standard output and standard error.
 */

/** @type {Operation[]} */
export const OPERATIONS = [
  validateOperation,
  buildOperation,
  interpretOperation,
  planOperation,
  collectOperation,
  batchOperation,
  snippetOperation,
  explainOperation,
  schemaOperation,
  describeOperation,
  completionOperation,
  helpOperation,
];
