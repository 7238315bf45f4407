// Reading what was named: as bytes, so that nothing is lost and positions are exact.

import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { UsageError } from "./usage.js";

/**
 * @typedef {object} Source
 * @property {string} file A path, or `-` for standard input.
 * @property {string} name What to call it.
 * @property {Uint8Array} bytes
 */

/** What people call standard input. */
const STDIN = "<stdin>";

/**
 * Reads the files that were named, or standard input where none was. Everything is read before
 * anything is done: where a file is missing, nothing is half done.
 *
 * @param {string[]} files
 * @param {(string | undefined)[]} [others] Files that other options name.
 * @returns {Promise<Source[]>}
 */
export async function readInputs(files, others = []) {
  const named = files.length === 0 ? ["-"] : files;
  if ([...named, ...others].filter((it) => it === "-").length > 1) {
    throw new UsageError("standard input can be read once only");
  }
  return Promise.all(named.map(readInput));
}

/**
 * @param {string} file A path, or `-` for standard input.
 * @returns {Promise<Source>}
 */
export async function readInput(file) {
  const name = file === "-" ? STDIN : file;
  try {
    return { file, name, bytes: file === "-" ? await readStandardInput() : readFileSync(file) };
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}`);
  }
}

/**
 * Why a file cannot be read or written, in words.
 *
 * @param {unknown} error
 */
export function reasonOf(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  return REASONS[code ?? ""] ?? message;
}

/** @type {Record<string, string>} */
const REASONS = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you have no permission",
  EPERM: "you have no permission",
  EROFS: "it is on a disk that is read-only",
  ENOSPC: "the disk is full",
};

function readStandardInput() {
  // Somebody who typed no file name may not know what is being waited for.
  if (process.stdin.isTTY) process.stderr.write("reading standard input…\n");
  return buffer(process.stdin);
}
