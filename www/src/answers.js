/**
 * Reading answers: that to one request, or that to a `$batch`, which holds many.
 *
 * @import { BatchOutcome, Finding, InterpretContext, Outcome } from "graph-backup-delta"
 */

import { interpret, interpretBatch } from "graph-backup-delta/slim";

/**
 * What became of each item. Where the answer does not tell that it is one to a `$batch`, as it was
 * cut off or is a refusal, the request does.
 *
 * @param {string} answer
 * @param {InterpretContext} context
 * @returns {{ outcome: Outcome } | { batch: BatchOutcome }}
 */
export function readAnswer(answer, context) {
  const batch = interpretBatch(answer, context);
  const isAsked = context.request !== undefined && !has(batch.findings, "request-unreadable");
  const isBatch = isAsked || !has(batch.findings, "batch-answer-unreadable");
  return isBatch ? { batch } : { outcome: interpret(answer, context) };
}

/** @param {string} answer */
export function isBatchAnswer(answer) {
  return !has(interpretBatch(answer).findings, "batch-answer-unreadable");
}

/** @param {string} request */
export function isBatchRequest(request) {
  return !has(interpretBatch({ responses: [] }, { request }).findings, "request-unreadable");
}

/**
 * @param {Finding[]} findings
 * @param {string} code
 */
function has(findings, code) {
  return findings.some((it) => it.code === code);
}
