// Reports, put together of what the WebAssembly module gives: src/wasm/reports.rs tells why.

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Fixed} Fixed */
/** @typedef {import("graph-backup-delta").Report} Report */

/**
 * A report.
 *
 * @param {import("graph-backup-delta").ResourceName | null} resource
 * @param {number} additions
 * @param {number} removals
 * @param {boolean} valid
 * @param {number} total
 * @param {Finding[]} [findings]
 * @returns {Report}
 */
export function reportOf(resource, additions, removals, valid, total, findings = []) {
  return { valid, resource, additions, removals, findings, total };
}

/**
 * A text that was mended.
 *
 * @param {string} text
 * @param {number} appliedTotal
 * @param {Report} report
 * @param {Finding[]} [applied]
 * @returns {Fixed}
 */
export function fixedOf(text, appliedTotal, report, applied = []) {
  return { text, applied, appliedTotal, report };
}

/** @type {Finding["severity"][]} */
const SEVERITIES = ["error", "warning", "info"];

/**
 * Findings.
 *
 * @param {string} texts Their pointers and messages, what else is not shared, and what is.
 * @param {Uint32Array} cells The findings, one after the other; the lengths of the shared texts; and
 * how many these are.
 * @returns {Finding[]}
 */
export function findingsOf(texts, cells) {
  const end = cells.length - 1 - cells[cells.length - 1];
  const shared = sharedOf(texts, cells.subarray(end, -1));
  /** @type {Finding[]} */
  const findings = [];
  let at = 0;
  let start = 0;
  const next = () => cells[at++];
  /** @returns {any} A text that is shared, or undefined. */
  const word = () => shared[next()];
  /** A number that may be absent. */
  const place = () => {
    const cell = next();
    return cell === 0 ? undefined : cell - 1;
  };
  const text = (length = next()) => {
    const end = start + length;
    const found = texts.slice(start, end);
    start = end;
    return found;
  };
  const params = (/** @type {number} */ count) => {
    /** @type {Record<string, string | number>} */
    const made = {};
    for (let left = count; left > 0; left -= 1) {
      const name = word();
      const cell = next();
      made[name] = cell === 0 ? next() : text(cell - 1);
    }
    return made;
  };
  while (at < end) {
    /** @type {Finding} */
    const finding = {
      code: word(),
      severity: SEVERITIES[next()],
      pointer: text(),
      message: text(),
    };
    const help = word();
    if (help !== undefined) finding.help = help;
    const [line, column, from, to] = [place(), place(), place(), place()];
    const count = next();
    if (count > 0) finding.params = params(count);
    if (line !== undefined) finding.line = line;
    if (column !== undefined) finding.column = column;
    if (from !== undefined) finding.start = from;
    if (to !== undefined) finding.end = to;
    const status = next();
    if (status > 0) finding.service = { status, code: word() };
    const related = many(next(), () => ({ pointer: text(), message: word() }));
    if (related.length > 0) finding.related = related;
    const fix = next();
    if (fix > 0) {
      const title = word();
      const edits = many(fix - 1, () => ({ start: next(), end: next(), text: text() }));
      finding.fix = { title, edits };
    }
    findings.push(finding);
  }
  return findings;
}

/**
 * The shared texts, which stand at the end of all: the first one at 1.
 *
 * @param {string} texts
 * @param {Uint32Array} lengths
 */
function sharedOf(texts, lengths) {
  const shared = new Array(lengths.length + 1);
  let end = texts.length;
  for (let at = lengths.length; at > 0; at -= 1) {
    const start = end - lengths[at - 1];
    shared[at] = texts.slice(start, end);
    end = start;
  }
  return shared;
}

/**
 * @template T
 * @param {number} count
 * @param {() => T} make
 */
function many(count, make) {
  /** @type {T[]} */
  const made = [];
  for (let at = 0; at < count; at += 1) made.push(make());
  return made;
}
