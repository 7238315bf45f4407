// Answers of the service to measure `interpret` with, in the form of the published sample.

import { bodyOf, DELTA, guid } from "./bodies.mjs";

/**
 * A request and what the service answers: each addition was made; of the removals every tenth failed,
 * and the others are done, which is told by not mentioning them.
 *
 * @param {number} count How many items the request has.
 */
export function exchangeOf(count) {
  const request = bodyOf(count).value;
  /** @type {object[]} */
  const entries = [];
  let removals = 0;
  for (const [index, item] of request[DELTA].entries()) {
    if ("restorePoint" in item) entries.push(added(item, guid(count + index)));
    else if (removals++ % 10 === 0) entries.push(notRemoved(item.id));
  }
  return { request, answer: { [DELTA]: entries } };
}

/**
 * @param {object} item
 * @param {string} id
 */
function added(item, id) {
  return { id, ...item, status: "added", createdDateTime: "2015-06-19T12:01:03.45Z" };
}

/** @param {string} id */
function notRemoved(id) {
  const message = "The identifier to be removed from the restore session does not exist";
  const exception = {
    info: { code: "Invalid", message },
    failedOperation: "remove",
    responseCode: 409,
  };
  return { "@Core.DataModificationException": exception, id };
}
