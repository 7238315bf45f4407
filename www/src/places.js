/**
 * The places of Build: what they are called, and which one a finding belongs to. `build` points into
 * the change; the page shows the finding at the field that the value came from.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { ListName } from "./ids.js"
 * @import { Work } from "./work.js"
 */

/**
 * @typedef {object} ListWords
 * @property {string} heading
 * @property {string} one "restore point"
 * @property {string} help Where the ids come from.
 */

/** @type {Record<ListName, ListWords>} */
export const LIST_WORDS = {
  add: {
    heading: "Restore points to add",
    one: "restore point",
    help: "Ids from the restore point search.",
  },
  remove: {
    heading: "Artifacts to remove",
    one: "artifact",
    help: "Ids of the session’s artifacts, not of restore points.",
  },
};

/**
 * @typedef {{ field: "session" | "destination" | "change" }
 *   | { field: ListName, index: number }} Place
 */

/**
 * @param {string} pointer Into the change: "/id", "/add/3".
 * @returns {Place}
 */
export function placeOf(pointer) {
  const [, name, index] = pointer.split("/");
  if (name === "add" || name === "remove") return { field: name, index: Number(index) };
  if (name === "id") return { field: "session" };
  if (name === "destinationType") return { field: "destination" };
  return { field: "change" };
}

/**
 * @param {Finding} finding
 * @returns {Place}
 */
export function placeOfFinding({ code, pointer }) {
  // What is not there cannot be pointed at.
  if (code === "change-destination-missing") return { field: "destination" };
  return placeOf(pointer);
}

/**
 * What a place is called.
 *
 * @param {Place} place
 */
export function nameOf(place) {
  if ("index" in place) {
    const { one } = LIST_WORDS[place.field];
    return `${one[0]?.toUpperCase()}${one.slice(1)} ${place.index + 1}`;
  }
  return { session: "Session id", destination: "Restore to", change: "" }[place.field];
}

/**
 * @param {Finding[]} findings
 * @param {Work} work What was built.
 */
export function sorted(findings, work) {
  /** @type {Finding[]} */
  const session = [];
  /** @type {Finding[]} */
  const destination = [];
  /** @type {Map<number, Finding[]>} */
  const entries = new Map();
  for (const finding of findings) {
    const place = placeOfFinding(finding);
    if (place.field === "session") session.push(finding);
    else if (place.field === "destination") destination.push(finding);
    else if ("index" in place) {
      const key = work[place.field][place.index]?.key ?? 0;
      entries.set(key, [...(entries.get(key) ?? []), finding]);
    }
  }
  return { session, destination, entries };
}
