/** The session that the page opens with. Its ids are made up. */

import { entriesOf } from "./work.js";

/** @import { Work } from "./work.js" */

const RESTORE_POINTS = [
  "c2a7d5f0-61b4-4e0d-9f38-7d1e5b0a4c96",
  "5e93b8a1-0d72-4c6f-8a15-b94f2c7e6d03",
  "f81d04c6-3a5b-4972-b6e0-2c9d7f5a1e48",
];

const ARTIFACTS = ["0b6e4f92-d1c8-4a37-95f2-e8a03d7c5b16", "93d57a2c-8e04-4b61-a7d9-14f6c0b8e25a"];

const SESSION = "7d0c52e1-4f3a-4b86-9a57-0c1e6f28b3d4";

/** @returns {Work} */
export function sampleWork() {
  return {
    resource: "oneDriveForBusinessRestoreSession",
    restoreJobType: "standard",
    version: "v1.0",
    id: SESSION,
    destinationType: "new",
    browseSessionId: "",
    displayName: "",
    add: entriesOf(RESTORE_POINTS),
    remove: entriesOf(ARTIFACTS),
  };
}

const SAMPLE_IDS = new Set([SESSION, ...RESTORE_POINTS, ...ARTIFACTS]);

/**
 * Whether any made-up id is left in it.
 *
 * @param {Work} work
 */
export function holdsSample(work) {
  return [work, ...work.add, ...work.remove].some((it) => SAMPLE_IDS.has(it.id));
}

/** What the service might answer to the sample session: one of the two removals fails. */
export const SAMPLE_ANSWER = JSON.stringify(
  {
    "@odata.context":
      "https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore/oneDriveForBusinessRestoreSessions/$entity",
    id: SESSION,
    status: "draft",
    "driveRestoreArtifacts@delta": [
      added("d4c19e70-2b85-4f3a-8c67-90e5a1b7d2f4", RESTORE_POINTS[0]),
      added("a90f62d3-7e1c-4d58-b204-6cb83f5e1a97", RESTORE_POINTS[1]),
      added("3f7b08e5-c4d2-4196-ae8b-5d20f9c7b631", RESTORE_POINTS[2]),
      {
        id: ARTIFACTS[1],
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
