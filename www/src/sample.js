/**
 * A sample for each resource. The page opens with that of a OneDrive restore session.
 *
 * @import { IdFormat, Request } from "graph-backup-delta"
 * @import { Chosen } from "./facts.js"
 * @import { Others, Work } from "./work.js"
 */

import { factsOf } from "./facts.js";
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
const TARGET = "7d0c52e1-4f3a-4b86-9a57-0c1e6f28b3d4";
const BROWSE_SESSION = "e46b1f87-92d5-4ac0-8b3e-5f70d9c2a618";
const MADE_UP = [TARGET, BROWSE_SESSION, ...REFERENCES, ...ITEMS];

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
  return [...ids, work.browseSessionId].some((id) => MADE_UP.some((it) => id.includes(it)));
}

/**
 * Whether any made-up id stands in it.
 *
 * @param {Request | string} request
 */
export function isMadeUp(request) {
  const texts = typeof request === "string" ? [request] : [request.url, request.body];
  return MADE_UP.some((id) => texts.some((it) => it.includes(id)));
}

/**
 * A body with mistakes that are often made: a comment, a comma too many, an id cut short, a
 * destination in the wrong case, an item named twice, `true` in the place of a reason.
 */
export const FAULTY_BODY = `{
  // The drives of the sales team
  "driveRestoreArtifacts@delta": [
    { "restorePoint": { "id": "${REFERENCES[0]}" }, "destinationType": "new" },
    { "restorePoint": { "id": "${REFERENCES[1]?.slice(0, -1)}" }, "destinationType": "New" },
    { "restorePoint": { "id": "${REFERENCES[0]}" }, "destinationType": "new" },
    { "@removed": true, "id": "${ITEMS[0]}" },
  ]
}
`;

/** What the service might answer to the sample that the page opens with: one of the two removals fails. */
export const SAMPLE_ANSWER = JSON.stringify(
  {
    "@odata.context":
      "https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore/oneDriveForBusinessRestoreSessions/$entity",
    id: TARGET,
    status: "draft",
    "driveRestoreArtifacts@delta": [
      added("d4c19e70-2b85-4f3a-8c67-90e5a1b7d2f4", REFERENCES[0]),
      added("a90f62d3-7e1c-4d58-b204-6cb83f5e1a97", REFERENCES[1]),
      added("3f7b08e5-c4d2-4196-ae8b-5d20f9c7b631", REFERENCES[2]),
      {
        id: ITEMS[1],
        "@Core.DataModificationException": {
          failedOperation: "remove",
          responseCode: 404,
          info: { code: "ArtifactNotFound", message: "The restore artifact was not found." },
        },
      },
    ],
  },
  null,
  2,
);

/**
 * @param {string} id
 * @param {string | undefined} restorePoint
 */
function added(id, restorePoint) {
  return { id, status: "added", destinationType: "new", restorePoint: { id: restorePoint } };
}
