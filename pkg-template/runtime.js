// Starting the WebAssembly module at the first call, and keeping it sound after a call that broke.

import { initSync, __wbg_reset_state as restart } from "./glue.js";
import { source } from "./source.js";

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
  initSync({ module: source() });
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
