// Writing to standard output and standard error: all of it, or it is said why not.

import { fstatSync, writeSync } from "node:fs";
import { reasonOf } from "./input.js";
import { UsageError } from "./usage.js";

/** @typedef {NodeJS.WriteStream & { fd?: number }} Stream */

/** What is told where nobody reads any more, as after `head`: that is no failure. */
const GONE = new Set(["EPIPE", "ECONNRESET", "EOF", "ERR_STREAM_DESTROYED"]);

/**
 * Writes, and waits until it is done, so that what was not read yet does not pile up.
 *
 * @param {Stream} stream
 * @param {string | Uint8Array} [text]
 */
export async function write(stream, text = "") {
  if (text.length === 0) return;
  try {
    const { fd } = stream;
    if (fd !== undefined && fstatSync(fd).isFile()) writeAll(fd, Buffer.from(text));
    else await written(stream, text);
  } catch (error) {
    if (GONE.has(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")) return;
    const name = stream === process.stderr ? "standard error" : "standard output";
    throw new UsageError(`${name} cannot be written: ${reasonOf(error)}`);
  }
}

/**
 * A disk that is nearly full takes a part, which Node's stream does not tell of.
 *
 * @param {number} fd
 * @param {Uint8Array} bytes
 */
function writeAll(fd, bytes) {
  for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from);
}

/**
 * @param {Stream} stream
 * @param {string | Uint8Array} text
 * @returns {Promise<void>}
 */
function written(stream, text) {
  return new Promise((resolve, reject) => {
    // The stream tells of it as well, which would end the command if nobody listened.
    if (stream.listenerCount("error") === 0) stream.on("error", () => {});
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
