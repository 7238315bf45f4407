/**
 * What was built, as far as it may be offered. Where the format of an id is not documented, the package
 * warns of one that looks like none: that makes no request until the person says that it is right.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { BuiltRequests } from "../operations.js"
 * @import { Work } from "../work.js"
 */

import { placeOfFinding } from "../places.js";

const UNUSUAL = "id-unusual";

/** What is not there yet: no mistake, but what is still to be said. */
const NEEDED = [
  "change-id-missing",
  "change-destination-missing",
  "change-browse-session-missing",
  "change-empty",
  "change-creation-empty",
];

/** @param {Finding} finding */
export function isNeeded({ code }) {
  return NEEDED.includes(code);
}

/** @param {Finding} finding */
export function isUnusual({ code }) {
  return code === UNUSUAL;
}

/**
 * @param {BuiltRequests} built
 * @param {Work} work What it was built from.
 * @returns {BuiltRequests}
 */
export function judged(built, work) {
  const findings = built.findings.map((finding) =>
    isUnusual(finding) && !isAccepted(finding, work)
      ? { ...finding, severity: /** @type {const} */ ("error") }
      : finding,
  );
  // Among those that are not listed there may be one that nobody has accepted.
  const isUnknown = built.total > built.findings.length && findings.some(isUnusual);
  const isWrong = findings.some((it) => it.severity === "error") || isUnknown;
  return isWrong
    ? { ...built, findings, requests: [], sizes: [], next: undefined }
    : { ...built, findings };
}

/**
 * @param {Finding} finding
 * @param {Work} work
 */
function isAccepted(finding, work) {
  const place = placeOfFinding(finding);
  // What is no item is the id of a browse session: what it looks like says nothing.
  if (!("index" in place) || place.index === undefined) return true;
  return work[place.field][place.index]?.isAccepted === true;
}

/**
 * The id that the package reads from a text, as there is but one reading.
 *
 * @param {Finding} finding
 * @returns {string | undefined}
 */
export function meantId({ params }) {
  return typeof params?.whole === "string" ? params.whole : undefined;
}
