// Starting the WebAssembly module at the first call, and keeping it sound after a call that broke.

import { initSync, __wbg_reset_state as restart } from "./glue.js";
import { base64 } from "./wasm.js";

let started = false;

/**
 * Calls a function of the module.
 *
 * A call that throws may have left its instance half done: a panic, too little memory, a getter of
 * the caller that throws in the middle. So the next call gets a fresh instance, which costs less
 * than a millisecond.
 *
 * @template {unknown[]} Args
 * @template Result
 * @param {(...args: Args) => Result} operation
 * @param {Args} args
 * @returns {Result}
 */
export function call(operation, ...args) {
  start();
  try {
    return operation(...args);
  } catch (error) {
    restart();
    throw explained(error);
  }
}

function start() {
  if (started) return;
  initSync({ module: bytesOf(base64) });
  started = true;
}

/**
 * An error that says what to do, where the one that was thrown does not.
 *
 * @param {unknown} error
 */
function explained(error) {
  if (error instanceof WebAssembly.RuntimeError) {
    return new Error(
      `graph-backup-delta failed unexpectedly (${error.message}). Either the input is larger than ` +
        "its memory, 4 GB, can hold, or this is a bug: please report it. The next call works.",
      { cause: error },
    );
  }
  const { code } = /** @type {{ code?: unknown }} */ (Object(error));
  if (code === "ERR_STRING_TOO_LONG") {
    return new RangeError(
      "The result is longer than any string of this JavaScript engine can be. Give the input in " +
        "parts, or ask for fewer findings. The next call works.",
      { cause: error },
    );
  }
  return error;
}

/**
 * The bytes of a base64 text, by the fastest way there is.
 *
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(text) {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (
    /** @type {unknown} */ (Uint8Array)
  );
  if (native.fromBase64) return native.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  // A loop, as it is ten times faster than Uint8Array.from with a callback.
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
