// plan knows what it is for: the session's one destination, and what is still protected.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build, plan } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;
const [A, B, C] = [guid(21), guid(22), guid(23)];

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };
/** @type {Target} */
const session = { resource: "oneDriveForBusinessRestoreSession", id: guid(5) };
/** @type {Target} */
const toNew = { ...session, destinationType: "new" };

/** @param {import("graph-backup-delta").Planned} planned */
const codes = ({ findings }) => findings.map((it) => it.code);

describe("a session has one destination", () => {
  const artifact = (/** @type {number} */ at, destinationType = "inPlace") => ({
    ...{ id: guid(10 + at), status: "added", destinationType },
    restorePoint: { id: guid(20 + at) },
  });
  const there = [artifact(1), artifact(2)];

  for (const [name, wanted, target] of /** @type {[string, any, Target][]} */ ([
    ["what is kept is to go elsewhere", [A, B], toNew],
    ["what is kept and what is added", [A, B, C], toNew],
    [
      "what is added goes elsewhere",
      `restorePointId,destinationType\n${A},\n${B},\n${C},new\n`,
      session,
    ],
  ])) {
    test(name, () => {
      const { change, findings } = plan(there, wanted, target);
      assert.equal(change, undefined);
      assert.deepEqual(
        findings.map((it) => [it.code, it.message]),
        [
          [
            "plan-destination-differs",
            `2 of the kept items restore to \`inPlace\`, where \`new\` is wanted: ${A}, ${B}.`,
          ],
        ],
      );
    });
  }

  test("of many that differ some are named", () => {
    const many = [1, 2, 3, 4, 5].map((it) => artifact(it));
    const wanted = many.map((it) => it.restorePoint.id);
    const [finding] = plan(many, wanted, toNew).findings;
    assert.match(finding?.message ?? "", new RegExp(`${A}, ${B}, ${C} and 2 more\\.$`));
  });

  test("and none differ where it is the same, not told, or not known", () => {
    assert.deepEqual(plan(there, [A, B], { ...session, destinationType: "inPlace" }).findings, []);
    assert.deepEqual(plan(there, [A, B], session).findings, []);
    assert.deepEqual(plan([artifact(1, "unknownFutureValue")], [A], toNew).findings, []);
    assert.deepEqual(plan(there, there, toNew).findings, []);
  });

  test("a column says it of each", () => {
    const csv = `restorePointId,Destination type\n${A},In place\n${B},\n`;
    const { change, findings } = plan([], csv, session);
    assert.deepEqual(findings, []);
    assert.deepEqual(change?.add, [{ restorePoint: { id: A }, destinationType: "inPlace" }, B]);
  });

  test("and what an artifact of another session says is kept", () => {
    assert.deepEqual(plan([], [artifact(1)], toNew).change?.add, [
      { restorePoint: { id: A }, destinationType: "inPlace" },
    ]);
  });

  test("what is no destination is told", () => {
    const csv = plan([], `restorePointId;destinationType\n${A};here\n`, toNew);
    const list = [{ restorePoint: { id: A }, destinationType: 5 }];
    const json = plan([], /** @type {any} */ (list), toNew);
    assert.deepEqual(
      [csv, json].map(({ findings: [it] }) => [it?.message, it?.line, it?.pointer, it?.service]),
      [
        ['"here" is not a destination: `new` and `inPlace` are.', 2, "", undefined],
        [
          '"5" is not a destination: `new` and `inPlace` are.',
          undefined,
          "/0/destinationType",
          undefined,
        ],
      ],
    );
  });

  test("a column says in which browse session a single item was found", () => {
    const csv = `itemKey,browseSessionId\nkey 1,${A}\nkey 2,\n`;
    /** @type {Target} */
    const drive = { ...session, restoreJobType: "granular" };
    const { change } = plan([], csv, drive);
    assert.deepEqual(change?.add, [{ browseSessionId: A, itemKey: "key 1" }, "key 2"]);
    /** @type {Target} */
    const sites = { ...drive, resource: "sharePointRestoreSession", browseSessionId: B };
    const planned = plan([], csv, sites).change;
    assert.deepEqual(planned?.add, [{ browseSessionId: A, id: "key 1" }, "key 2"]);
    assert.ok(planned && build(planned).requests[0]?.body.includes(A));
    const beta = plan([], csv, { ...sites, version: "beta" }).change;
    assert.deepEqual(beta?.add?.[0], { browseSessionId: A, itemKey: "key 1" });
  });
});

describe("what is listed is not always protected", () => {
  const unit = (/** @type {number} */ at, /** @type {string} */ status) => ({
    ...{ id: guid(10 + at), directoryObjectId: guid(20 + at), status },
  });
  const wanted = [A, B, C];

  test("what is kept and is not is counted", () => {
    const there = [unit(1, "unprotected"), unit(2, "offboarded"), unit(3, "unprotectRequested")];
    const { change, kept, findings } = plan(there, wanted, policy);
    assert.deepEqual([change?.add, change?.remove, kept], [undefined, undefined, 3]);
    assert.deepEqual(
      findings.map((it) => [it.code, it.severity, it.message]),
      [
        [
          "plan-unprotected",
          "warning",
          "3 of the kept items are not protected, or soon will not be: " +
            "their status is `unprotected` or `offboarded` or `unprotectRequested`.",
        ],
      ],
    );
  });

  test("as a CSV tells it, too", () => {
    const csv = `id,directoryObjectId,status\n${guid(11)},${A},offboardRequested\n${guid(12)},${B},removeRequested`;
    const planned = plan(csv, [A, B], policy);
    assert.deepEqual([codes(planned), planned.kept], [["plan-unprotected"], 1]);
    assert.deepEqual(planned.change?.add, [B]);
  });

  test("and nothing is told of what is, will be, or is not wanted", () => {
    const there = [
      unit(1, "protected"),
      unit(2, "cancelOffboardRequested"),
      unit(4, "unprotected"),
    ];
    const planned = plan([...there, unit(3, "protectRequested")], wanted, policy);
    assert.deepEqual(codes(planned), ["plan-removes-many"]);
  });
});

describe("a wrong target is told in the words of build", () => {
  for (const [name, target, code, message] of /** @type {[string, any, string, RegExp][]} */ ([
    [
      "without an id",
      { ...policy, id: undefined },
      "change-id-missing",
      /^The policy id is missing\.$/,
    ],
    [
      "of an unknown resource",
      { ...policy, resource: "nope" },
      "change-malformed",
      /^`resource` is "nope"; one of "oneDriveForBusinessRestoreSession", .*, "exchangeProtectionPolicy" is expected\.$/,
    ],
    ["without a resource", {}, "change-malformed", /^`resource` is missing; one of /],
    [
      "with an unknown property",
      { ...policy, destinationType: "new" },
      "change-property-unknown",
      /^A change of exchangeProtectionPolicy has no `destinationType`\.$/,
    ],
    [
      "with an id that is no text",
      { ...policy, id: 5 },
      "change-malformed",
      /^`id` is a number; text/,
    ],
    [
      "with another destination",
      { ...session, destinationType: "New" },
      "change-malformed",
      /^`destinationType` is "New"; "new" or "inPlace" is expected\.$/,
    ],
    [
      "of another version",
      { ...policy, version: "v2" },
      "change-malformed",
      /^`version` is "v2"; /,
    ],
    ["that is null", null, "plan-unreadable", /: the target: it is null; an object is expected\.$/],
    ["that is undefined", undefined, "plan-unreadable", /: the target: it is undefined\.$/],
    ["that is no JSON", "{", "plan-unreadable", /: the target: line 1, column 2: The text ends/],
  ])) {
    test(name, () => {
      const planned = plan([], [A], target);
      assert.deepEqual([planned.change, codes(planned)], [undefined, [code]]);
      assert.match(planned.findings[0]?.message ?? "", message);
    });
  }

  test("and what it adds or removes itself is passed over", () => {
    const target = /** @type {any} */ ({ ...policy, add: 5, remove: [C] });
    assert.deepEqual(plan([], [A], target).change, { ...policy, version: "v1.0", add: [A] });
  });
});
