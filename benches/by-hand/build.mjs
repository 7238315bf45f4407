// Requests by plain slicing and JSON.stringify: no id is looked at, nothing is compared.

import { addition, DELTA } from "../bodies.mjs";

const LIMIT = 50;
const SESSIONS =
  "https://graph.microsoft.com/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions";

/**
 * @param {string} id The session's.
 * @param {string[]} references Of the additions.
 */
export function buildByHand(id, references) {
  const requests = [];
  for (let at = 0; at < references.length; at += LIMIT) {
    const items = references.slice(at, at + LIMIT).map(addition);
    requests.push({
      method: "PATCH",
      url: `${SESSIONS}/${id}`,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ [DELTA]: items }),
    });
  }
  return requests;
}
