// A change as JavaScript gives it: an object or a text, of which no type says what it holds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, plan } from "graph-backup-delta";

const ID = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const POLICY = "5e000000-71fe-4d00-a01a-31850bc5b32c";

test("a property that is given twice is told at its second place", () => {
  const change = `{"resource":"exchangeProtectionPolicy","id":"${ID}","id":"${ID}"}`;
  const { requests, findings } = build(change);
  assert.deepEqual(requests, []);
  const twice = findings.filter((it) => it.code === "change-property-duplicate");
  assert.deepEqual(
    twice.map((it) => [it.pointer, it.column]),
    [["/id", change.lastIndexOf('"id"') + 1]],
  );
});

test("a removal among what is to be added is told, and nothing is built", () => {
  const removal = { "@removed": { reason: "changed" }, id: ID };
  /** @type {any} */
  const change = { resource: "exchangeProtectionPolicy", id: POLICY, add: [removal] };
  const { requests, findings } = build(change);
  assert.deepEqual(requests, []);
  assert.deepEqual(
    findings.map((it) => [it.code, it.pointer]),
    [["change-malformed", "/add/0"]],
  );
});

test("a plan for the units that a policy leaves out is one for these", () => {
  /** @type {import("graph-backup-delta").Change} */
  const target = {
    resource: "exchangeProtectionPolicy",
    id: POLICY,
    version: "beta",
    units: "exclusion",
  };
  const { change } = plan([], [ID], target);
  assert.equal(change?.units, "exclusion");
  const [request] = build(change ?? target).requests;
  assert.ok(request?.body.startsWith('{"mailboxExclusionUnits@delta":['));
});
