/**
 * From what is there and what is wanted to a change that Build can take.
 *
 * @import { Add, Finding, IdFormat } from "graph-backup-delta"
 * @import { Label } from "./state/labels.js"
 * @import { Work } from "./work.js"
 */

import { collect, plan } from "graph-backup-delta/slim";
import { factsOf, idFacts } from "./facts.js";
import { labelsIn } from "./naming.js";
import { isOfWanted } from "./state/findings.js";
import { folded, withIdsForAddresses } from "./state/labels.js";
import { changeOf, collectOptions, entriesOf, sameness } from "./work.js";

/**
 * @typedef {object} Plan
 * @property {boolean} isMade False where something is to be mended first.
 * @property {number} kept
 * @property {string[]} keptIds What of it is wanted.
 * @property {string[]} add What the additions refer to.
 * @property {string[]} remove
 * @property {number} others How many additions say for themselves what Build says for all of them.
 * @property {Finding[]} findings
 * @property {[string, Label][]} labels What the lists call their ids.
 * @property {number} named How many addresses of what is wanted were found beside an id,
 * @property {number} unnamed and how many were not, or beside several.
 */

/**
 * @param {Work} work What it is for.
 * @param {string} current
 * @param {string} given What is wanted.
 * @param {[string, Label][]} known What those are called that Build has to add.
 * @returns {Promise<Plan>}
 */
export async function planFor(work, current, given, known) {
  const labels = [...(await labelsIn(current)), ...(await labelsIn(given))];
  const names = [...labels, ...known];
  const { text: wanted, replaced: named, unknown } = withIds(work, current, given, names);
  const { add: _, remove: __, ...target } = changeOf(work);
  const { change, kept, findings: found } = plan(current, wanted, target);
  // Which names are in a list that cannot be read shows once it can.
  const isUnread = unknown > 0 && found.some((it) => it.severity === "error" && !isOfWanted(it));
  const unnamed = isUnread ? 0 : unknown;
  const told = isUnread ? found.filter((it) => !isOfWanted(it)) : found;
  const findings = wanted !== given ? told.map((it) => inGiven(it, given)) : told;
  const { add = [], remove = [] } = change ?? {};
  const options = collectOptions(work, "add");
  const { ids } = collect(add, options);
  const others = add.filter((it) => differs(it, work)).length;
  const keptIds = change
    ? without(collect(wanted, options).ids, ids, idFacts(factsOf(work), "add").form)
    : [];
  const isMade = change !== undefined;
  return { isMade, kept, keptIds, add: ids, remove, others, findings, labels, named, unnamed };
}

/**
 * What is wanted, with ids in the place of its addresses: of those that are there, and of those that Build
 * has to add. Elsewhere an id beside an address may be one of anything.
 *
 * @param {Work} work
 * @param {string} current
 * @param {string} given
 * @param {[string, Label][]} labels
 */
function withIds(work, current, given, labels) {
  if (!given.includes("@") || /^\s*[{[]/.test(given))
    return { text: given, replaced: 0, unknown: 0 };
  const { ids } = collect(current, collectOptions(work, "add"));
  const known = new Set([...ids, ...work.add.map(({ id }) => id)].map(folded));
  /** @type {Map<string, Map<string, string>>} */
  const idsOf = new Map();
  for (const [id, { address }] of labels) {
    if (!address || !known.has(folded(id))) continue;
    const all = idsOf.get(folded(address)) ?? new Map();
    idsOf.set(folded(address), all.set(folded(id), id));
  }
  /** @param {string} address One of two ids is of neither: nobody knows which one is wanted. */
  const idOf = (address) => {
    const [id, other] = idsOf.get(folded(address))?.values() ?? [];
    return other === undefined ? id : undefined;
  };
  const { words } = factsOf(work).delta.referenceId;
  return withIdsForAddresses(given, idOf, words);
}

/**
 * A finding of what is wanted as one of the list that was given: its lines are the same, what is in them is not.
 *
 * @param {Finding} finding
 * @param {string} given
 * @returns {Finding}
 */
function inGiven(finding, given) {
  const { line = 0 } = finding;
  if (!isOfWanted(finding) || line === 0) return finding;
  const lines = given.split("\n").slice(0, line);
  const end = lines.join("\n").length;
  return { ...finding, column: 1, start: end - (lines.at(-1)?.length ?? 0), end };
}

/**
 * Each of some ids once, but for those of the other list.
 *
 * @param {string[]} ids
 * @param {string[]} others
 * @param {IdFormat} form
 */
function without(ids, others, form) {
  const known = new Set(others.map((id) => sameness(id, form)));
  return ids.filter((id) => {
    const isNew = !known.has(sameness(id, form));
    known.add(sameness(id, form));
    return isNew;
  });
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
