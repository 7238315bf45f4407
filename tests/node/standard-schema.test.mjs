// A resource's bodies as a Standard Schema, as the libraries that take one call it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { resources, schema, standardSchema, validate } from "graph-backup-delta";
import { fixture, fixtureNames } from "./support.mjs";

const policy = standardSchema("exchangeProtectionPolicy")["~standard"];

/** @param {unknown} value */
function codesOf(value) {
  const { issues } = policy.validate(value);
  return issues?.map((it) => it.finding.code);
}

test("a right value passes as it is", () => {
  const value = { displayName: "Mailboxes" };
  const result = policy.validate(value);
  assert.equal(result.issues, undefined);
  assert.equal("value" in result && result.value, value);
});

test("each error is an issue with its path, numbers where it leads into arrays; a warning is none", () => {
  const more = { directoryObjectId: "1b014d8c-71fe-4d00-a01a-31850bc5b32c", mine: 1 };
  const value = { "mailboxProtectionUnits@delta": [more, {}, { directoryObjectId: "" }] };
  const { issues } = policy.validate(value);
  assert.deepEqual(
    issues?.map((it) => it.path),
    [
      ["mailboxProtectionUnits@delta", 1],
      ["mailboxProtectionUnits@delta", 2, "directoryObjectId"],
    ],
  );
  for (const { message, finding } of issues ?? []) {
    assert.equal(message, finding.message);
    assert.equal(finding.severity, "error");
  }
});

test("what is no value of a body is an issue, never an exception", () => {
  const cyclic = {};
  Object.assign(cyclic, { cyclic });
  for (const value of [undefined, null, 5, 5n, "{}", [], new Uint8Array(2), cyclic, () => {}]) {
    assert.equal(codesOf(value)?.length, 1, String(value));
  }
  assert.deepEqual(codesOf('{"displayName":"a"}'), ["body-not-object"]);
});

test("what does not let itself be looked at is an issue, never an exception", () => {
  const fail = () => {
    throw new Error("thrown by a test");
  };
  const readOnce = (/** @type {unknown} */ item) => {
    let reads = 0;
    return {
      get "mailboxProtectionUnits@delta"() {
        return reads++ === 0 ? item : fail();
      },
    };
  };
  for (const [value, code] of /** @type {[unknown, string][]} */ ([
    [new BigInt64Array(1), "not-serializable"],
    [new Proxy({}, { get: fail }), "not-serializable"],
    [new Proxy({}, { getPrototypeOf: fail }), "delta-missing"],
    [readOnce([{}]), "item-unclear"],
  ])) {
    assert.deepEqual(codesOf(value), [code]);
  }
});

test("a value passes exactly where it is valid", () => {
  const passed = new Set();
  for (const name of fixtureNames("validate", ".report.json")) {
    const value = parsed(fixture("validate", `${name}.json`).toString());
    if (typeof value !== "object") continue;
    for (const resource of resources()) {
      const { issues } = standardSchema(resource)["~standard"].validate(value);
      const { valid } = validate(value, { resource });
      assert.equal(issues === undefined, valid, `${name} as ${resource}`);
      assert.notEqual(issues?.length, 0);
      passed.add(valid);
    }
  }
  assert.equal(passed.size, 2);
});

test("it is a Standard JSON Schema of the draft that there is", () => {
  const { input, output } = policy.jsonSchema;
  const expected = schema("exchangeProtectionPolicy");
  assert.deepEqual(input({ target: "draft-2020-12" }), expected);
  assert.deepEqual(output({ target: "draft-2020-12" }), expected);
  assert.throws(() => input({ target: "draft-07" }), /draft-07/);
});

test("a resource that is none is told at once", () => {
  assert.throws(() => standardSchema(/** @type {any} */ ("site")), TypeError);
});

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
