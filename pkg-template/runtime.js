// Starting the WebAssembly module at the first call, and keeping it sound after a call that broke.

import { initSync, __wbg_reset_state as restart } from "./glue.js";
import { source } from "./source.js";

let started = false;

/** How many calls are under way: a toJSON or a getter of the caller may make one in the midst of one. */
let running = 0;

/** Whether the instance is to be replaced before it is called again. */
let broken = false;

/** @type {WebAssembly.RuntimeError | undefined} What stopped the instance for good. */
let trap;

/**
 * Calls a function of the module.
 *
 * A call that throws may have left its instance half done: a panic, too little memory, a getter of
 * the caller that throws in the middle. So the next call gets a fresh instance, which costs less
 * than a millisecond; but not while another call is still in the old one. Where that was stopped by a
 * call in its midst, it throws too, as nothing that it gives can be trusted.
 *
 * @template {unknown[]} Args
 * @template Result
 * @param {(...args: Args) => Result} operation
 * @param {Args} args
 * @returns {Result}
 */
export function call(operation, ...args) {
  if (running === 0) start();
  running++;
  try {
    const result = operation(...args);
    if (trap) throw trap;
    return result;
  } catch (error) {
    broken = true;
    if (error instanceof WebAssembly.RuntimeError) trap ??= error;
    throw explained(trap ?? error);
  } finally {
    running--;
  }
}

function start() {
  if (!started) initSync({ module: source() });
  else if (broken) restart();
  started = true;
  broken = false;
  trap = undefined;
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
