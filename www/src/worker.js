/**
 * The worker: the package runs here, so that the page stays smooth whatever the input. It answers one
 * call after the other; call.js asks.
 */

import * as operations from "./operations.js";

/** @type {Record<string, (...args: any[]) => unknown>} By name, as a message names them. */
const OPERATIONS = { ...operations };

addEventListener("message", ({ data: { operation, args } }) => {
  try {
    postMessage({ result: OPERATIONS[operation]?.(...args) });
  } catch (error) {
    postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
