/**
 * What the worker can be asked for: all that the package does, and what the page makes of it.
 *
 * @import { Built, Change } from "graph-backup-delta"
 */

import { build, validate } from "graph-backup-delta/slim";

export * from "graph-backup-delta/slim";
export { idsOf, readAll } from "./answers.js";
export { checkBody, mendBody } from "./checking.js";
export { collectFrom, partsOfBody } from "./collecting.js";
export { format, withoutItem } from "./format.js";
export { outcomesAsCsv, outcomesAsTable } from "./outcome-export.js";
export { planFor } from "./planning.js";

/**
 * @typedef {object} Beside
 * @property {number[]} sizes How many items each request holds.
 * @property {boolean} [isStopped] Whether it is nothing, as a person put an end to it or it failed.
 *
 * @typedef {Built & Beside} BuiltRequests
 *
 * @param {Change} change
 * @returns {BuiltRequests}
 */
export function buildRequests(change) {
  const built = build(change);
  const sizes = built.requests.map(({ body }) => {
    const { additions, removals } = validate(body);
    return additions + removals;
  });
  return { ...built, sizes };
}
