/**
 * Reading a list with what is meant as an id in it and is none. The page keeps such a text: as a row of
 * Build, with what is wrong about it, to be corrected there.
 *
 * @import { Collected, CollectedRow, CollectOptions } from "graph-backup-delta"
 */

import { collect } from "graph-backup-delta/slim";

/** What is told of ids that the page has as rows, each with what is wrong about it. */
const TOLD_BY_ROWS = ["id-malformed", "id-unusual"];

/**
 * What a list holds, in its order, with the texts that are refused as ids.
 *
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Collected}
 */
export function collectAll(text, options) {
  const collected = collect(text, options);
  const rows = collected.rows.map(withRefused);
  const findings = collected.findings.filter((it) => !TOLD_BY_ROWS.includes(it.code));
  const kind = options.kind ?? "addition";
  const ids = rows.flatMap((row) => (row.kind === kind ? (idOf(row) ?? []) : []));
  return { ...collected, ids, rows, findings };
}

/**
 * A row with what is refused in the place of its id.
 *
 * @param {CollectedRow} row
 * @returns {CollectedRow}
 */
function withRefused({ refused, ...row }) {
  if (refused === undefined) return row;
  return { ...row, [row.kind === "addition" ? "reference" : "id"]: refused };
}

/** @param {CollectedRow} row */
function idOf({ kind, reference, id }) {
  return kind === "addition" ? reference : id;
}
