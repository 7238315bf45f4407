/**
 * What a person is putting together, as text: for the storage of the browser, and for a link.
 *
 * @import { RetentionSetting } from "graph-backup-delta"
 * @import { Entry, Work } from "./work.js"
 */

import { RESOURCES } from "./facts.js";
import { changeOf, emptyWork, entriesOf } from "./work.js";

const TEXTS = /** @type {const} */ (["id", "browseSessionId", "displayName", "policyId"]);
const LISTS = /** @type {const} */ (["add", "remove"]);

/** @param {Work} work */
export function textOfWork(work) {
  // Of an entry its id; the keys are of this page only.
  return JSON.stringify(work, (_, value) => (isEntry(value) ? textOfEntry(value) : value));
}

/** @param {Entry} entry */
function textOfEntry({ id, isAccepted }) {
  return isAccepted ? { id, isAccepted } : id;
}

/**
 * What is changed, and what all additions to it share, as far as a plan is for it.
 *
 * @param {Work} work
 */
export function textOfTarget(work) {
  const { add, remove, displayName, retentionSettings, version, ...target } = changeOf(work);
  return JSON.stringify(target);
}

/**
 * @param {string} text Perhaps not one of ours: it may come with a link.
 * @returns {Work | undefined}
 */
export function workOfText(text) {
  try {
    const given = JSON.parse(text);
    const facts = RESOURCES.find((it) => it.resource === given.resource);
    if (!facts) return undefined;
    const { resource } = facts;
    const restoreJobType = given.restoreJobType === "granular" ? "granular" : "standard";
    const units = given.units === "exclusion" ? "exclusion" : "protection";
    const version = given.version === "beta" ? "beta" : "v1.0";
    const { others } = given;
    const parts = others && Object.entries(others).map(([name, it]) => [name, partOf(it)]);
    const empty = emptyWork({
      ...{ resource, restoreJobType, units, version },
      others: parts && Object.fromEntries(parts),
    });
    return { ...empty, ...partOf(given) };
  } catch {
    return undefined;
  }
}

/**
 * What can be understood of it.
 *
 * @param {Record<string, unknown>} given
 * @returns {Partial<Work>}
 */
function partOf(given) {
  /** @type {Partial<Work>} */
  const part = {};
  for (const name of TEXTS) {
    const value = given[name];
    if (typeof value === "string") part[name] = value;
  }
  for (const name of LISTS) {
    const value = given[name];
    if (Array.isArray(value)) part[name] = value.flatMap(entryOf);
  }
  const { destinationType, retentionSettings } = given;
  if (typeof given.create === "boolean") part.create = given.create;
  if (areRetentionSettings(retentionSettings)) part.retentionSettings = retentionSettings;
  if (destinationType === "new" || destinationType === "inPlace") {
    part.destinationType = destinationType;
  }
  return part;
}

/**
 * What they hold is the package's to judge.
 *
 * @param {unknown} value
 * @returns {value is RetentionSetting[]}
 */
export function areRetentionSettings(value) {
  return Array.isArray(value) && value.length > 0 && value.every((it) => Object(it) === it);
}

/**
 * @param {any} value
 * @returns {Entry[]} None where it is not understood.
 */
function entryOf(value) {
  const id = typeof value === "string" ? value : value?.id;
  if (typeof id !== "string") return [];
  const [entry] = entriesOf([id]);
  return entry ? [value.isAccepted === true ? { ...entry, isAccepted: true } : entry] : [];
}

/**
 * @param {unknown} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  return typeof value === "object" && value !== null && "key" in value;
}
