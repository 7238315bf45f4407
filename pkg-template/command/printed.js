// What this command printed as JSON, taken as input again, so that its operations can be piped into
// each other.

import { recognize } from "../index.js";
import { UsageError } from "./usage.js";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Request} Request */
/** @typedef {import("graph-backup-delta").Change} Change */

/**
 * @template Given
 * @typedef {object} Printed
 * @property {Given[]} given
 * @property {Finding[]} findings What the step before told, which nobody else may have seen.
 * @property {number} total How many findings that had.
 */

/**
 * The requests that build printed; undefined where the text is something else.
 *
 * @param {Uint8Array} bytes
 * @returns {Printed<Request> | undefined}
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
 * @returns {Printed<Change> | undefined}
 */
export function changesIn(bytes) {
  return gathered(bytes, changesOf);
}

/**
 * Refuses a change where requests are expected: a step is missing.
 *
 * @param {import("./input.js").Source} source
 * @param {string} step What requests are given to.
 */
export function checkNoChange({ name, bytes }, step) {
  if (recognize(bytes).kind !== "change" && !changesIn(bytes)) return;
  const call = `graph-backup-delta build --format json … | graph-backup-delta ${step}`;
  throw new UsageError(`${name} is a change, of which build makes the requests first: ${call}`);
}

/**
 * What was found in what the step before gave, and what that step told.
 *
 * @template {{ findings: Finding[], total: number }} Result
 * @param {Printed<unknown>} printed
 * @param {Result} result
 * @returns {Result}
 */
export function withFindings({ findings, total }, result) {
  const all = [...findings, ...result.findings];
  return { ...result, findings: all, total: total + result.total };
}

/**
 * @param {any} entry
 * @returns {unknown[] | undefined}
 */
function changesOf(entry) {
  if (isOutcome(entry)) return entry.retry ? [entry.retry.change] : [];
  if ("kept" in entry) return isAny(entry.change) ? [entry.change] : [];
  return Array.isArray(entry.parts)
    ? outcomesOf(entry).flatMap((it) => changesOf(it) ?? [])
    : undefined;
}

/**
 * Whether there is a change that was planned, and it does anything: where all is as it should be, nothing
 * is to be made.
 *
 * @param {any} change
 */
function isAny(change) {
  if (typeof change !== "object" || !change) return change !== undefined;
  return change.add !== undefined || change.remove !== undefined;
}

/** @param {any} entry */
function isOutcome(entry) {
  return [entry?.counts?.failed, entry?.counts?.unconfirmed].every(Number.isInteger);
}

/** The outcomes of the parts of a $batch. @param {any} entry @returns {any[]} */
function outcomesOf({ parts }) {
  return Array.isArray(parts) ? parts.map((it) => it?.outcome) : [];
}

/** What interpret's change needs to be told of, whatever is printed of it. */
const MAYBE_DONE = {
  name: "listFirst",
  text: "some of this may be done: list what is there first, and plan what is missing (listFirst)",
};
const NOT_DONE = {
  name: "not done",
  text: "some of this was not done, and nothing can be sent again for it: see what interpret says",
};

/**
 * What is to be known of what interpret printed before it is sent again.
 *
 * @param {Uint8Array} bytes
 */
export function warningsIn(bytes) {
  if (!changesIn(bytes)) return [];
  const entries = [parsed(bytes)].flat().filter((it) => typeof it === "object" && it);
  const outcomes = entries.flatMap((it) => [it, ...outcomesOf(it)]);
  return [
    ...(outcomes.some((it) => it?.retry?.listFirst === true) ? [MAYBE_DONE] : []),
    ...(outcomes.some(isLeft) ? [NOT_DONE] : []),
  ];
}

/** Whether items were not done of which none is worth sending again. @param {any} outcome */
function isLeft(outcome) {
  if (!isOutcome(outcome)) return false;
  const { counts, error, retry } = outcome;
  const again = [retry?.change?.add, retry?.change?.remove].flatMap((it) => it ?? []);
  return counts.failed + counts.unconfirmed > again.length || (!!error && !retry);
}

/**
 * @param {Uint8Array} bytes
 * @param {(entry: any) => any[] | undefined} givenIn
 * @returns {Printed<any> | undefined}
 */
function gathered(bytes, givenIn) {
  const entries = [parsed(bytes)].flat();
  const told = entries.flatMap((it) => [it, ...(it ? outcomesOf(it) : [])]);
  if (entries.length === 0 || !told.every(isResult)) return undefined;
  const given = entries.flatMap((it) => givenIn(it) ?? [undefined]);
  if (given.includes(undefined)) return undefined;
  return {
    given,
    findings: told.flatMap((it) => it.findings).map(withoutPlace),
    total: told.reduce((sum, { findings, total = findings.length }) => sum + total, 0),
  };
}

/**
 * Whether it is what an operation gives: anybody may have written it.
 *
 * @param {any} value
 */
function isResult(value) {
  if (typeof value !== "object" || !Array.isArray(value?.findings)) return false;
  const { findings, total = findings.length } = value;
  return findings.every(isFinding) && Number.isSafeInteger(total) && total >= findings.length;
}

/** @param {any} value */
function isFinding(value) {
  if (typeof value !== "object" || !value) return false;
  const { severity, related = [], service = { code: "" }, ...texts } = value;
  return (
    ["error", "warning", "info"].includes(severity) &&
    [texts.code, texts.message, texts.pointer, texts.help ?? "", service?.code].every(isText) &&
    Array.isArray(related) &&
    related.every((it) => isText(it?.pointer) && isText(it?.message))
  );
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string";
}

/** What was parsed, by its bytes: several questions are asked of one input. @type {WeakMap<Uint8Array, any>} */
const known = new WeakMap();

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  if (!known.has(bytes)) known.set(bytes, jsonIn(bytes));
  return known.get(bytes);
}

/** @param {Uint8Array} bytes */
function jsonIn(bytes) {
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
