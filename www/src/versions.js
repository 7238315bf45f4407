/**
 * The versions of Microsoft Graph to choose from.
 *
 * @import { DeltaFacts, Version } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 */

/**
 * The version that a request goes to: the one chosen, where it has the array.
 *
 * @param {Version} chosen
 * @param {DeltaFacts} delta
 */
export function versionFor(chosen, { versions }) {
  return versions.includes(chosen) ? chosen : versions[0];
}

/**
 * The versions to choose from; one that lacks the array is there, but cannot be chosen.
 *
 * @param {Pick<Facts, "versions"> & { delta: Pick<DeltaFacts, "versions" | "list"> }} facts
 */
export function versionChoices({ versions, delta }) {
  return versions.map((value) => {
    const isThere = delta.versions.includes(value);
    const help = isThere ? undefined : `${delta.list} is only in ${delta.versions.join(", ")}.`;
    return { value, words: value, help, disabled: !isThere };
  });
}
