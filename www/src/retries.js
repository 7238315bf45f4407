/**
 * What is worth sending again.
 *
 * @import { Add, Change, DestinationType, Retry } from "graph-backup-delta"
 * @import { AnyChange } from "./work.js"
 */

import { factsOf } from "./facts.js";
import { changeOf, chosenIn, emptyWork } from "./work.js";

/**
 * What a change says that Build has no place for, in words: it would be lost there.
 *
 * @param {AnyChange} change
 * @returns {string} Empty where it can show all.
 */
export function unshownIn(change) {
  const chosen = chosenIn(change);
  const shown = [...Object.keys(changeOf(emptyWork({ ...chosen, version: "v1.0" }))), "create"];
  const names = Object.entries(change).flatMap(([name, value]) =>
    value === undefined || shown.includes(name) ? [] : `\`${name}\``,
  );
  const { delta } = factsOf(chosen);
  if (delta.restoreJobType && delta.restoreJobType !== chosen.restoreJobType)
    names.unshift(`\`restoreJobType\`: "${chosen.restoreJobType}"`);
  const shared = (change.add ?? []).map((it) => JSON.stringify(sharedOf(it, change)));
  if (new Set(shared).size > 1) names.push("additions to several places");
  return names.join(", ");
}

/**
 * One for each session or policy, as the requests of a `$batch` may have been slices of one change;
 * but no two destinations and no two browse sessions in one, as Build has one of each.
 *
 * @param {(Retry | undefined)[]} retries
 * @returns {Retry[]}
 */
export function mergedRetries(retries) {
  /** @type {Map<unknown, Retry>} */
  const merged = new Map();
  for (const retry of retries) {
    if (!retry) continue;
    const { resource, id, version, restoreJobType, units, policyId } = retry.change;
    // Two without an id may be two sessions, as two that are created are.
    const key = id
      ? JSON.stringify([resource, id, version, restoreJobType, units, policyId])
      : retry;
    const before = merged.get(key);
    merged.set(key, before ? together(before, retry) : retry);
  }
  return [...merged.values()].flatMap(apart);
}

/**
 * @param {Retry} one
 * @param {Retry} other
 * @returns {Retry}
 */
function together(one, other) {
  const waits = [one, other].flatMap(({ afterSeconds }) => afterSeconds ?? []);
  return {
    change: {
      ...one.change,
      ...other.change,
      add: [...(one.change.add ?? []), ...(other.change.add ?? [])],
      remove: [...(one.change.remove ?? []), ...(other.change.remove ?? [])],
    },
    listFirst: one.listFirst || other.listFirst,
    afterSeconds: waits.length > 0 ? Math.max(...waits) : undefined,
  };
}

/**
 * @typedef {object} Shared What all additions of a change have in common.
 * @property {DestinationType} [destinationType]
 * @property {string} [browseSessionId]
 */

/**
 * @param {Retry} retry
 * @returns {Retry[]}
 */
function apart({ change, ...when }) {
  const { add = [], ...rest } = change;
  /** @type {Map<string, Shared & { add: Add[] }>} */
  const groups = new Map();
  for (const addition of add) {
    const shared = sharedOf(addition, change);
    const key = JSON.stringify(shared);
    const group = groups.get(key);
    if (group) group.add.push(addition);
    else groups.set(key, { ...shared, add: [addition] });
  }
  // One session cannot be created twice: what is not alike in it stays together.
  if (change.create && groups.size > 1) return [{ change, ...when }];
  const [first, ...others] = groups.values();
  const once = { remove: [], displayName: undefined, retentionSettings: undefined };
  const changes = [
    { ...rest, ...first },
    ...others.map((group) => ({ ...rest, ...group, ...once })),
  ];
  return changes.map((it) => ({ change: it, ...when }));
}

/**
 * @param {Add} addition
 * @param {AnyChange} change
 * @returns {Shared}
 */
function sharedOf(addition, change) {
  /** @type {Shared} A reference by itself says neither. */
  const own = Object(addition);
  return {
    destinationType: own.destinationType ?? change.destinationType,
    browseSessionId: own.browseSessionId ?? change.browseSessionId,
  };
}
