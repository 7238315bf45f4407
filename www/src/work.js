/**
 * What a person is putting together, as plain values that are never changed in place.
 *
 * @import { Change, Collected, CollectOptions, DestinationType, Finding, IdFormat, ResourceName, RestoreJobType, RetentionSetting, Version } from "graph-backup-delta"
 * @import { Chosen } from "./facts.js"
 */

import { canSet, factsOf, idFacts, taskOf } from "./facts.js";
import { counted } from "./numbers.js";
import { versionFor } from "./versions.js";

/**
 * @typedef {"add" | "remove"} ListName
 *
 * @typedef {object} Entry
 * @property {number} key Stays with the entry while its id is edited.
 * @property {string} id
 * @property {boolean} [isAccepted] Whether the person uses it, unusual as it is.
 *
 * @typedef {object} Target What is changed, and what all additions to it share.
 * @property {string} id
 * @property {DestinationType | undefined} destinationType Nobody chooses it but the person.
 * @property {string} browseSessionId
 * @property {string} displayName
 * @property {string} policyId
 * @property {RetentionSetting[] | undefined} retentionSettings As they came: the page has no editor for them.
 * @property {boolean} create Whether it is a session that is still to be created.
 *
 * @typedef {object} Lists
 * @property {Entry[]} add What is added refers to these.
 * @property {Entry[]} remove
 *
 * @typedef {object} Others What was put together for other resources and arrays, for when one of
 * them is chosen again: ids of one are no ids of another.
 * @property {Record<string, Partial<Work>>} [others] By the name of the resource, or of the array.
 *
 * @typedef {Chosen & Target & Lists & Others} Work
 *
 * @typedef {Omit<Change, "id" | "create"> & { id?: string, create?: boolean }} AnyChange One of what is
 * there, or of a session that is to be created.
 */

/**
 * Nothing yet, for the resource that is chosen.
 *
 * @param {Chosen & Others} chosen
 * @returns {Work}
 */
export function emptyWork({ resource, restoreJobType, units, version, others }) {
  return {
    ...{ resource, restoreJobType, units, version, others },
    id: "",
    destinationType: undefined,
    browseSessionId: "",
    displayName: "",
    policyId: "",
    retentionSettings: undefined,
    create: false,
    add: [],
    remove: [],
  };
}

/**
 * The work on what is chosen now, be it kept from before or empty; that on what was chosen is kept.
 *
 * @param {Work} work
 * @param {Partial<Chosen>} change
 * @returns {Work}
 */
export function switched(work, change) {
  // What another policy leaves out is nothing that anybody chose of this one.
  const isOther = change.resource !== undefined && change.resource !== work.resource;
  const chosen = isOther ? { units: /** @type {const} */ ("protection"), ...change } : change;
  const from = factsOf(work);
  const to = factsOf({ ...work, ...chosen });
  const { id, displayName, policyId, retentionSettings, create } = work;
  const { add, remove, browseSessionId, destinationType } = work;
  const others = {
    ...work.others,
    // As they are kept: what comes back from there is known to be the same.
    [from.resource]: { id, displayName, policyId, create, retentionSettings },
    [from.delta.property]: { browseSessionId, add, remove, destinationType },
  };
  return {
    ...emptyWork({ ...work, ...chosen, others }),
    ...others[to.resource],
    ...others[to.delta.property],
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
 * @property {string} left What is to be said of the text beside; empty where that is nothing.
 * @property {boolean} isWhole Whether all of the text was taken.
 * @property {boolean} isWarned Whether what is to be said is a warning, or worse.
 */

/**
 * @param {Work} work
 * @param {ListName} list
 * @param {Pick<Collected, "ids" | "findings">} collected What a pasted text holds.
 * @returns {Addition}
 */
export function withCollected(work, list, { ids, findings }) {
  const { form } = idFacts(factsOf(work), list);
  const known = new Set(work[list].map((entry) => sameness(entry.id, form)));
  let again = 0;
  for (const id of ids) {
    if (known.has(sameness(id, form))) again += 1;
    known.add(sameness(id, form));
  }
  const added = { ...work, [list]: [...work[list], ...entriesOf(ids)] };
  const isWhole = findings.every((it) => it.severity === "info" || TAKEN_WHOLE.includes(it.code));
  const left = toldOnce(findings);
  const isWarned = findings.some((it) => it.severity !== "info");
  return { work: added, added: ids.length, again, left, isWhole, isWarned };
}

/** What is said of lists that were taken whole: another page, and other columns, are another list. */
const TAKEN_WHOLE = ["list-incomplete", "list-other-ids"];

/**
 * The first finding of each kind, and how many more there are of it: nobody reads fifty alike.
 *
 * @param {Finding[]} findings
 */
function toldOnce(findings) {
  const firsts = findings.filter(
    ({ code }, at) => findings.findIndex((it) => it.code === code) === at,
  );
  return firsts
    .map(({ code, message }) => {
      const others = findings.filter((it) => it.code === code).length - 1;
      return others > 0 ? `${message} ${counted(others, "more", "more")} like this.` : message;
    })
    .join(" ");
}

/**
 * What the ids of a list are for.
 *
 * @param {Omit<Chosen, "version">} chosen
 * @param {ListName} list
 * @returns {CollectOptions}
 */
export function collectOptions(chosen, list) {
  const { restoreJobType, units } = factsOf(chosen).delta;
  return {
    resource: chosen.resource,
    ...{ restoreJobType, units },
    kind: list === "add" ? "addition" : "removal",
  };
}

/**
 * What ids are compared by: they are the same in any casing, but those that may be any text.
 *
 * @param {string} id
 * @param {IdFormat} form
 */
export function sameness(id, form) {
  return form === "any" ? id.trim() : id.trim().toLowerCase();
}

/**
 * @param {Work} work
 * @returns {Change} What is `undefined` is not written to JSON.
 */
export function changeOf(work) {
  const facts = factsOf(work);
  const { delta } = facts;
  // Even an empty id has no place where a session is created.
  const target = isCreated(work) ? { create: true } : { id: work.id };
  const change = {
    resource: work.resource,
    ...target,
    version: versionFor(work.version, delta),
    restoreJobType: delta.restoreJobType,
    units: delta.units,
    add: work.add.map((entry) => entry.id),
    remove: work.remove.map((entry) => entry.id),
    destinationType: delta.destinations && work.destinationType,
    browseSessionId: delta.browseSessionId && orNothing(work.browseSessionId),
    displayName: canSet(facts, "displayName") ? orNothing(work.displayName) : undefined,
    policyId: canSet(facts, "policyId") ? orNothing(work.policyId) : undefined,
    retentionSettings: canSet(facts, "retentionSettings") ? work.retentionSettings : undefined,
  };
  return /** @type {Change} */ (change);
}

/**
 * Whether the request is to create the session: a policy is not created here.
 *
 * @param {Pick<Work, "resource" | "create">} work
 */
export function isCreated({ resource, create }) {
  return create && taskOf(resource) === "restore";
}

/**
 * What a change asks for, for a person to go on with.
 *
 * @param {AnyChange} change One whose additions leave to it where they go to and come from.
 * @param {string[]} references What its additions refer to.
 * @param {Work} before What is put together for other resources stays.
 * @returns {Work}
 */
export function workOf(change, references, before) {
  const { version = "v1.0", remove = [] } = change;
  const chosen = { ...chosenIn(change), version };
  const empty = emptyWork({ ...chosen, others: switched(before, chosen).others });
  return {
    ...empty,
    id: change.id ?? "",
    destinationType: change.destinationType,
    browseSessionId: change.browseSessionId ?? "",
    displayName: change.displayName ?? "",
    policyId: change.policyId ?? "",
    retentionSettings: change.retentionSettings,
    create: change.create === true,
    add: entriesOf(references),
    remove: entriesOf(remove),
  };
}

/**
 * @typedef {object} Created A session that a request created.
 * @property {string} id
 * @property {ResourceName} resource
 * @property {RestoreJobType} restoreJobType
 * @property {Version} [version]
 * @property {string[]} references What the request added to it.
 *
 * The work on such a session. What Build has for another one is not meant for it, and what the request
 * held is not added twice.
 *
 * @param {Work} work
 * @param {Created} created
 * @returns {Work}
 */
export function withCreated(work, { id, resource, restoreJobType, version, references }) {
  const own = switched(work, { resource, restoreJobType, version: version ?? work.version });
  const { form } = idFacts(factsOf(own), "add");
  const held = new Set(references.map((it) => sameness(it, form)));
  const add = own.add.filter((it) => !held.has(sameness(it.id, form)));
  // Of a session that is still to be created, it is this one if it has items of the request.
  const isThis = own.create ? add.length < own.add.length : own.id.trim() === "";
  const base = isThis || isSameId(own.id, id) ? { ...own, add } : emptyWork(own);
  return { ...base, id, create: false };
}

/**
 * Whether two ids are of the same session or policy.
 *
 * @param {string} one
 * @param {string} other
 */
export function isSameId(one, other) {
  return sameness(one, "guid") === sameness(other, "guid");
}

/**
 * What a change is about.
 *
 * @param {AnyChange} change
 */
export function chosenIn({ resource, restoreJobType, browseSessionId, units = "protection" }) {
  const usual = browseSessionId ? "granular" : "standard";
  return { resource, restoreJobType: restoreJobType ?? usual, units };
}

/**
 * A field that is left empty says nothing.
 *
 * @param {string} value
 */
function orNothing(value) {
  return value === "" ? undefined : value;
}
