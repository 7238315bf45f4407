/**
 * Which request an answer answers, told by the ids in both.
 *
 * @import { Sent } from "./runs.js"
 */

/**
 * @typedef {object} Group Requests that were sent together, or may have been.
 * @property {string} key "run 2", "build", "check"
 * @property {Sent[]} requests
 * @property {Sent[]} batches The same as `$batch` requests.
 *
 * @typedef {object} Match
 * @property {string} key Of the group.
 * @property {number} index
 * @property {boolean} isBatch
 *
 * @typedef {{ match: Match } | { why: "none" | "other" | "several" }} Matched Why there is no match: no
 * request is known; it is an answer to another one; nothing in it tells which one.
 */

/**
 * @param {string} answer
 * @param {boolean} isBatch Whether it is one to a `$batch`.
 * @param {Group[]} groups The likeliest first.
 * @param {Match} [before] What this same answer was matched with before.
 * @returns {Matched}
 */
export function matched(answer, isBatch, groups, before) {
  const candidates = groups.flatMap(({ key, requests, batches }) =>
    (isBatch ? batches : requests).map((request, index) => ({ key, index, isBatch, request })),
  );
  if (candidates.length === 0) return { why: "none" };
  const { texts, session, items } = told(answer, isBatch);
  const fitting = candidates.filter(({ request }) => fits(request, session));
  const same = fitting.find(
    ({ key, index }) => before?.key === key && before.index === index && before.isBatch === isBatch,
  );
  const isSame = (/** @type {{ candidate: Match }} */ it) => Number(it.candidate === same);
  const known = fitting.map((candidate) => {
    const names = namesIn(candidate.request.body);
    return { candidate, score: names.filter((it) => texts.has(it)).length, size: names.length };
  });
  // Of two with the same items, as some were sent again, the one with fewer others is meant: but an
  // answer that was there before is none to what was sent since.
  const [best] = known
    .filter((it) => it.score > 0)
    .sort(
      (one, other) =>
        other.score - one.score || isSame(other) - isSame(one) || one.size - other.size,
    );
  if (best) return { match: matchOf(best.candidate) };
  if (items > 0 || fitting.length === 0) return { why: "other" };
  const [first] = fitting;
  const only = same ?? (fitting.length === 1 ? first : undefined);
  return only ? { match: matchOf(only) } : { why: "several" };
}

/** @param {Match} candidate */
function matchOf({ key, index, isBatch }) {
  return { key, index, isBatch };
}

/**
 * @param {Sent} request Its address is empty of a body alone.
 * @param {string | undefined} session What an answer says that it is of.
 */
function fits(request, session) {
  const { url } = request;
  const isAny = url === "" || url.endsWith("/$batch") || isCreation(request);
  return session === undefined || isAny || sessionIn(url) === session;
}

/**
 * Whether a request creates a session, whose id only its answer tells.
 *
 * @param {Sent} request
 */
function isCreation({ method, url }) {
  return method === "POST" && !url.endsWith("/$batch");
}

/**
 * What an answer says by which it is known.
 *
 * @param {string} answer
 * @param {boolean} isBatch
 */
function told(answer, isBatch) {
  const texts = new Set(
    [...answer.matchAll(/"((?:[^"\\]|\\.){1,400})"/g)].map(([, it = ""]) => it.toLowerCase()),
  );
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(answer);
  } catch {
    return { texts, session: undefined, items: 0 };
  }
  const session = !isBatch && typeof value?.id === "string" ? value.id.toLowerCase() : undefined;
  const bodies =
    isBatch && Array.isArray(value?.responses)
      ? value.responses.map((/** @type {any} */ it) => it?.body)
      : [value];
  const items = bodies.flatMap(itemsIn).length;
  return { texts, session, items };
}

/**
 * The items of the delta of a body or an answer, or of the list of a session that is created.
 *
 * @param {any} body
 * @returns {any[]}
 */
function itemsIn(body) {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, it]) =>
    /@(?:odata\.)?delta$|RestoreArtifacts$/.test(name) && Array.isArray(it) ? it : [],
  );
}

/**
 * What the items of a request are known by, in lower case.
 *
 * @param {string} body
 * @returns {string[]}
 */
function namesIn(body) {
  try {
    const value = JSON.parse(body);
    const bodies = Array.isArray(value?.requests)
      ? value.requests.map((/** @type {any} */ it) => it?.body)
      : [value];
    return bodies.flatMap(itemsIn).flatMap(namesOf);
  } catch {
    // As people keep it: with comments, or cut off.
    return [...body.matchAll(/"([0-9a-f-]{30,40})"/gi)].map(([, it = ""]) => it.toLowerCase());
  }
}

/** @param {any} item */
function namesOf(item) {
  const { restorePoint, directoryObjectId, siteId, itemKey, id } = item ?? {};
  const names = [restorePoint?.id, directoryObjectId, siteId, itemKey, id];
  return names.flatMap((it) => (typeof it === "string" ? [it.toLowerCase()] : []));
}

/** @param {string} url */
function sessionIn(url) {
  return (url.split(/[?#]/)[0]?.split("/").at(-1) ?? "").toLowerCase();
}
