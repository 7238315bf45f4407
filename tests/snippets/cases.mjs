// The requests that every language's snippet has to send as they are: what people build, and what
// was made to break out of a string.

import { build, describe, resources } from "graph-backup-delta";

/**
 * @typedef {import("graph-backup-delta").Request} Request
 * @typedef {import("graph-backup-delta").ResourceName} ResourceName
 * @typedef {import("graph-backup-delta").Change} Change
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {ResourceName} resource
 * @property {Request} request
 */

const TARGET = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
/** A browse session. */
const BROWSED = "browse-1b014d8c";
const ADDED = ["3b014d8c-71fe-4d00-a01a-31850bc5b32c", "4b014d8c-71fe-4d00-a01a-31850bc5b32c"];
const REMOVED = ["99954f18-c8ec-4b62-85bf-cdf3b70b140e", "89014d8c-71fe-4d00-a01a-31850bc5b32c"];

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: to be read by other languages.
/** Texts that end a string, start an expression or vanish in one language or another. */
export const HOSTILE = [
  `it's "quoted"`,
  `''"""'''`,
  "back\\slash \\\\ \\n \\u0022 \\x27 \\${x} \\",
  "$HOME ${x} $x {$x} $(touch x) #{x} {{x}} {0}",
  "`touch x` `$x` `n",
  "%s %PATH% %0A 100%",
  "line\nbreak\r\nand\ttab",
  "\n'@\n\"@\nEOF\nJSON\n",
  "</script><!-- ?> */ // -- # ; & | > <",
  "'; touch x; '",
  '"); touch("x"); ("',
  "‘curly’ ‚low‛ “double” „low‟ – —",
  "emoji 🗄️ 👩‍💻",
  "right-to-left \u202Eover\u200B\uFEFFride\u2066!",
  "lines \u2028 and paragraphs \u2029, \u0085 too",
  "--help",
  "@file",
  "-X PUT",
  // The longest that an id may be.
  "x".repeat(1000),
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: to be read by other languages.

/** What JSON must escape, and some languages' literals have no letter for. */
const CONTROLS = "nul \0, bell \x07, escape \x1B, delete \x7F";

/** @type {Case[]} */
export const cases = [
  ...resources().flatMap(ordinary),
  ...particular(),
  ...creations(),
  ...hostile(),
];

/**
 * Additions and removals, for each array of a resource and each version.
 *
 * @param {ResourceName} resource
 */
function ordinary(resource) {
  const { deltas, properties } = describe(resource);
  const documented = deltas.filter((it) => it.documented);
  return documented.flatMap(({ restoreJobType, destinations, browseSessionId, versions }) =>
    versions.map((version) => {
      const array = restoreJobType === "granular" ? ", granular" : "";
      return built(`${resource}${array}, ${version}`, {
        ...{ resource, id: TARGET, version, add: ADDED, remove: REMOVED },
        ...(restoreJobType && { restoreJobType }),
        ...(destinations && { destinationType: destinations[0].destinationType }),
        ...(browseSessionId && { browseSessionId: BROWSED }),
        ...(properties.includes("displayName") && { displayName: "Finance, all of it" }),
      });
    }),
  );
}

function particular() {
  const session = "oneDriveForBusinessRestoreSession";
  const policy = "exchangeProtectionPolicy";
  const one = built("one removal", { resource: session, id: TARGET, remove: [REMOVED[0]] });
  // What no change leads to, but a request may hold: values of every kind.
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { "@removed": {}, id: REMOVED[0] },
      { restorePoint: { id: ADDED[0], tags: null }, destinationType: "new", isOdd: true },
      { restorePoint: { id: ADDED[1] }, count: 2, share: -1.5, isOdd: false },
    ],
  });
  return [
    one,
    built("exclusion units, beta", {
      ...{ resource: policy, id: TARGET, version: "beta", units: "exclusion" },
      ...{ add: ADDED, remove: REMOVED },
    }),
    built("a display name alone", { resource: policy, id: TARGET, displayName: "Finance" }),
    built("a policy id alone", { resource: session, id: TARGET, policyId: REMOVED[0] }),
    built("retention settings alone", {
      ...{ resource: policy, id: TARGET },
      retentionSettings: [{ interval: "R/PT4H", period: "P1Y" }],
    }),
    built("the longest display name", {
      ...{ resource: policy, id: TARGET, displayName: `'"é$`.repeat(256) },
    }),
    { ...one, name: "values of every kind", request: { ...one.request, body } },
  ];
}

/** Requests that create sessions, and one that creates a policy, which others wrote. */
function creations() {
  const create = /** @type {const} */ ({ create: true });
  const standard = resources().filter((it) => it.endsWith("RestoreSession"));
  const empty = built("an empty session, created, beta", {
    ...{ ...create, resource: "sharePointRestoreSession", version: "beta" },
  });
  const url = empty.request.url.replace("sharePointRestoreSessions", "exchangeProtectionPolicies");
  const body = JSON.stringify({
    displayName: "Finance",
    mailboxProtectionUnits: ADDED.map((directoryObjectId) => ({ directoryObjectId })),
  });
  return [
    ...standard.map((resource) =>
      built(`${resource}, created, v1.0`, {
        ...{ ...create, resource, add: ADDED, destinationType: "new" },
      }),
    ),
    empty,
    /** @type {Case} */ ({
      name: "a policy, created, beta",
      resource: "exchangeProtectionPolicy",
      request: { ...empty.request, url, body },
    }),
  ];
}

function hostile() {
  const id = asTarget(HOSTILE.filter((it) => it.length < 100).join("/"));
  return [
    withHostile("hostile ids of restore points", HOSTILE, {
      ...{ resource: "sharePointRestoreSession", id, destinationType: "inPlace" },
    }),
    withHostile("hostile ids of items, beta", HOSTILE, {
      ...{ resource: "oneDriveForBusinessRestoreSession", id, version: "beta" },
      browseSessionId: "browse-session",
    }),
    withHostile("hostile ids of items, created, beta", HOSTILE, {
      ...{ resource: "oneDriveForBusinessRestoreSession", create: true, version: "beta" },
      ...{ restoreJobType: "granular", browseSessionId: "browse-session" },
    }),
    withHostile("control characters", [CONTROLS], {
      ...{ resource: "sharePointProtectionPolicy", id: TARGET, displayName: CONTROLS },
    }),
    ...HOSTILE.map((displayName, at) =>
      withHostile(`hostile display name ${at + 1}`, [displayName], {
        ...{ resource: "sharePointProtectionPolicy", id: asTarget(displayName), displayName },
      }),
    ),
  ];
}

/**
 * A request that adds and, where it can, removes what has texts for its ids that `build` refuses: a
 * snippet is also made of requests that others wrote.
 *
 * @param {string} name
 * @param {string[]} texts
 * @param {any} change
 * @returns {Case}
 */
function withHostile(name, texts, { id, ...change }) {
  const ids = texts.map((_, at) => `00000000-0000-4000-8000-${String(at + 1).padStart(12, "0")}`);
  const granular = Boolean(change.browseSessionId);
  const { request, resource } = built(name, {
    ...{ ...change, ...(id !== undefined && { id: TARGET }), add: ids },
    ...(!granular && { remove: ids.map((it) => it.replace("0", "1")) }),
  });
  const hostileOf = (/** @type {string} */ text) => {
    const at = ids.findIndex((it) => it.slice(1) === text.slice(1));
    return at === -1 ? text : texts[at];
  };
  const asIs = (/** @type {unknown} */ value) =>
    typeof value === "string" ? hostileOf(value) : value;
  const body = JSON.stringify(JSON.parse(request.body, (_, value) => asIs(value)));
  const url = request.url.replace(TARGET, () => escaped(id ?? ""));
  return { name, resource, request: { ...request, url, body } };
}

/**
 * A text as `build` writes it into an address: all but letters, digits and `-._~` escaped.
 *
 * @param {string} text
 */
function escaped(text) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Of an address with a control character no snippet is written, nor of one whose last segment is an
 * operation as `$count` is.
 *
 * @param {string} id
 */
function asTarget(id) {
  return id.replace(/^\$|\p{Cc}/gu, "");
}

/**
 * @param {string} name
 * @param {Change | import("graph-backup-delta").Creation} change
 * @returns {Case}
 */
function built(name, change) {
  const { requests, findings } = build(change);
  const [request, ...others] = requests;
  const error = findings.find((it) => it.severity === "error");
  if (!request || others.length > 0) throw new Error(`${name}: ${error?.message}`);
  return { name, resource: change.resource, request };
}
