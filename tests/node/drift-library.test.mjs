// What `npm run drift` knows of Microsoft Graph's schema, the library knows too.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as library from "graph-backup-delta";
import { knownTypes, VERSIONS } from "../../scripts/drift/compare.mjs";
import { RESOURCES } from "./support.mjs";

/** @typedef {import("graph-backup-delta").ResourceName} ResourceName */

const ITEMS = [
  "restoreArtifactBase",
  "granularRestoreArtifactBase",
  "protectionUnitBase",
  "exclusionUnitBase",
];

/** What becomes of an addition that an answer gives a status. */
const STATES = {
  protectionUnitStatus: {
    protectRequested: "added",
    protected: "added",
    unprotectRequested: "unconfirmed",
    unprotected: "unconfirmed",
    removeRequested: "unconfirmed",
    offboardRequested: "unconfirmed",
    offboarded: "unconfirmed",
    cancelOffboardRequested: "unconfirmed",
  },
  artifactRestoreStatus: {
    added: "added",
    scheduling: "added",
    scheduled: "added",
    inProgress: "added",
    succeeded: "added",
    failed: "failed",
  },
};

for (const version of VERSIONS) {
  const types = knownTypes(version);

  /**
   * What a type has, with what the types that it is based on have.
   *
   * @param {string} [name]
   * @returns {Map<string, string>}
   */
  const membersOf = (name) => {
    const type = types.get(name ?? "");
    return new Map(type ? [...membersOf(type.base), ...type.members] : []);
  };
  /** @param {string} [name] */
  const propertiesOf = (name) =>
    [...membersOf(name)].filter(([, words]) => words.startsWith("a property")).map(([it]) => it);
  /**
   * @param {string} [name]
   * @returns {boolean}
   */
  const isItem = (name = "") =>
    ITEMS.includes(name) || (types.has(name) && isItem(types.get(name)?.base ?? ""));
  /** @param {string} resource The name of each array of items that it has, with their type. */
  const arraysOf = (resource) => {
    const typed = [...membersOf(resource)].map(
      ([name, words]) => /** @type {const} */ ([name, words.match(/, Collection\((\w+)\)$/)?.[1]]),
    );
    return new Map(typed.filter(([, type]) => isItem(type)));
  };

  describe(`the library knows ${version} as the schema does:`, () => {
    for (const resource of RESOURCES) {
      const { deltas, path, properties } = library.describe(resource);
      const arrays = arraysOf(resource);
      const sent = deltas.filter((it) => it.versions.includes(version));

      test(`the path and the arrays of ${resource}`, () => {
        assert.equal(
          membersOf("backupRestoreRoot").get(path.split("/").at(-2) ?? ""),
          `a navigation property that contains, Collection(${resource})`,
        );
        assert.deepEqual(sent.map((it) => it.list).sort(), [...arrays.keys()].sort());
      });

      test(`the properties of ${resource}`, () => {
        const all = propertiesOf(resource);
        for (const name of properties) assert.ok(all.includes(name), name);
        assert.deepEqual(
          unknownOf(all, resource, (it) => ({ [it]: null })),
          [],
        );
      });

      for (const { property, list, addition = "{}" } of sent) {
        test(`the properties of ${resource}'s ${list}`, () => {
          const all = membersOf(arrays.get(list));
          const example = JSON.parse(addition);
          for (const name of Object.keys(example)) assert.ok(all.has(name), name);
          const body = (/** @type {string} */ it) => ({ [property]: [{ [it]: null, ...example }] });
          assert.deepEqual(unknownOf(propertiesOf(arrays.get(list)), resource, body), []);
        });
      }
    }

    test("the properties of a restore point", () => {
      const body = (/** @type {string} */ it) => ({
        "siteRestoreArtifacts@delta": [{ restorePoint: { [it]: null }, destinationType: "new" }],
      });
      assert.deepEqual(
        unknownOf(propertiesOf("restorePoint"), "sharePointRestoreSession", body),
        [],
      );
    });

    test("what restores, and where to", () => {
      const facts = RESOURCES.flatMap((it) => library.describe(it).deltas);
      for (const { restoreJobType = "standard", destinations = [] } of facts) {
        assert.ok(membersOf("restoreJobType").has(restoreJobType));
        for (const { destinationType } of destinations) {
          assert.ok(membersOf("destinationType").has(destinationType), destinationType);
        }
      }
    });

    for (const [name, states] of Object.entries(STATES)) {
      test(`each member of ${name}`, () => {
        const isPolicy = name === "protectionUnitStatus";
        const reference = { id: "1a000000-71fe-4d00-a01a-31850bc5b32c" };
        const list = isPolicy ? "driveProtectionUnits" : "driveRestoreArtifacts";
        const addition = isPolicy
          ? { directoryObjectId: reference.id }
          : { restorePoint: reference, destinationType: "new" };
        const request = { [`${list}@delta`]: [addition] };
        const told = Object.keys(states).map((status) => {
          const item = { id: "2a000000-71fe-4d00-a01a-31850bc5b32c", ...addition, status };
          return [
            status,
            library.interpret({ [list]: [item] }, { request, status: 200 }).items[0].state,
          ];
        });
        assert.deepEqual(Object.fromEntries(told), states);
        // It stands for those that who asks may not know.
        const members = [...membersOf(name).keys()].filter((it) => it !== "unknownFutureValue");
        assert.deepEqual(members.sort(), Object.keys(states).sort());
      });
    }
  });
}

/**
 * The names that the library does not know in a body.
 *
 * @param {string[]} names
 * @param {ResourceName} resource
 * @param {(name: string) => unknown} body
 */
function unknownOf(names, resource, body) {
  return names.filter((it) => {
    const { findings } = library.validate(JSON.stringify(body(it)), { resource });
    return findings.some(({ code }) => code === "property-unknown");
  });
}
