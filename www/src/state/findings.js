/**
 * What is told by findings.
 *
 * @import { Finding, Severity } from "graph-backup-delta"
 */

/** Those that are mended by removing the item. */
const DUPLICATES = ["addition-duplicate", "removal-duplicate"];

/** @param {Finding} finding */
export function isDuplicate({ code }) {
  return DUPLICATES.includes(code);
}

/**
 * @param {Finding[]} findings
 * @param {Severity} severity
 */
export function numberOf(findings, severity) {
  return findings.filter((it) => it.severity === severity).length;
}

/** Whether it is about the list of what is wanted, of the two that a plan compares. @param {Finding} finding */
export function isOfWanted({ params }) {
  return (params?.list ?? params?.what) === "what is wanted";
}
