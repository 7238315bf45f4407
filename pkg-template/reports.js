// Reports, put together of what the WebAssembly module gives: src/wasm/reports.rs tells why.

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Report} Report */

/**
 * A report that nothing was found.
 *
 * @param {import("graph-backup-delta").ResourceName | null} resource
 * @param {number} additions
 * @param {number} removals
 * @returns {Report}
 */
export function cleanReport(resource, additions, removals) {
  return { valid: true, resource, additions, removals, findings: [], total: 0 };
}

/** @type {Finding["severity"][]} */
const SEVERITIES = ["error", "warning", "info"];

/**
 * A report.
 *
 * @param {string} json All but the findings, and what they share.
 * @param {string} texts Their pointers and messages, and what else is not shared.
 * @param {Uint32Array} cells The findings, one after the other.
 * @returns {Report}
 */
export function reportOf(json, texts, cells) {
  /** @type {{ report: Report, shared: any[] }} */
  const { report, shared } = JSON.parse(json);
  let at = 0;
  let start = 0;
  const next = () => cells[at++];
  const word = () => shared[next() - 1];
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
  const param = () => {
    const cell = next();
    return cell === 0 ? next() : text(cell - 1);
  };
  while (at < cells.length) {
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
    const params = many(next(), () => [word(), param()]);
    if (params.length > 0) finding.params = Object.fromEntries(params);
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
    report.findings.push(finding);
  }
  return report;
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
