/**
 * Taking a change into Build: what was not sent yet, or is worth sending again.
 *
 * @import { AnyChange, Work } from "./work.js"
 */

import { call } from "./call.js";
import { chosenIn, collectOptions, workOf } from "./work.js";

/**
 * @param {AnyChange} change One that Build can show.
 * @param {Work} before
 * @returns {Promise<Work | undefined>} Nothing where the worker was stopped.
 */
export async function workFrom(change, before) {
  const options = collectOptions(chosenIn(change), "add");
  const references = await call("collect", change.add ?? [], options);
  return references && workOf(change, references.ids, before);
}
