// The shortest honest loop that tells what became of each item: failures by the item's own id,
// additions by what they refer to, ids in any casing. It explains nothing and trusts every shape.

import { DELTA } from "../bodies.mjs";

/**
 * @param {string} answerText
 * @param {string} requestText
 */
export function interpretByHand(answerText, requestText) {
  const added = new Map();
  const failed = new Map();
  for (const entry of JSON.parse(answerText)[DELTA]) {
    if (entry["@Core.DataModificationException"]) failed.set(entry.id.toLowerCase(), entry);
    else added.set(entry.restorePoint.id.toLowerCase(), entry);
  }
  const counts = { added: 0, removed: 0, failed: 0, unconfirmed: 0 };
  const items = [];
  for (const asked of JSON.parse(requestText)[DELTA]) {
    const item = asked["@removed"] ? removal(asked, failed) : addition(asked, added, failed);
    counts[item.state] += 1;
    items.push(item);
  }
  return { counts, items };
}

/** @typedef {keyof import("graph-backup-delta").Counts} State */

/**
 * @param {any} asked
 * @param {Map<string, any>} failed
 */
function removal({ id }, failed) {
  const error = errorOf(failed.get(id.toLowerCase()));
  const state = /** @type {State} */ (error ? "failed" : "removed");
  return { kind: "removal", state, id, error };
}

/**
 * @param {any} asked
 * @param {Map<string, any>} added
 * @param {Map<string, any>} failed
 */
function addition({ restorePoint }, added, failed) {
  const reference = restorePoint.id;
  const entry = added.get(reference.toLowerCase());
  const error = errorOf(failed.get(reference.toLowerCase()));
  const state = /** @type {State} */ (error ? "failed" : entry ? "added" : "unconfirmed");
  return { kind: "addition", state, reference, id: entry?.id, status: entry?.status, error };
}

/** @param {any} entry */
function errorOf(entry) {
  if (!entry) return undefined;
  const { info, responseCode } = entry["@Core.DataModificationException"];
  return { status: responseCode, ...info };
}
