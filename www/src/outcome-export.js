/**
 * Outcomes as a CSV, for a spreadsheet.
 *
 * @import { Item, Outcome } from "graph-backup-delta"
 */

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
 */
export async function outcomesAsCsv(outcomes) {
  const { default: Papa } = await import("papaparse");
  const rows = outcomes.flatMap(({ request, outcome }) => [
    ...outcome.items.map((it) => rowOf(it, request, "yes")),
    ...outcome.unrequested.map((it) => rowOf(it, request, "no")),
  ]);
  return BYTE_ORDER_MARK + Papa.unparse(rows, { escapeFormulae: true });
}

/**
 * @param {Item} item
 * @param {string} request
 * @param {string} requested
 */
function rowOf({ kind, state, evidence, reference, id, status, why, error }, request, requested) {
  return {
    ...{ request, requested, kind, state, evidence },
    reference: reference ?? "",
    id: id ?? "",
    status: status ?? "",
    why,
    errorStatus: error?.status ?? "",
    errorCode: error?.code ?? "",
    errorMessage: error?.message ?? "",
    meaning: error?.meaning ?? "",
    advice: error?.advice ?? "",
    retryable: error ? String(error.retryable) : "",
  };
}
