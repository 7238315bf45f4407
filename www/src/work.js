/**
 * What a person is putting together, as plain values that are never changed in place.
 *
 * @import { Change, DestinationType, Version } from "graph-backup-delta"
 * @import { ListName } from "./ids.js"
 */

import { idsIn } from "./ids.js";

/**
 * @typedef {object} Entry
 * @property {number} key Stays with the entry while its id is edited.
 * @property {string} id
 *
 * @typedef {object} Work
 * @property {string} sessionId
 * @property {Version} version
 * @property {DestinationType | undefined} destinationType Nobody chooses it but the person.
 * @property {Entry[]} add Restore points.
 * @property {Entry[]} remove Artifacts.
 */

/** @type {Work} */
export const EMPTY = {
  sessionId: "",
  version: "v1.0",
  destinationType: undefined,
  add: [],
  remove: [],
};

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
 * @property {string} [left] Why something in the text was not taken.
 */

/**
 * @param {Work} work
 * @param {ListName} list
 * @param {string} text
 * @returns {Addition}
 */
export function withPasted(work, list, text) {
  const { ids, left } = idsIn(text, list);
  const known = new Set(work[list].map((entry) => sameness(entry.id)));
  let again = 0;
  for (const id of ids) {
    if (known.has(sameness(id))) again += 1;
    known.add(sameness(id));
  }
  const added = { ...work, [list]: [...work[list], ...entriesOf(ids)] };
  return { work: added, added: ids.length, again, left };
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
 * @returns {Change}
 */
export function changeOf(work) {
  return {
    resource: "oneDriveForBusinessRestoreSession",
    id: work.sessionId,
    version: work.version,
    add: work.add.map((entry) => entry.id),
    remove: work.remove.map((entry) => entry.id),
    // Left out while nobody has chosen: `undefined` is not written to JSON.
    destinationType: work.destinationType,
  };
}
