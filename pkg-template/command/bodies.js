// The bodies that a source holds: one, or in NDJSON one a line.

import { isBlank } from "./input.js";

/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("graph-backup-delta").Report} Report */

const LINE_BREAK = 0x0a;

/**
 * @typedef {object} Body
 * @property {Uint8Array} bytes
 * @property {number} start Where it starts in its source, in bytes.
 * @property {number} [line] The line of its source that it is.
 */

/**
 * Whether a source holds a body a line.
 *
 * @param {{ file: string }} source
 */
export function isByLine({ file }) {
  return /\.(?:ndjson|jsonl)$/i.test(file);
}

/**
 * The bodies of NDJSON. Blank lines hold none; where all are blank, the whole is judged, which tells that
 * it is empty.
 *
 * @param {Uint8Array} bytes
 * @returns {Generator<Body>}
 */
export function* bodiesByLine(bytes) {
  if (isBlank(bytes)) yield { bytes, start: 0, line: 1 };
  for (let [start, line] = [0, 1]; start < bytes.length; line++) {
    const found = bytes.indexOf(LINE_BREAK, start);
    const end = found === -1 ? bytes.length : found;
    const body = bytes.subarray(start, end);
    if (!isBlank(body)) yield { bytes: body, start, line };
    start = end + 1;
  }
}

/**
 * A report with its places as they are in the source.
 *
 * @param {Report} report
 * @param {Body} body
 * @returns {Report}
 */
export function placedIn(report, { start, line = 1 }) {
  if (report.findings.length === 0 || start === 0) return report;
  return { ...report, findings: report.findings.map((it) => moved(it, start, line - 1)) };
}

/**
 * @param {import("graph-backup-delta").Finding} finding
 * @param {number} by Bytes.
 * @param {number} lines
 */
function moved(finding, by, lines) {
  const { line, start, end, fix } = finding;
  const edits = fix?.edits.map((it) => ({ ...it, start: it.start + by, end: it.end + by }));
  return {
    ...finding,
    ...(line !== undefined && { line: line + lines }),
    ...(start !== undefined && { start: start + by }),
    ...(end !== undefined && { end: end + by }),
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}
