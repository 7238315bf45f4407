// plan reads what is there and what is wanted in every form people have them in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build, plan } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };

describe("plan finds the same change", () => {
  const there = [1, 2, 3].map((it) => ({ id: guid(10 + it), directoryObjectId: guid(20 + it) }));
  const wanted = [guid(22), guid(23), guid(24)];
  const expected = {
    change: { ...policy, version: "v1.0", add: [guid(24)], remove: [guid(11)] },
    kept: 2,
    findings: [],
  };
  const listed = {
    "@odata.context": "a",
    value: there.map((it) => ({ ...it, status: "protected" })),
  };

  for (const [name, current] of /** @type {[string, import("graph-backup-delta").Input][]} */ ([
    ["a list answer", listed],
    ["a list answer as text", JSON.stringify(listed)],
    ["an array", there],
  ])) {
    test(`from ${name}`, () => assert.deepEqual(plan(current, wanted, policy), expected));
  }

  for (const [name, list] of /** @type {[string, import("graph-backup-delta").Input][]} */ ([
    ["an array of references", wanted],
    ["an array of additions", wanted.map((directoryObjectId) => ({ directoryObjectId }))],
    ["lines", wanted.join("\n")],
    ["bytes", Buffer.from(`${wanted.join("\r\n")}\r\n`)],
    ["a CSV of one column", `directoryObjectId\n${wanted.join("\n")}\n`],
    ["other letters", wanted.map((it) => it.toUpperCase()).join(" ")],
  ])) {
    test(`to ${name}`, () => {
      const { change, ...rest } = plan(there, list, policy);
      assert.deepEqual(rest, { kept: 2, findings: [] });
      const added = change?.add?.map((it) => JSON.stringify(it).toLowerCase());
      assert.deepEqual([added?.length, added?.[0].includes(guid(24))], [1, true]);
      assert.deepEqual(change?.remove, expected.change.remove);
    });
  }

  test("once for what is wanted twice", () => {
    const twice = [guid(24), guid(24).toUpperCase(), guid(24)];
    assert.deepEqual(plan([], twice, policy).change?.add, [guid(24)]);
  });

  test("and says where what is there has no reference, but removes all without", () => {
    const ids = [{ id: guid(11) }, { id: guid(12) }];
    const { change, findings } = plan(ids, wanted, policy);
    assert.equal(change, undefined);
    const message = "2 of the items in the list of what is there do not say what they refer to.";
    assert.deepEqual(
      findings.map((it) => it.message),
      [message],
    );
    assert.deepEqual(plan(ids, [], policy).change?.remove, [guid(11), guid(12)]);
  });

  test("and never from a list that was cut off", () => {
    for (const cut of [`["${guid(22)}", "${guid(23)}"`, `[{"directoryObjectId":"${guid(22)}"}`]) {
      const { change, findings } = plan(there, cut, policy);
      assert.deepEqual([change, findings[0]?.code], [undefined, "list-unreadable"]);
    }
  });

  test("and says where what is wanted has no reference", () => {
    const { change, findings } = plan(there, [{ id: guid(11) }, { id: guid(12) }], policy);
    assert.equal(change, undefined);
    assert.deepEqual(
      findings.map((it) => [it.code, it.message]),
      [
        [
          "list-references-missing",
          "2 of the items in the list of what is wanted do not say what they refer to.",
        ],
      ],
    );
  });

  test("and nothing where nothing is to do", () => {
    const { change, kept } = plan(
      there,
      there.map((it) => it.directoryObjectId),
      policy,
    );
    assert.deepEqual([change, kept], [{ ...policy, version: "v1.0" }, 3]);
    assert.deepEqual(change && build(change).requests, []);
  });
});
