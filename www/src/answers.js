/**
 * Reading answers: each to one request, or to a `$batch`, which holds many.
 *
 * @import { BatchOutcome, Finding, InterpretContext, Outcome, Request } from "graph-backup-delta"
 * @import { Created } from "./work.js"
 * @import { Group, Match, Matched } from "./state/matching.js"
 * @import { Sent } from "./state/runs.js"
 */

import { batch, interpret, interpretBatch, recognize } from "graph-backup-delta/slim";
import { nameOf } from "./item-search.js";
import { matched } from "./state/matching.js";

/**
 * @typedef {object} AnswerToRead
 * @property {string} text
 * @property {number | undefined} status
 * @property {Record<string, string>} headers
 * @property {string | Sent | undefined} request What it is read against, where that is chosen.
 * @property {boolean} isDetected Whether its request is looked for among those that were sent.
 * @property {Match | undefined} before What it was matched with before.
 *
 * @typedef {object} AnswerRead
 * @property {Matched | undefined} matched Where it was looked for.
 * @property {Outcome} [outcome]
 * @property {BatchOutcome} [batch]
 * @property {Created[]} created The sessions that were created.
 *
 * @param {AnswerToRead[]} answers
 * @param {(Omit<Group, "batches"> & { batches?: Sent[] })[]} given
 * @returns {AnswerRead[]}
 */
export function readAll(answers, given) {
  /** @type {Group[] | undefined} */
  let whole;
  const groupsFor = (/** @type {boolean} */ isBatch) => {
    // To put them into batches takes a moment: it is done where an answer asks for it.
    if (!isBatch) return given.map((it) => ({ ...it, batches: [] }));
    whole ??= given.map((it) => ({ ...it, batches: it.batches ?? batchesOf(it.requests) }));
    return whole;
  };
  return answers.map(({ text, status, headers, request, isDetected, before }) => {
    const isBatch = text.trim() !== "" && isBatchAnswer(text);
    const groups = groupsFor(isBatch || before?.isBatch === true);
    const found = isDetected ? matched(text, isBatch, groups, before) : undefined;
    const known = found && "match" in found ? requestOf(found.match, groups) : request;
    const context = { headers, ...(status !== undefined && { status }), ...asked(known) };
    const read = readAnswer(text, context);
    return { matched: found, ...read, created: createdIn(read, context.request) };
  });
}

/**
 * The sessions that an answer says were created, with what is needed to go on with them.
 *
 * @param {{ outcome?: Outcome, batch?: BatchOutcome }} read
 * @param {InterpretContext["request"]} request
 * @returns {Created[]}
 */
function createdIn({ outcome, batch: { parts = [] } = { parts: [], findings: [] } }, request) {
  const all = outcome ? [{ id: "", outcome }] : parts;
  return all.flatMap(({ id: part, outcome: { created: id, items } }) => {
    if (id === undefined || request === undefined) return [];
    const { resource, version } = recognize(outcome ? request : partOf(request, part));
    if (!resource) return [];
    const isGranular = items[0]?.requestPointer?.startsWith("/granular") === true;
    const restoreJobType = isGranular ? "granular" : "standard";
    const references = items.flatMap((it) => it.reference ?? []);
    return [{ id, resource, restoreJobType, version, references }];
  });
}

/**
 * A request of a `$batch`.
 *
 * @param {NonNullable<InterpretContext["request"]>} request
 * @param {string} id
 * @returns {object}
 */
function partOf(request, id) {
  try {
    const given = typeof request === "string" ? JSON.parse(request) : request;
    const { requests } = typeof given.body === "string" ? JSON.parse(given.body) : given;
    return requests.find((/** @type {any} */ it) => it.id === id) ?? {};
  } catch {
    // As people keep it: what cannot be read names nothing.
    return {};
  }
}

/**
 * What the items of a request are known by, in their order.
 *
 * @param {Request} request
 */
export function idsOf(request) {
  const read = readAnswer("", { request, status: 400 });
  const outcomes = "outcome" in read ? [read.outcome] : read.batch.parts.map((it) => it.outcome);
  return outcomes.flatMap(({ items }) => items.map(nameOf));
}

/** @param {string | Sent | undefined} request */
function asked(request) {
  if (request === undefined || typeof request === "string")
    return request === undefined ? {} : { request };
  return { request: request.url === "" ? request.body : whole(request) };
}

/**
 * @param {Match} match
 * @param {Group[]} groups
 */
function requestOf({ key, index, isBatch }, groups) {
  const group = groups.find((it) => it.key === key);
  return (isBatch ? group?.batches : group?.requests)?.[index];
}

/**
 * The same requests as `$batch` requests; none where they cannot be put into any.
 *
 * @param {Sent[]} requests
 * @returns {Sent[]}
 */
function batchesOf(requests) {
  if (requests.length === 0 || requests.some((it) => it.url === "")) return [];
  return batch(requests.map(whole)).requests;
}

/**
 * @param {Sent} sent
 * @returns {Request}
 */
function whole(sent) {
  const headers = { "Content-Type": "application/json" };
  return { ...sent, method: /** @type {Request["method"]} */ (sent.method), headers };
}

/**
 * What became of each item. Where the answer does not tell that it is one to a `$batch`, as it was
 * cut off or is a refusal, the request does.
 *
 * @param {string} answer
 * @param {InterpretContext} context
 * @returns {{ outcome: Outcome } | { batch: BatchOutcome }}
 */
function readAnswer(answer, context) {
  const read = interpretBatch(answer, context);
  const isAsked = context.request !== undefined && !has(read.findings, "request-unreadable");
  const isBatch = isAsked || !has(read.findings, "batch-answer-unreadable");
  return isBatch ? { batch: read } : { outcome: interpret(answer, context) };
}

/** @param {string} answer */
function isBatchAnswer(answer) {
  return !has(interpretBatch(answer).findings, "batch-answer-unreadable");
}

/**
 * @param {Finding[]} findings
 * @param {string} code
 */
function has(findings, code) {
  return findings.some((it) => it.code === code);
}
