// Reading what was named: as bytes, so that nothing is lost and positions are exact.

import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { UsageError } from "./arguments.js";

/**
 * @typedef {object} Source
 * @property {string} name What to call it.
 * @property {Uint8Array} bytes
 */

/**
 * @param {string} file A path, or `-` for standard input.
 * @returns {Promise<Source>}
 */
export async function readInput(file) {
  const name = file === "-" ? "<stdin>" : file;
  try {
    return { name, bytes: file === "-" ? await readStandardInput() : readFileSync(file) };
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new UsageError(`${name} cannot be read: ${REASONS[code ?? ""] ?? message}`);
  }
}

/** @type {Record<string, string>} */
const REASONS = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you have no permission",
  EPERM: "you have no permission",
};

function readStandardInput() {
  // Somebody who typed no file name may not know what is being waited for.
  if (process.stdin.isTTY) process.stderr.write("reading standard input…\n");
  return buffer(process.stdin);
}
