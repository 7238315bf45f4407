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

/** The option of operations that take a resource. @type {import("./operations.js").Option} */
export const RESOURCE = {
  value: "NAME",
  help: "the resource, such as exchangeRestoreSession; describe lists all",
};
