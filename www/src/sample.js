/**
 * A sample for each resource and task. The page opens with that of a OneDrive restore session.
 *
 * @import { IdFormat } from "graph-backup-delta"
 * @import { Chosen, Delta } from "./facts.js"
 * @import { Others, Work } from "./work.js"
 */

import { factsOf, taskOf } from "./facts.js";
import { versionFor } from "./versions.js";
import { emptyWork, entriesOf } from "./work.js";

/** @type {Chosen} */
const FIRST = {
  resource: "oneDriveForBusinessRestoreSession",
  restoreJobType: "standard",
  units: "protection",
  version: "v1.0",
};

// All ids are made up, from these.
const REFERENCES = [
  "c2a7d5f0-61b4-4e0d-9f38-7d1e5b0a4c96",
  "5e93b8a1-0d72-4c6f-8a15-b94f2c7e6d03",
  "f81d04c6-3a5b-4972-b6e0-2c9d7f5a1e48",
];
const ITEMS = ["0b6e4f92-d1c8-4a37-95f2-e8a03d7c5b16", "93d57a2c-8e04-4b61-a7d9-14f6c0b8e25a"];
/** The items that the answer gives, and what only the list that is there has. */
const NEW_ITEMS = [
  "d4c19e70-2b85-4f3a-8c67-90e5a1b7d2f4",
  "a90f62d3-7e1c-4d58-b204-6cb83f5e1a97",
  "3f7b08e5-c4d2-4196-ae8b-5d20f9c7b631",
];
const GONE = "68b1f3d2-5c07-4e9a-a4d6-13c8e7f5092b";
const TARGET = "7d0c52e1-4f3a-4b86-9a57-0c1e6f28b3d4";
const BROWSE_SESSION = "e46b1f87-92d5-4ac0-8b3e-5f70d9c2a618";
const MADE_UP = [TARGET, BROWSE_SESSION, GONE, ...REFERENCES, ...ITEMS];

/**
 * An id of that form.
 *
 * @type {Record<IdFormat, (guid: string) => string>}
 */
const ID_OF = {
  guid: (guid) => guid,
  site: (guid) => `contoso.sharepoint.com,${guid},${BROWSE_SESSION}`,
  fourGuids: (guid) => [guid, TARGET, BROWSE_SESSION, REFERENCES[0]].join(","),
  any: (guid) => `key-${guid}`,
  token: (guid) => `token-${guid}`,
};

/**
 * @param {Chosen & Others} [chosen]
 * @returns {Work}
 */
export function sampleWork(chosen = FIRST) {
  const { referenceId, itemId, destinations, browseSessionId } = factsOf(chosen).delta;
  return {
    ...emptyWork(chosen),
    id: TARGET,
    destinationType: destinations && "new",
    browseSessionId: browseSessionId ? BROWSE_SESSION : "",
    add: entriesOf(REFERENCES.map(ID_OF[referenceId.form])),
    remove: entriesOf(ITEMS.map(ID_OF[itemId.form])),
  };
}

/**
 * Whether any made-up id is left in it.
 *
 * @param {Work} work
 */
export function holdsSample(work) {
  const ids = [work, ...work.add, ...work.remove].map((it) => it.id);
  return [...ids, work.browseSessionId].some(isMadeUp);
}

/** Whether any made-up id stands in it. @param {string} text */
export function isMadeUp(text) {
  return MADE_UP.some((id) => text.includes(id));
}

/** So that a template is written as people write JSON. @param {string} template */
function spaced(template) {
  return template.replace(/[{,:]/g, "$& ").replaceAll("}", " }");
}

/**
 * What adds an item.
 *
 * @param {string} template An addition, with "…" for each id.
 * @param {string} id What it refers to.
 */
function filled(template, id) {
  return template
    .replace(/("browseSessionId": ?)"…"/, (_, key) => `${key}"${BROWSE_SESSION}"`)
    .replace("…", () => id);
}

/**
 * A body with mistakes that are often made: a comment, a comma too many, an id cut short, a
 * destination in the wrong case, an item named twice, `true` in the place of a reason.
 *
 * @param {Chosen} chosen
 */
export function faultyBody(chosen) {
  const { delta } = factsOf(chosen);
  const template = spaced(String(delta.addition));
  const [first = "", second = ""] = REFERENCES.map(ID_OF[delta.referenceId.form]);
  return `{
  // The ${delta.reference}s of the sales team
  "${delta.property}": [
    ${filled(template, first)},
    ${filled(template.replace('"new"', '"New"'), second.slice(0, -1))},
    ${filled(template, first)},
    { "@removed": true, "id": "${ID_OF[delta.itemId.form](String(ITEMS[0]))}" },
  ]
}
`;
}

/** Who is made up, as the lists of policies tell them. */
const PEOPLE = [
  { displayName: "Adele Vance", email: "adele@contoso.com" },
  { displayName: "Diego Siciliani", email: "diego@contoso.com" },
];

/**
 * An item as the service has it.
 *
 * @param {Delta} delta
 * @param {string} id
 * @param {string} reference What it was made from.
 */
function itemOf(delta, id, reference) {
  const addition = JSON.parse(filled(String(delta.addition), reference));
  // Of a single item, the key stands where its own id has room.
  return delta.browseSessionId
    ? { id, browseSessionId: addition.browseSessionId, restoredItemKey: reference }
    : { ...addition, id };
}

/**
 * What the service might list of a session or policy, and what a person might want there instead: one
 * stays, one goes, and two come.
 *
 * @param {Chosen} chosen
 */
export function samplePlan(chosen) {
  const { path, delta } = factsOf(chosen);
  const ids = REFERENCES.map(ID_OF[delta.referenceId.form]);
  const there = [ids[0], ID_OF[delta.referenceId.form](GONE)];
  const isPerson = String(delta.addition).includes("directoryObjectId");
  const value = there.map((reference = "", at) => ({
    ...itemOf(delta, ID_OF[delta.itemId.form](String(ITEMS[at])), reference),
    ...(isPerson && PEOPLE[at]),
  }));
  const context = contextOf(chosen, `${path.split("/").at(-2)}('${TARGET}')/${delta.list}`);
  return {
    current: JSON.stringify({ "@odata.context": context, value }, null, 2),
    wanted: `${ids.join("\n")}\n`,
  };
}

/**
 * What the service might answer to the sample: one of the two removals fails.
 *
 * @param {Chosen} chosen
 */
export function sampleAnswer(chosen) {
  const { path, delta, resource } = factsOf(chosen);
  const isRestore = taskOf(resource) === "restore";
  const idOf = ID_OF[delta.itemId.form];
  const [removed = "", failed = ""] = ITEMS.map(idOf);
  const added = REFERENCES.map((reference, at) => ({
    ...itemOf(delta, idOf(String(NEW_ITEMS[at])), ID_OF[delta.referenceId.form](reference)),
    status: isRestore ? "added" : "protectRequested",
  }));
  // A session for whole drives says nothing of what was removed.
  const told = delta.browseSessionId
    ? [{ "@removed": { reason: "changed" }, id: removed }]
    : [{ id: removed, status: "removeRequested" }];
  const why = {
    failedOperation: "remove",
    responseCode: 404,
    info: { code: "ItemNotFound", message: `The ${delta.item} was not found.` },
  };
  const answer = {
    "@odata.context": contextOf(chosen, `${path.split("/").at(-2)}/$entity`),
    id: TARGET,
    status: isRestore ? "draft" : "active",
    [delta.property]: [
      ...added,
      ...(isRestore && !delta.browseSessionId ? [] : told),
      { id: failed, "@Core.DataModificationException": why },
    ],
  };
  return JSON.stringify(answer, null, 2);
}

/**
 * @param {Chosen} chosen
 * @param {string} of
 */
function contextOf(chosen, of) {
  const version = versionFor(chosen.version, factsOf(chosen).delta);
  return `https://graph.microsoft.com/${version}/$metadata#solutions/backupRestore/${of}`;
}
