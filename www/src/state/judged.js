/**
 * What was built, as far as it may be offered: an id that is none of its kind makes no request until the
 * person says that it is right.
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
  return isWrong ? { ...built, findings, requests: [], sizes: [] } : { ...built, findings };
}

/**
 * @param {Finding} finding
 * @param {Work} work
 */
function isAccepted(finding, work) {
  const place = placeOfFinding(finding);
  if ("index" in place) return work[place.field][place.index]?.isAccepted === true;
  // A browse session id is opaque: what it looks like says nothing.
  return place.field === "browseSessionId" || work.isIdAccepted === true;
}

/**
 * The id that is meant, where that is certain.
 *
 * @param {Finding} finding
 * @param {string} value What stands there now: a finding tells of a long text only how it starts.
 * @returns {string | undefined}
 */
export function meantId({ code, params }, value) {
  if (typeof params?.whole === "string") return params.whole;
  if (code !== "id-malformed" && code !== UNUSUAL) return undefined;
  return hyphenated(value) ?? onlyGuidIn(value);
}

/** @param {string} text */
function hyphenated(text) {
  const [, ...groups] =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(text.trim()) ?? [];
  return groups.length === 5 ? groups.join("-") : undefined;
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * The id in an address, where it holds no second one.
 *
 * @param {string} text
 */
function onlyGuidIn(text) {
  if (!/^https:\/\//i.test(text.trim())) return undefined;
  const found = text.match(GUID) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
