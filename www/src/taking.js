/**
 * Taking a change into Build: what was not sent yet, or is worth sending again.
 *
 * @import { History } from "./history.js"
 * @import { AnyChange, Work } from "./work.js"
 */

import { call } from "./call.js";
import { toastStep } from "./toast.jsx";
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

/**
 * Puts something else in the place of what Build has, and goes on there.
 *
 * @param {History<Work>} history
 * @param {string} label
 * @param {Work} work
 * @param {string} [told] What else is to be said of it.
 */
export function goOnInBuild(history, label, work, told) {
  history.commit(label, work);
  toastStep(history, told);
  location.hash = "#build";
}
