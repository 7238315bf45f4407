/**
 * What the package knows of the resources, as the page asks for it: the page itself lists none.
 *
 * @import { ListName } from "./work.js"
 * @import { DeltaFacts, DestinationType, PolicyUnits, ResourceFacts, ResourceName, RestoreJobType, Version } from "graph-backup-delta"
 */

/**
 * A delta array that requests can be built for: it is known what its items hold.
 *
 * @typedef {DeltaFacts & Required<Pick<DeltaFacts, "reference" | "referenceId" | "itemId">>} Delta
 *
 * @typedef {Omit<ResourceFacts, "deltas"> & { deltas: Delta[], delta: Delta }} Facts Its `delta` is
 * the one that is chosen.
 *
 * @typedef {object} Chosen
 * @property {ResourceName} resource
 * @property {RestoreJobType} restoreJobType Of a resource that has arrays of several types.
 * @property {PolicyUnits} units Of a policy: those that it protects, or those that it leaves out.
 * @property {Version} version
 */

import { capital } from "./words.js";

export const RESOURCES = RESOURCE_FACTS;

/**
 * @param {Omit<Chosen, "version">} chosen
 * @returns {Facts}
 */
export function factsOf({ resource, restoreJobType, units }) {
  const facts = RESOURCES.find((it) => it.resource === resource);
  if (!facts) throw new Error(`There is no resource ${resource}.`);
  const deltas = facts.deltas.filter((it) => it.addition).map((it) => /** @type {Delta} */ (it));
  const delta =
    deltas.find((it) => (it.units ? it.units === units : it.restoreJobType === restoreJobType)) ??
    deltas[0];
  return { ...facts, deltas, delta };
}

/**
 * Whether an array holds what a policy leaves out: to add to it takes protection away.
 *
 * @param {DeltaFacts} delta
 */
export function isExclusion({ units }) {
  return units === "exclusion";
}

/** The array that is chosen. @param {Omit<Chosen, "version">} chosen */
export function propertyOf(chosen) {
  return factsOf(chosen).delta.property;
}

/**
 * What the ids of a list are.
 *
 * @param {Pick<Facts, "delta">} facts
 * @param {ListName} list
 */
export function idFacts({ delta }, list) {
  return list === "add" ? delta.referenceId : delta.itemId;
}

/**
 * Whether a property of a session or policy can be set beside its items.
 *
 * @param {Pick<Facts, "properties">} facts
 * @param {"displayName" | "policyId" | "retentionSettings"} name
 */
export function canSet({ properties }, name) {
  return properties.includes(name);
}

/**
 * The two things that people come to change.
 *
 * @typedef {"restore" | "policy"} Task
 *
 * @param {ResourceName} resource
 * @returns {Task}
 */
export function taskOf(resource) {
  return resource.endsWith("RestoreSession") ? "restore" : "policy";
}

/** @param {string} task */
export function resourcesOf(task) {
  return RESOURCES.filter((it) => taskOf(it.resource) === task);
}

/** @param {ResourceName} resource */
export function titleOf(resource) {
  return RESOURCES.find((it) => it.resource === resource)?.words ?? resource;
}

/**
 * What overwrites the whole of what people have, in the words of those who have it. Of a mailbox, and of
 * single files, the package tells.
 *
 * @type {Partial<Record<ResourceName, string>>}
 */
const OVERWRITTEN = {
  oneDriveForBusinessRestoreSession: "OneDrive",
  sharePointRestoreSession: "site",
};

/**
 * @param {Facts} facts
 * @returns {{ value: DestinationType, words: string, help: string, isDanger: boolean }[]}
 */
export function destinationChoices({ resource, delta: { destinations = [], restoreJobType } }) {
  const what = restoreJobType === "granular" ? undefined : OVERWRITTEN[resource];
  return destinations.map(({ destinationType, words, meaning }) => {
    const isDanger = destinationType === "inPlace";
    const safe = what ? `A copy at a new URL. The ${what} is not changed.` : meaning;
    const danger = what ? `Rolls the ${what} back: later changes are lost.` : meaning;
    return {
      value: destinationType,
      words: isDanger ? "Original location" : capital(words),
      help: isDanger ? danger : safe,
      isDanger,
    };
  });
}
