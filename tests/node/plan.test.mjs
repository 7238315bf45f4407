// plan across the boundary: what it takes and what it gives. What lists mean stands in tests/cases.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build, plan } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };
const there = [1, 2, 3].map((it) => ({ id: guid(10 + it), directoryObjectId: guid(20 + it) }));
const wanted = [guid(22), guid(23), guid(24)];

/** @param {import("graph-backup-delta").Planned} planned */
const codes = ({ findings }) => findings.map((it) => it.code);

describe("plan finds the same change", () => {
  const listed = {
    "@odata.context": "a",
    value: there.map((it) => ({ ...it, status: "protected" })),
  };

  for (const [name, current] of /** @type {[string, import("graph-backup-delta").Input][]} */ ([
    ["a list answer", listed],
    ["a list answer as text", JSON.stringify(listed)],
    ["an array", there],
  ])) {
    test(`from ${name}`, () => {
      const { change, kept } = plan(current, wanted, policy);
      assert.deepEqual(change, {
        ...{ ...policy, version: "v1.0" },
        ...{ add: [guid(24)], remove: [guid(11)] },
      });
      assert.equal(kept, 2);
    });
  }

  for (const [name, list] of /** @type {[string, import("graph-backup-delta").Input][]} */ ([
    ["an array of references", wanted],
    ["an array of additions", wanted.map((directoryObjectId) => ({ directoryObjectId }))],
    ["lines", wanted.join("\n")],
    ["bytes", Buffer.from(`${wanted.join("\r\n")}\r\n`)],
    ["a CSV of one column", `directoryObjectId\n${wanted.join("\n")}\n`],
    ["other letters", wanted.map((it) => it.toUpperCase()).join("\n")],
  ])) {
    test(`to ${name}`, () => {
      const planned = plan(there, list, policy);
      const { change, kept } = planned;
      assert.deepEqual([kept, codes(planned)], [2, ["plan-removes-many"]]);
      const added = change?.add?.map((it) => JSON.stringify(it).toLowerCase());
      assert.deepEqual([added?.length, added?.[0].includes(guid(24))], [1, true]);
      assert.deepEqual(change?.remove, [guid(11)]);
    });
  }

  test("and nothing where nothing is to do", () => {
    const references = there.map((it) => it.directoryObjectId);
    const { change, kept, findings } = plan(there, references, policy);
    assert.deepEqual([change, kept, findings], [{ ...policy, version: "v1.0" }, 3, []]);
    assert.deepEqual(change && build(change).requests, []);
  });
});

describe("an empty list of what is wanted", () => {
  test("removes nothing", () => {
    for (const empty of [[], { value: [] }, "", " \n"]) {
      const planned = plan(there, empty, policy);
      assert.deepEqual([planned.change, codes(planned)], [undefined, ["plan-wants-nothing"]]);
    }
  });

  test("removes all where that is allowed, also by nothing but own ids", () => {
    const ids = there.map(({ id }) => ({ id }));
    for (const current of [there, ids]) {
      const planned = plan(current, [], policy, { allowEmpty: true });
      assert.deepEqual(planned.change?.remove, [guid(11), guid(12), guid(13)]);
      assert.deepEqual(codes(planned), ["plan-removes-all"]);
    }
  });

  test("and is fine where nothing is there", () => {
    assert.deepEqual(plan([], [], policy).findings, []);
  });
});

test("a finding names its list, and counts what was given", () => {
  const text = `name;objectId\né;${guid(21)}\nü;x\n`;
  const [of, ofBytes] = [text, Buffer.from(text)].map((it) => plan([], it, policy).findings[0]);
  assert.deepEqual([of?.code, of?.params?.list], ["id-malformed", "what is wanted"]);
  assert.equal(text.slice(of?.start, of?.end), "x");
  assert.equal(Buffer.from(text).subarray(ofBytes?.start, ofBytes?.end).toString(), "x");
  assert.deepEqual([of?.line, of?.column], [ofBytes?.line, ofBytes?.column]);
  const utf16 = plan([], Buffer.from(`\ufeff${text}`, "utf16le"), policy).findings[0];
  assert.deepEqual([utf16?.line, utf16?.column, utf16?.start], [3, 3, undefined]);
});

test("what is no list at all is told", () => {
  const { change, findings } = plan(there, /** @type {any} */ (undefined), policy);
  assert.equal(change, undefined);
  assert.equal(findings[0]?.message, "The list of what is wanted cannot be read: it is undefined.");
});

test("an option that is none is one clear TypeError", () => {
  const options = /** @type {any} */ ({ allowEmpty: "yes" });
  const message = 'The option `allowEmpty` is "yes"; true or false is expected.';
  assert.throws(() => plan([], [], policy, options), { name: "TypeError", message });
});
