/**
 * The places of Build: what they are called, and which one a finding belongs to. `build` points into
 * the change; the page shows the finding at the field that the value came from.
 *
 * @import { Finding, IdFormat } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { ListName, Work } from "./work.js"
 */

import { idFacts, isExclusion } from "./facts.js";
import { capital } from "./words.js";

/**
 * @typedef {object} ListWords
 * @property {string} heading
 * @property {string} one "restore point"
 * @property {string} ids What its ids are called: "restore point ids".
 * @property {string} help Where the ids come from, and how they can stand in a text.
 */

/** @type {Record<IdFormat, string>} */
const PARTED = {
  guid: "Any separators, CSV or JSON.",
  site: "One a line, or blanks or semicolons between; CSV or JSON.",
  fourGuids: "One a line, or blanks or semicolons between; CSV or JSON.",
  any: "One a line, CSV or JSON.",
  token: "One a line, CSV or JSON.",
};

/**
 * @param {ListName} list
 * @param {Facts} facts
 * @returns {ListWords}
 */
export function listWords(list, facts) {
  const { item, reference, referenceId } = facts.delta;
  const isAdd = list === "add";
  const one = isAdd ? reference : item;
  const deed = isAdd && isExclusion(facts.delta) ? "leave out" : list;
  const { words, from, form } = idFacts(facts, list);
  return {
    heading: `${capital(one)}s to ${deed}`,
    one,
    ids: `${words}s`,
    help: `From ${from}${isAdd ? "" : `, not ${referenceId.words}s`}. ${PARTED[form]}`,
  };
}

/**
 * The fields that say what is changed, by the names of their values in a change.
 *
 * @typedef {typeof FIELDS[number]} FieldName
 *
 * @typedef {{ field: FieldName | "change" } | { field: ListName, index?: number }} Place Without an index
 * it is the list as a whole.
 */

const FIELDS = /** @type {const} */ ([
  ...["units", "id", "browseSessionId", "destinationType"],
  ...["policyId", "displayName", "retentionSettings"],
]);

/**
 * What cannot be pointed at, as it is not there.
 *
 * @type {Record<string, FieldName>}
 */
const MISSING = {
  "change-browse-session-missing": "browseSessionId",
  "change-destination-missing": "destinationType",
};

/**
 * @param {string} pointer Into the change: "/id", "/add/3".
 * @returns {Place}
 */
export function placeOf(pointer) {
  const [, name, index] = pointer.split("/");
  if (name === "add" || name === "remove") {
    return index === undefined ? { field: name } : { field: name, index: Number(index) };
  }
  return { field: FIELDS.find((it) => it === name) ?? "change" };
}

/**
 * @param {Finding} finding
 * @returns {Place}
 */
export function placeOfFinding({ code, pointer }) {
  const missing = MISSING[code];
  return missing ? { field: missing } : placeOf(pointer);
}

/**
 * What a place is called.
 *
 * @param {Place} place
 * @param {Facts} facts
 */
export function nameOf(place, facts) {
  if (place.field === "change") return "";
  if (place.field !== "add" && place.field !== "remove") return fieldName(place.field, facts);
  const { one, heading } = listWords(place.field, facts);
  return place.index === undefined ? heading : `${capital(one)} ${place.index + 1}`;
}

/**
 * @param {FieldName} field
 * @param {Facts} facts
 */
export function fieldName(field, { id, delta }) {
  return {
    units: "Which units",
    id: capital(id.words),
    browseSessionId: capital(delta.browseSessionId?.words ?? ""),
    destinationType: "Restore to",
    policyId: "Policy id",
    displayName: "Display name",
    retentionSettings: "How long backups are kept",
  }[field];
}

/**
 * @typedef {object} Found What is wrong with the work.
 * @property {Partial<Record<FieldName | "change" | ListName, Finding[]>>} fields
 * @property {Map<number, Finding[]>} entries By the key of the entry.
 * @property {Work} work What it was found in.
 *
 * @param {Finding[]} findings
 * @param {Work} work What was built.
 * @returns {Found}
 */
export function sorted(findings, work) {
  /** @type {Found["fields"]} */
  const fields = {};
  /** @type {Found["entries"]} */
  const entries = new Map();
  for (const finding of findings) {
    const place = placeOfFinding(finding);
    if ("index" in place && place.index !== undefined) {
      const key = work[place.field][place.index]?.key ?? 0;
      entries.set(key, [...(entries.get(key) ?? []), finding]);
    } else fields[place.field] = [...(fields[place.field] ?? []), finding];
  }
  return { fields, entries, work };
}
