// What Build holds, without a browser: nothing that a change says is lost on its way through the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, describe, interpret, resources } from "graph-backup-delta";
import { ids } from "./state-cases.mjs";

/** @import { Change } from "graph-backup-delta" */

// As the build of the page puts them in.
Object.assign(globalThis, { RESOURCE_FACTS: resources().map((it) => describe(it)) });
const { changeOf, emptyWork, entriesOf, switched, withCreated, workOf } = await import(
  "../../www/src/work.js"
);
const { textOfTarget, textOfWork, workOfText } = await import("../../www/src/kept-work.js");
const { mergedRetries, unshownIn } = await import("../../www/src/retries.js");
const { chosenOfContext } = await import("../../www/src/state/lists.js");
const { matched } = await import("../../www/src/state/matching.js");
const { retentionText } = await import("../../www/src/state/retention.js");

const [A = "", B = "", C = ""] = ids;
const SESSION = "0000000d-4f3a-4b86-9a57-0c1e6f28b3d4";
const RETENTION = [{ interval: "R/P1W", period: "P365D" }];
const EMPTY = emptyWork({
  resource: "oneDriveForBusinessRestoreSession",
  restoreJobType: "standard",
  units: "protection",
  version: "v1.0",
});

/** @type {Record<string, any>} */
const CHANGES = {
  exclusion: {
    resource: "exchangeProtectionPolicy",
    id: SESSION,
    version: "beta",
    units: "exclusion",
    add: [A],
    remove: [B],
  },
  retention: {
    resource: "sharePointProtectionPolicy",
    id: SESSION,
    displayName: "Sites",
    retentionSettings: RETENTION,
    remove: [B],
  },
  policyId: {
    resource: "oneDriveForBusinessRestoreSession",
    id: SESSION,
    policyId: C,
    destinationType: "new",
    add: [A],
  },
  creation: {
    resource: "sharePointRestoreSession",
    create: true,
    policyId: C,
    destinationType: "new",
    add: [A, B],
  },
  items: {
    resource: "oneDriveForBusinessRestoreSession",
    create: true,
    browseSessionId: C,
    add: ["one", "two"],
  },
};

test("what a change says is in the work, in what is kept of it and in a link, and in the requests again", () => {
  for (const [name, change] of Object.entries(CHANGES)) {
    const work = workOf(change, change.add ?? [], EMPTY);
    const expected = build(change).requests;
    assert.equal(expected.length, 1, name);
    assert.deepEqual(build(changeOf(work)).requests, expected, name);
    const again = workOfText(textOfWork(work));
    assert.ok(again);
    assert.deepEqual(build(changeOf(again)).requests, expected, `${name}, kept`);
    assert.equal(unshownIn(change), "", name);
    // What comes back from where it is kept is known to be the same.
    const text = textOfWork(switched(work, { resource: "exchangeRestoreSession" }));
    const back = workOfText(text);
    assert.equal(back && textOfWork(back), text, name);
  }
});

test("what was kept before there were such choices is of what a policy protects, and of a session that is there", () => {
  const work = workOfText(`{"resource":"exchangeProtectionPolicy","id":"${A}","add":["${B}"]}`);
  assert.ok(work);
  assert.deepEqual([work.units, work.create, work.policyId], ["protection", false, ""]);
  assert.ok(
    "mailboxProtectionUnits@delta" in JSON.parse(build(changeOf(work)).requests[0]?.body ?? ""),
  );
  const odd = workOfText(
    '{"resource":"exchangeProtectionPolicy","units":"all","create":true,"retentionSettings":7}',
  );
  assert.ok(odd);
  assert.deepEqual([odd.units, odd.retentionSettings], ["protection", undefined]);
  assert.equal(changeOf(odd).create, undefined, "no policy is created here");
});

test("what a policy protects and what it leaves out are two lists, and no other policy takes the choice over", () => {
  const work = { ...workOf(CHANGES.retention, [], EMPTY), id: SESSION };
  const out = switched(work, { units: "exclusion" });
  assert.deepEqual([out.id, out.remove, out.retentionSettings], [SESSION, [], RETENTION]);
  const filled = { ...out, add: entriesOf([A]) };
  const back = switched(filled, { units: "protection" });
  assert.deepEqual(back.remove, work.remove);
  assert.deepEqual(switched(back, { units: "exclusion" }).add, filled.add);
  assert.equal(switched(filled, { resource: "exchangeProtectionPolicy" }).units, "protection");
  assert.equal(changeOf(filled).version, "beta", "v1.0 has no such list");
  assert.notEqual(textOfTarget(work), textOfTarget({ ...work, units: "exclusion" }));
});

test("what is sent again of several requests stays apart where Build has one place for it", () => {
  const again = (/** @type {any[]} */ changes) =>
    mergedRetries(changes.map((change) => ({ change })));
  const { creation, exclusion, retention } = CHANGES;
  assert.equal(again([creation, creation]).length, 2, "two sessions");
  assert.equal(again([exclusion, { ...exclusion, units: "protection" }]).length, 2);
  assert.equal(again([exclusion, exclusion]).length, 1);
  const session = { ...CHANGES.policyId, add: [A] };
  assert.equal(again([session, { ...session, policyId: B }]).length, 2);
  const [first] = again([retention, { ...retention, retentionSettings: undefined }]);
  assert.ok(first);

  const mixed = [A, B].map((id, at) => ({
    restorePoint: { id },
    destinationType: at ? "new" : "inPlace",
  }));
  const both = { ...session, destinationType: undefined, retentionSettings: RETENTION, add: mixed };
  const apart = again([both]);
  assert.deepEqual(
    apart.map(({ change }) => [change.destinationType, change.policyId, change.retentionSettings]),
    [
      ["inPlace", C, RETENTION],
      ["new", C, undefined],
    ],
  );
  const [one, ...others] = again([{ ...creation, destinationType: undefined, add: mixed }]);
  assert.equal(others.length, 0, "one session is created once");
  assert.match(unshownIn(/** @type {any} */ (one?.change)), /several places/);
});

test("what Build has no place for is named", () => {
  /** @type {any} */
  const change = { resource: "exchangeRestoreSession", create: true, restoreJobType: "granular" };
  assert.match(
    unshownIn({ ...change, searchResponseId: "token" }),
    /`restoreJobType`.*`searchResponseId`/,
  );
  assert.match(unshownIn({ ...CHANGES.exclusion, later: 1 }), /`later`/);
});

test("a session that was created is gone on with, without what its request held", () => {
  /** @type {import("../../www/src/work.js").Created} */
  const created = {
    id: SESSION,
    resource: "sharePointRestoreSession",
    restoreJobType: "standard",
    version: "v1.0",
    references: [A.toUpperCase()],
  };
  const work = workOf(CHANGES.creation, [A, B], EMPTY);
  const next = withCreated(work, created);
  assert.deepEqual([next.id, next.create, next.policyId], [SESSION, false, C]);
  assert.deepEqual(
    next.add.map((it) => it.id),
    [B],
  );
  // Of another session, nothing is taken along.
  const other = withCreated({ ...work, create: false, id: A }, created);
  assert.deepEqual([other.id, other.add], [SESSION, []]);
  const another = withCreated(workOf(CHANGES.creation, [C], EMPTY), created);
  assert.deepEqual([another.id, another.create, another.add], [SESSION, false, []]);
  const elsewhere = withCreated(workOf(CHANGES.exclusion, [A], EMPTY), created);
  assert.deepEqual(
    [elsewhere.resource, elsewhere.id, elsewhere.add],
    [created.resource, SESSION, []],
  );
});

test("the answer that creates a session is matched with its request, though it has another address", () => {
  const [request] = build(CHANGES.creation).requests;
  const patch = build({ ...CHANGES.policyId, id: B }).requests;
  assert.ok(request);
  const groups = [
    { key: "run 1", requests: [request], batches: [] },
    { key: "run 2", requests: patch, batches: [] },
  ];
  const answer = { id: SESSION, driveRestoreArtifacts: [{ id: C, restorePoint: { id: A } }] };
  const match = { key: "run 1", index: 0, isBatch: false };
  assert.deepEqual(matched(JSON.stringify(answer), false, groups), { match });
  assert.deepEqual(matched(JSON.stringify({ id: SESSION }), false, groups), { match });
  const [again] = mergedRetries([interpret({}, { request, status: 429 }).retry]);
  assert.ok(again);
  assert.deepEqual(build(changeOf(workOf(again.change, [A, B], EMPTY))).requests, [request]);
});

test("a list says which units of a policy it is of", () => {
  const context = (/** @type {string} */ path) =>
    JSON.stringify({ "@odata.context": `https://graph.microsoft.com/beta/$metadata#${path}` });
  assert.deepEqual(
    chosenOfContext(context("x/exchangeProtectionPolicies('1')/mailboxExclusionUnits")),
    {
      resource: "exchangeProtectionPolicy",
      units: "exclusion",
    },
  );
  assert.deepEqual(
    chosenOfContext(context("x/sharePointRestoreSessions('1')/siteRestoreArtifacts")),
    {
      resource: "sharePointRestoreSession",
    },
  );
  assert.equal(chosenOfContext("{}"), undefined);
});

test("how long backups are kept is told in words, and as it stands where it is not simple", () => {
  assert.equal(retentionText(RETENTION), "a backup each week for 365 days");
  assert.equal(
    retentionText([{ interval: "R/P2W", period: "PT5M" }]),
    "a backup each 2 weeks for PT5M",
  );
});
