// The name of a resource, as it was typed.

import { describe } from "../index.js";
import { UsageError } from "./usage.js";

/**
 * The library knows the names of resources; a name it does not know was mistyped.
 *
 * @param {string} text
 * @returns {import("graph-backup-delta").ResourceName}
 */
export function resourceOf(text) {
  const name = /** @type {import("graph-backup-delta").ResourceName} */ (text);
  try {
    return describe(name).resource;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(/\.$/, ""));
    throw error;
  }
}
