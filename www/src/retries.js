/**
 * What is worth sending again.
 *
 * @import { Change, Retry } from "graph-backup-delta"
 */

/**
 * One for each session or policy: the requests of a `$batch` may have been slices of one change.
 *
 * @param {(Retry | undefined)[]} retries
 * @returns {Retry[]}
 */
export function mergedRetries(retries) {
  /** @type {Map<unknown, Retry>} */
  const merged = new Map();
  for (const retry of retries) {
    if (!retry) continue;
    const { resource, id, version, restoreJobType } = retry.change;
    // Two without an id may be two sessions.
    const key = id === "" ? retry : JSON.stringify([resource, id, version, restoreJobType]);
    const before = merged.get(key);
    merged.set(key, before ? together(before, retry) : retry);
  }
  return [...merged.values()];
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
    afterSeconds: waits.length > 0 ? Math.max(...waits) : undefined,
  };
}
