/**
 * The worker: the package runs here, so that the page stays smooth whatever the input. It answers one
 * call after the other; call.js asks.
 */

import moduleAddress from "graph-backup-delta/core.wasm?url";
import { init } from "graph-backup-delta/slim";
import * as operations from "./operations.js";

/** @type {Record<string, (...args: any[]) => unknown>} By name, as a message names them. */
const OPERATIONS = { ...operations };

/** @type {Promise<void> | undefined} The module, once it has arrived. */
let arrival = takeModule();

addEventListener("message", async ({ data: { operation, args } }) => {
  try {
    arrival ??= takeModule();
    await arrival;
    postMessage({ result: await OPERATIONS[operation]?.(...args) });
  } catch (error) {
    postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});

async function takeModule() {
  try {
    const response = await fetch(moduleAddress);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    init(await response.arrayBuffer());
  } catch (error) {
    // The next call tries again.
    arrival = undefined;
    throw new Error(`the core of this page could not be loaded (${error})`);
  }
}
