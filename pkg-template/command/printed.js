// What this command printed as JSON, taken as input again, so that its operations can be piped into
// each other.

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Request} Request */
/** @typedef {import("graph-backup-delta").Change} Change */

/**
 * The requests that build printed; undefined where the text is something else.
 *
 * @param {Uint8Array} bytes
 * @returns {{ given: Request[], findings: Finding[] } | undefined}
 */
export function requestsIn(bytes) {
  return gathered(bytes, (entry) =>
    Array.isArray(entry.requests) && Array.isArray(entry.findings) ? entry.requests : undefined,
  );
}

/**
 * The changes that plan printed, or what interpret printed as worth sending again; undefined where
 * the text is something else.
 *
 * @param {Uint8Array} bytes
 * @returns {{ given: Change[], findings: Finding[] } | undefined}
 */
export function changesIn(bytes) {
  return gathered(bytes, changesOf);
}

/**
 * @param {any} entry
 * @returns {Change[] | undefined}
 */
function changesOf(entry) {
  if (!Array.isArray(entry.findings)) return undefined;
  if (Array.isArray(entry.parts)) {
    return entry.parts.flatMap((/** @type {any} */ it) => changesOf(it.outcome) ?? []);
  }
  if (entry.counts) return entry.retry ? [entry.retry.change] : [];
  if ("kept" in entry) return entry.change ? [entry.change] : [];
  return undefined;
}

/**
 * Whether some of what interpret printed as worth sending again may have been done.
 *
 * @param {Uint8Array} bytes
 * @returns {boolean}
 */
export function maybeDone(bytes) {
  return [parsed(bytes)].flat().some(maybeDoneIn);
}

/** @param {any} entry An outcome, or that of a $batch. */
function maybeDoneIn(entry) {
  const parts = Array.isArray(entry?.parts) ? entry.parts : [];
  const outcomes = [entry, ...parts.map((/** @type {any} */ it) => it?.outcome)];
  return outcomes.some((it) => it?.retry?.listFirst === true);
}

/**
 * @template Given
 * @param {Uint8Array} bytes
 * @param {(entry: any) => Given[] | undefined} givenIn
 */
function gathered(bytes, givenIn) {
  const entries = [parsed(bytes)].flat();
  const given = entries.map((it) => (typeof it === "object" && it ? givenIn(it) : undefined));
  if (entries.length === 0 || given.includes(undefined)) return undefined;
  // Where a step before met an error, what it gave is not all: that must not be lost on the way.
  const errors = entries.flatMap((it) => it.findings).filter((it) => it.severity === "error");
  const findings = errors.map(withoutPlace);
  return { given: given.flatMap((it) => it ?? []), findings };
}

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * A finding of an earlier step: its place is in what that step read.
 *
 * @param {Finding} finding
 * @returns {Finding}
 */
function withoutPlace({ line, column, start, end, fix, ...finding }) {
  return finding;
}
