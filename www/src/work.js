/**
 * What a person is putting together, as plain values that are never changed in place.
 *
 * @import { Change, CollectOptions, DestinationType } from "graph-backup-delta"
 * @import { Chosen } from "./facts.js"
 */

import { collect } from "graph-backup-delta";
import { factsOf, hasDisplayName, versionFor } from "./facts.js";

/**
 * @typedef {"add" | "remove"} ListName
 *
 * @typedef {object} Entry
 * @property {number} key Stays with the entry while its id is edited.
 * @property {string} id
 *
 * @typedef {object} Target What is changed, and what all additions to it share. What the resource
 * that is chosen does not have is kept, for when another one is.
 * @property {string} id
 * @property {DestinationType | undefined} destinationType Nobody chooses it but the person.
 * @property {string} browseSessionId
 * @property {string} displayName
 *
 * @typedef {object} Lists
 * @property {Entry[]} add What is added refers to these.
 * @property {Entry[]} remove
 *
 * @typedef {Chosen & Target & Lists} Work
 */

/**
 * Nothing yet, for the resource that is chosen.
 *
 * @param {Chosen} chosen
 * @returns {Work}
 */
export function emptyWork({ resource, restoreJobType, version }) {
  return {
    ...{ resource, restoreJobType, version },
    id: "",
    destinationType: undefined,
    browseSessionId: "",
    displayName: "",
    add: [],
    remove: [],
  };
}

let lastKey = 0;

/**
 * @param {string[]} ids
 * @returns {Entry[]}
 */
export function entriesOf(ids) {
  return ids.map((id) => {
    lastKey += 1;
    return { key: lastKey, id };
  });
}

/**
 * @typedef {object} Addition
 * @property {Work} work
 * @property {number} added
 * @property {number} again How many of them were in the list already; they are kept.
 * @property {string} left Why something in the text was not taken; empty where all of it was.
 */

/**
 * @param {Work} work
 * @param {ListName} list
 * @param {string} text
 * @returns {Addition}
 */
export function withPasted(work, list, text) {
  const { ids, findings } = collect(text, collectOptions(work, list));
  const known = new Set(work[list].map((entry) => sameness(entry.id)));
  let again = 0;
  for (const id of ids) {
    if (known.has(sameness(id))) again += 1;
    known.add(sameness(id));
  }
  const added = { ...work, [list]: [...work[list], ...entriesOf(ids)] };
  const left = findings.map((it) => it.message).join(" ");
  return { work: added, added: ids.length, again, left };
}

/**
 * What the ids of a list are for.
 *
 * @param {Work} work
 * @param {ListName} list
 * @returns {CollectOptions}
 */
export function collectOptions(work, list) {
  return {
    resource: work.resource,
    restoreJobType: factsOf(work).delta.restoreJobType,
    kind: list === "add" ? "addition" : "removal",
  };
}

/**
 * Ids are the same in any casing.
 *
 * @param {string} id
 */
function sameness(id) {
  return id.trim().toLowerCase();
}

/**
 * @param {Work} work
 * @param {ListName} list
 * @param {number} key
 * @returns {Work}
 */
export function withoutEntry(work, list, key) {
  return { ...work, [list]: work[list].filter((entry) => entry.key !== key) };
}

/**
 * @param {Work} work
 * @param {ListName} list
 * @param {number} key
 * @param {string} id
 * @returns {Work}
 */
export function withId(work, list, key, id) {
  return { ...work, [list]: work[list].map((entry) => (entry.key === key ? { key, id } : entry)) };
}

/**
 * @param {Work} work
 * @returns {Change} What is `undefined` is not written to JSON.
 */
export function changeOf(work) {
  const facts = factsOf(work);
  const { delta } = facts;
  return {
    resource: work.resource,
    id: work.id,
    version: versionFor(work.version, delta),
    restoreJobType: delta.restoreJobType,
    add: work.add.map((entry) => entry.id),
    remove: work.remove.map((entry) => entry.id),
    destinationType: delta.destinations && work.destinationType,
    browseSessionId: delta.browseSessionId && orNothing(work.browseSessionId),
    displayName: hasDisplayName(facts) ? orNothing(work.displayName) : undefined,
  };
}

/**
 * What a change asks for, for a person to go on with.
 *
 * @param {Change} change One whose additions leave to it where they go to and come from.
 * @returns {Work}
 */
export function workOf(change) {
  const { resource, restoreJobType = "standard", version = "v1.0", add = [], remove = [] } = change;
  const empty = emptyWork({ resource, restoreJobType, version });
  return {
    ...empty,
    id: change.id,
    destinationType: change.destinationType,
    browseSessionId: change.browseSessionId ?? "",
    displayName: change.displayName ?? "",
    add: entriesOf(collect(add, collectOptions(empty, "add")).ids),
    remove: entriesOf(remove),
  };
}

/**
 * A field that is left empty says nothing.
 *
 * @param {string} value
 */
function orNothing(value) {
  return value === "" ? undefined : value;
}
