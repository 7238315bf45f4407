// The JSON Schemas and `validate` agree on what is valid, over the fixtures and over thousands of
// generated bodies. Where they may differ stands in two tables here, and nowhere else.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { schema, validate } from "graph-backup-delta";
import { faultyBodies, rightBodies } from "./bodies.mjs";
import { fixture, fixtureNames, RESOURCES } from "./support.mjs";

/** @typedef {import("graph-backup-delta").ResourceName} ResourceName */

/**
 * Rules that JSON Schema cannot say. Where nothing but `allowed` ones is broken, the schema allows
 * the body; where one of the others is, what the schema says depends on the rest of the body.
 *
 * @type {Record<string, "allowed" | "either">}
 */
const BEYOND_SCHEMA = {
  // What one item says of another.
  "addition-duplicate": "allowed",
  "removal-duplicate": "allowed",
  "removal-of-reference": "allowed",
  "destination-mixed": "allowed",
  "retention-interval-duplicate": "allowed",
  "unit-protected-and-excluded": "allowed",
  // A schema allows what it does not know: annotations, and properties of other names; and it sees the
  // form of a duration, not what it comes to.
  "bulk-in-body": "allowed",
  "type-of-other-resource": "allowed",
  "retention-period-none": "allowed",
  // A schema sees a property of another name as one that it does not know: it allows it, and misses
  // the one that is meant where that is needed.
  "property-misnamed": "either",
  // So it sees a wrapper, and not what stands in it.
  "property-wrapped": "either",
  // The two names of an annotation a schema knows, and refuses both together; others it does not.
  "property-duplicate": "either",
  "delta-of-other-resource": "either",
  // A schema sees only the last one.
  "json-duplicate-key": "either",
};

/**
 * Bodies that only one of the two allows though no rule above is broken, each with the smallest
 * example. A test holds that each still is one.
 *
 * @type {Record<string, { concerns: RegExp, example: [ResourceName, object] }>}
 */
const DIFFERENCES = {
  "a schema asks for an address by which a removal names its item, and validate judges it": {
    concerns:
      /"@removed"[^{}]*(?:\{[^{}]*\})?[^{}]*"@(?:odata\.)?id":|"@(?:odata\.)?id":[^{}]*"@removed"/,
    example: [
      "exchangeProtectionPolicy",
      {
        "mailboxProtectionUnits@delta": [
          { "@removed": {}, "@id": "users('a0000001-71fe-4d00-a01a-31850bc5b32c')" },
        ],
      },
    ],
  },
  "a schema counts code points, the service UTF-16 units": {
    concerns: /"displayName":"[^"]*[\u{10000}-\u{10ffff}]/u,
    example: ["exchangeProtectionPolicy", { displayName: "😀".repeat(513) }],
  },
  "a schema is of what changes, and validate asks where a body may be of what creates": {
    concerns: /"\w+(?:RestoreArtifacts|ProtectionUnits|ExclusionUnits)":/,
    example: [
      "oneDriveForBusinessRestoreSession",
      {
        driveRestoreArtifacts: [
          {
            restorePoint: { id: "a0000001-71fe-4d00-a01a-31850bc5b32c" },
            destinationType: "inPlace",
          },
        ],
      },
    ],
  },
};

const ajv = new Ajv2020({ strictTypes: false });
const compiled = new Map(RESOURCES.map((it) => [it, ajv.compile(schema(it))]));

/**
 * What `validate` and the schema say.
 *
 * @param {ResourceName} resource
 * @param {string} text
 */
function verdicts(resource, text) {
  const { findings, total } = validate(text, { resource });
  assert.equal(findings.length, total);
  const errors = findings.filter((it) => it.severity === "error").map((it) => it.code);
  return { errors, allowed: compiled.get(resource)?.(JSON.parse(text)) };
}

/**
 * Asserts that they agree, as far as they can.
 *
 * @param {ResourceName} resource
 * @param {string} text
 */
function assertAgreement(resource, text) {
  const { errors, allowed } = verdicts(resource, text);
  if (errors.some((it) => BEYOND_SCHEMA[it] === "either")) return;
  if (Object.values(DIFFERENCES).some((it) => it.concerns.test(text))) return;
  const expected = errors.every((it) => BEYOND_SCHEMA[it] === "allowed");
  assert.equal(allowed, expected, `${resource}: ${errors.join(", ") || "no error"}: ${text}`);
}

test("each schema is one that the strictest reader takes, and says which it is", () => {
  for (const resource of RESOURCES) {
    assert.equal(schema(resource).$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.equal(new Ajv2020().validateSchema(schema(resource)), true);
  }
});

describe("the schemas agree with validate", () => {
  for (const name of fixtureNames("validate", ".json").filter((it) => !it.endsWith(".report"))) {
    const text = fixture("validate", `${name}.json`).toString();
    if (!isJson(text)) continue;
    test(`on ${name}, for each resource`, () => {
      for (const resource of RESOURCES) assertAgreement(resource, text);
    });
  }

  test("on right bodies, which both allow", () => {
    const property = fc.property(rightBodies, ({ resource, body }) => {
      const text = JSON.stringify(body);
      assert.deepEqual(verdicts(resource, text), { errors: [], allowed: true }, text);
    });
    fc.assert(property, { seed: 2026, numRuns: 2000 });
  });

  test("on bodies with faults", () => {
    const property = fc.property(faultyBodies, ({ resource, body }) =>
      assertAgreement(resource, JSON.stringify(body)),
    );
    fc.assert(property, { seed: 2026, numRuns: 20_000 });
  });
});

test("the schemas refuse an annotation under both its names", () => {
  const removal = { "@removed": {}, id: "99954f18-c8ec-4b62-85bf-cdf3b70b140e" };
  const [one, other] = ["mailboxProtectionUnits@delta", "mailboxProtectionUnits@odata.delta"];
  for (const body of [
    { [one]: [removal], [other]: [removal] },
    { [one]: [{ ...removal, "@odata.removed": {} }] },
  ]) {
    const { errors, allowed } = verdicts("exchangeProtectionPolicy", JSON.stringify(body));
    assert.deepEqual([errors, allowed], [["property-duplicate"], false]);
  }
});

describe("where they differ without a rule that says so", () => {
  for (const [name, { concerns, example }] of Object.entries(DIFFERENCES)) {
    test(name, () => {
      const [resource, body] = example;
      const text = JSON.stringify(body);
      assert.match(text, concerns);
      const { errors, allowed } = verdicts(resource, text);
      assert.notEqual(allowed, errors.length === 0, "they agree now: take it from the table");
    });
  }
});

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
