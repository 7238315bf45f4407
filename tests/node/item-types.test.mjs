// The type of an item says what each state surely has; here every outcome among the fixtures is held
// to it, as what the types cannot make of the sources nothing else would notice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture, fixtureNames } from "./support.mjs";

/** What TypeScript's `AddedItem`, `RemovedItem`, `FailedItem` and `UnconfirmedItem` promise. */
const PROMISES =
  /** @type {Record<string, (item: import("graph-backup-delta").Item) => boolean>} */ ({
    added: ({ kind, evidence, error }) => kind === "addition" && evidence !== "none" && !error,
    removed: ({ kind, evidence, error }) => kind === "removal" && evidence !== "none" && !error,
    failed: ({ evidence, error }) => evidence !== "none" && error !== undefined,
    unconfirmed: ({ evidence, error }) => evidence === "none" && !error,
  });

test("each item keeps what its type promises", () => {
  const states = new Set();
  for (const name of fixtureNames("interpret", ".outcome.json")) {
    const outcome = JSON.parse(fixture("interpret", `${name}.outcome.json`).toString());
    for (const item of [...outcome.items, ...outcome.unrequested]) {
      states.add(item.state);
      assert.ok(PROMISES[item.state](item), `${name}: ${JSON.stringify(item)}`);
      assert.ok(item.kind === "addition" || item.reference === undefined, name);
    }
  }
  assert.deepEqual([...states].sort(), Object.keys(PROMISES).sort());
});
