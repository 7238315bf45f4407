/**
 * Outcomes as a CSV, for a spreadsheet.
 *
 * @import { Item, Outcome } from "graph-backup-delta"
 * @import { Labels } from "./state/labels.js"
 */

import { labelOf } from "./state/labels.js";

/**
 * @typedef {object} NamedOutcome
 * @property {string} request The id of the request in its `$batch`; empty without one.
 * @property {Outcome} outcome
 */

/** So that a spreadsheet reads it as UTF-8. */
const BYTE_ORDER_MARK = "\u{feff}";

/**
 * One item a line. What a spreadsheet would take for a formula is marked as text: an answer may hold
 * anything.
 *
 * @param {NamedOutcome[]} outcomes
 * @param {Labels} labels
 */
export async function outcomesAsCsv(outcomes, labels) {
  return BYTE_ORDER_MARK + (await outcomesAsTable(outcomes, labels, ","));
}

/**
 * The same to be pasted into a spreadsheet.
 *
 * @param {NamedOutcome[]} outcomes
 * @param {Labels} labels
 * @param {string} [delimiter]
 */
export async function outcomesAsTable(outcomes, labels, delimiter = "\t") {
  const { default: Papa } = await import("papaparse");
  const rows = outcomes.flatMap(({ request, outcome }) => [
    ...outcome.items.map((it) => rowOf(it, labels, request, "yes")),
    ...outcome.unrequested.map((it) => rowOf(it, labels, request, "no")),
  ]);
  return Papa.unparse(rows, { escapeFormulae: true, delimiter });
}

/**
 * @param {Item} item
 * @param {Labels} labels
 * @param {string} request
 * @param {string} requested
 */
function rowOf(item, labels, request, requested) {
  const { kind, state, evidence, reference, id, status, why, error } = item;
  return {
    ...{ request, requested, kind, state, evidence },
    reference: reference ?? "",
    id: id ?? "",
    name: labelOf(labels, reference) || labelOf(labels, id),
    status: status ?? "",
    why: why.replaceAll("`", ""),
    errorStatus: error?.status ?? "",
    errorCode: error?.code ?? "",
    errorMessage: error?.message ?? "",
    meaning: error?.meaning ?? "",
    advice: error?.advice ?? "",
    retryable: error ? String(error.retryable) : "",
  };
}
