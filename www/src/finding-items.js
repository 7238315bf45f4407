/**
 * Which items of the lists a person looks for.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Entry, ListName, Work } from "./work.js"
 */

import { factsOf, idFacts } from "./facts.js";
import { sameness } from "./work.js";

/**
 * @typedef {"all" | "errors" | "warnings" | "duplicates" | ListName} Which
 *
 * @typedef {object} Search
 * @property {string} text What stands in the id.
 * @property {Which} which
 */

/** @type {Search} */
export const EVERYTHING = { text: "", which: "all" };

/** @type {Partial<Record<Which, Finding["severity"]>>} */
const SEVERITIES = { errors: "error", warnings: "warning" };

/**
 * The places of the items that are looked for.
 *
 * @param {Work} work
 * @param {ListName} list
 * @param {Search} search
 * @param {Map<number, Finding[]>} findings By the key of the entry.
 * @param {number} [edited] The key of an entry that is there whatever is looked for.
 * @param {(id: string) => string} [nameOf] What an id is called: it is looked for as well.
 * @returns {number[]}
 */
export function placesFound(work, list, search, findings, edited, nameOf = () => "") {
  const { text, which } = search;
  const entries = work[list];
  const places = [...entries.keys()];
  if ((which === "add" || which === "remove") && which !== list) return [];
  const wanted = text.trim().toLowerCase();
  const twice = which === "duplicates" ? duplicates(work, list) : undefined;
  const severity = SEVERITIES[which];
  if (wanted === "" && !severity && !twice) return places;
  return places.filter((place) => {
    const { key, id } = /** @type {Entry} */ (entries[place]);
    if (key === edited) return true;
    const both = `${id} ${nameOf(id)}`.toLowerCase();
    if (wanted !== "" && !both.includes(wanted)) return false;
    if (severity) return findings.get(key)?.some((it) => it.severity === severity);
    return twice === undefined || twice.all.has(key);
  });
}

/**
 * What stands in a list more than once, by keys. `build` lists but its first findings, so the page
 * looks for itself.
 *
 * @param {Work} work
 * @param {ListName} list
 */
export function duplicates(work, list) {
  const { form } = idFacts(factsOf(work), list);
  /** @type {Map<string, number>} */
  const firsts = new Map();
  /** @type {Set<number>} */
  const all = new Set();
  /** @type {Set<number>} */
  const later = new Set();
  for (const { key, id } of work[list]) {
    const same = sameness(id, form);
    const first = firsts.get(same);
    if (first === undefined) firsts.set(same, key);
    else {
      all.add(first).add(key);
      later.add(key);
    }
  }
  return { all, later };
}
