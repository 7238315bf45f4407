/**
 * From what is there and what is wanted to a change that Build can take.
 *
 * @import { Add, Finding } from "graph-backup-delta"
 * @import { Work } from "./work.js"
 */

import { collect, plan } from "graph-backup-delta";
import { changeOf, collectOptions, entriesOf } from "./work.js";

/**
 * @typedef {object} Plan
 * @property {boolean} isMade False where something is to be mended first.
 * @property {number} kept
 * @property {string[]} add What the additions refer to.
 * @property {string[]} remove
 * @property {number} others How many additions say for themselves what Build says for all of them.
 * @property {Finding[]} findings
 */

/**
 * @param {Work} work What it is for.
 * @param {string} current
 * @param {string} wanted
 * @returns {Plan}
 */
export function planFor(work, current, wanted) {
  const { add: _, remove: __, ...target } = changeOf(work);
  const { change, kept, findings } = plan(current, wanted, target);
  const { add = [], remove = [] } = change ?? {};
  const { ids } = collect(add, collectOptions(work, "add"));
  const others = add.filter((it) => differs(it, work)).length;
  return { isMade: change !== undefined, kept, add: ids, remove, others, findings };
}

/**
 * @param {Add} addition
 * @param {Work} work
 */
function differs(addition, work) {
  if (typeof addition === "string") return false;
  const said = /** @type {Partial<Pick<Work, "destinationType" | "browseSessionId">>} */ (addition);
  return [
    [said.destinationType, work.destinationType],
    [said.browseSessionId, work.browseSessionId],
  ].some(([own, common]) => own !== undefined && own !== common);
}

/**
 * The same target, with the plan's lists.
 *
 * @param {Work} work
 * @param {Plan} plan
 * @returns {Work}
 */
export function withPlan(work, { add, remove }) {
  return { ...work, add: entriesOf(add), remove: entriesOf(remove) };
}
