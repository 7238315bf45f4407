// A change to requests, against plain slicing.

import { build } from "graph-backup-delta";
import { guid } from "../bodies.mjs";
import { buildByHand } from "../by-hand/build.mjs";

const SESSION = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";

/** @returns {Generator<import("../results.mjs").Case>} */
export function* buildCases() {
  for (const count of [7, 50, 1_000, 100_000]) {
    const add = Array.from({ length: count }, (_, index) => guid(index));
    const change = changeOf(add);
    const contenders = [
      { name: "ours", run: () => read(build(change)) },
      { name: "slicing", run: () => read({ requests: buildByHand(SESSION, add) }) },
    ];
    yield { job: "build", count, contenders };
  }
}

/** @param {string[]} add */
function changeOf(add) {
  return /** @satisfies {import("graph-backup-delta").Change} */ ({
    resource: "oneDriveForBusinessRestoreSession",
    id: SESSION,
    add,
    destinationType: "new",
  });
}

/** Reads what would be sent. @param {{ requests: { body: string }[] }} built */
function read({ requests }) {
  let letters = 0;
  for (const { body } of requests) letters += body.length;
  return letters;
}
