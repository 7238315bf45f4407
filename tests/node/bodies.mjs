// Bodies for property tests: right ones of every resource and array, and faults to put into them.

import fc from "fast-check";
import { describe } from "graph-backup-delta";
import { RESOURCES } from "./support.mjs";

/** @typedef {import("graph-backup-delta").ResourceName} ResourceName */
/** @typedef {import("graph-backup-delta").DeltaFacts} DeltaFacts */
/** @typedef {{ resource: ResourceName, property: string, body: any }} Subject A body and the array that its items stand in. */

const guid = fc.uuid();
const guids = (/** @type {number} */ count) =>
  fc.array(guid, { minLength: count, maxLength: count }).map((it) => it.join(","));
const site = fc
  .tuple(fc.constantFrom("contoso.sharepoint.com", "a-b.example"), guids(2))
  .map(String);
const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9+/]{3,40}={0,2}$/);

/** What an addition to a documented array can be, by what the array is told to hold. */
const ADDITIONS = {
  artifact: fc.record({
    restorePoint: fc.record({ id: guid }),
    destinationType: fc.constant("new"),
  }),
  item: fc.oneof(
    fc.record({ browseSessionId: guid, itemKey: key }),
    fc.record({ browseSessionId: guid, id: key }),
  ),
  directoryObject: fc.record({ directoryObjectId: guid }),
  site: fc.record({ siteId: fc.oneof(site, guid) }),
};

/** @param {DeltaFacts} delta */
function additionsTo({ restoreJobType, reference }) {
  if (restoreJobType === "granular") return ADDITIONS.item;
  if (restoreJobType === "standard") return ADDITIONS.artifact;
  return reference === "site" ? ADDITIONS.site : ADDITIONS.directoryObject;
}

/** @param {DeltaFacts} delta */
function removalsFrom({ restoreJobType }) {
  const id = restoreJobType === "granular" ? guids(4) : guid;
  const removed = fc.constantFrom({ reason: "changed" }, { reason: "deleted" }, {});
  return fc.record({ "@removed": removed, id });
}

/** Right bodies of every resource and every documented array. @type {fc.Arbitrary<Subject>} */
export const rightBodies = fc.oneof(
  ...RESOURCES.flatMap((resource) => {
    const { deltas, properties } = describe(resource);
    const documented = deltas.filter((it) => it.documented);
    return documented.map((delta) => {
      const { property } = delta;
      const item = fc.oneof(additionsTo(delta), removalsFrom(delta));
      const items = fc.array(item, { minLength: 1, maxLength: 6 });
      const name = properties.includes("displayName")
        ? fc.option(fc.constant("Finance"))
        : fc.constant(null);
      return fc.tuple(items, name).map(([items, displayName]) => {
        return {
          resource,
          property,
          body: { ...(displayName && { displayName }), [property]: items },
        };
      });
    });
  }),
);

/** Values that are wrong, or odd, in many places. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    5,
    0.5,
    "",
    " ",
    "x",
    "\ufeff",
    [],
    {},
    [[]],
    { id: 5 },
    { id: null },
  ),
  fc.constantFrom("new", "inPlace", "New", "in-place", "unknownFutureValue", "changed", "Changed"),
  guid,
  guid.map((it) => it.toUpperCase()),
  guid.map((it) => it.slice(0, -1)),
  guid.map((it) => it.replaceAll("-", "")),
  guid.map((it) => it.replaceAll("-", "–")),
  guid.map((it) => it.replace("-", "\u2011").slice(1)),
  guid.map((it) => `point — ${it}`),
  fc.constantFrom("{id}", "<id>", "…", "...", "..", " <a, b> ", "{a,b}", "{a},{b},{c}", "–"),
  guid.map((it) => `host,${it},{id}`),
  guid.map((it) => `<a>,${it},…,${it}`),
  guid.map((it) => ` ${it}`),
  guid.map((it) => `{${it}}`),
  guid.map((it) => `${it}\u200b`),
  guid.map((it) => `${it}0`),
  guid.map((it) => `id: ${it}`),
  guid.map((it) => `${it},`),
  guid.map((it) => `,${it}`),
  guid.map((it) => `é${it}`),
  guid.map((it) => `g${it.slice(1)}`),
  fc.constantFrom(
    "```json",
    "'k1='",
    '"a" "b"',
    "itemKey = k",
    "id=",
    "id==",
    "ID: k",
    "k,;",
    "x{",
  ),
  fc.constantFrom(
    "Content-Type: x",
    "HTTP/1.1",
    "a: b",
    "---",
    "a\tb",
    "ü",
    "a@b",
    "@{id=a}",
    "a…",
  ),
  fc.constantFrom(
    "00000000-0000-0000-0000-000000000000",
    "https://contoso.example/a",
    "System.Object[]",
  ),
  guids(2),
  guids(3),
  guids(4),
  guids(5),
  guids(4).map((it) => it.slice(0, -1)),
  guids(4).map((it) => it.slice(1)),
  guids(4).map((it) => ` ${it} `),
  site,
  site.map((it) => it.slice(0, -1)),
  site.map((it) => it.replace(",", ", ")),
  site.map((it) => it.replace(/^[^,]*/, "")),
  guids(2).map((it) => `host,${it},`),
  fc.stringMatching(/^[0-9a-f-]{0,40}$/),
  fc.stringMatching(/^[0-9A-Za-z{}(),;'" -]{0,40}$/),
  fc.string({ maxLength: 10, unit: "grapheme" }),
  guid.map((id) => ({ id })),
  guid.map((id) => ({ "@odata.id": id })),
);

const ITEM_PROPERTIES = [
  ...["@removed", "id", "restorePoint", "destinationType", "browseSessionId", "itemKey"],
  ...["directoryObjectId", "siteId", "status", "@odata.type", "other"],
];
const DELTAS = RESOURCES.flatMap((it) => describe(it).deltas.map((delta) => delta.property));

/** @typedef {(subject: Subject, at: number, value: any) => void} Fault Changes a body in place. */

/**
 * Puts a value under a name of the item at `at`, where that is an object.
 *
 * @param {Subject} subject
 * @param {number} at
 * @param {(item: any) => void} act
 */
function onItem({ property, body }, at, act) {
  const items = body?.[property];
  const item = Array.isArray(items) && items.length > 0 ? items[at % items.length] : null;
  if (typeof item === "object" && item && !Array.isArray(item)) act(item);
}

/** @param {string[]} list @param {number} at */
const pick = (list, at) => list[at % list.length];

/** Everything that is done to right bodies. @type {Record<string, Fault>} */
export const FAULTS = {
  "a property of an item with an odd value": (subject, at, value) =>
    onItem(subject, at, (item) => {
      item[pick(ITEM_PROPERTIES, at)] = value;
    }),
  "a property that is there with an odd value": (subject, at, value) =>
    onItem(subject, at, (item) => {
      const names = Object.keys(item);
      if (names.length > 0) item[pick(names, at)] = value;
    }),
  "an odd id of a restore point": (subject, at, value) =>
    onItem(subject, at, (item) => {
      if (item.restorePoint) item.restorePoint = { id: value };
    }),
  "a property left out": (subject, at) =>
    onItem(subject, at, (item) => {
      delete item[pick(Object.keys(item), at)];
    }),
  "a property in other letters": (subject, at) =>
    onItem(subject, at, (item) => {
      const name = pick(Object.keys(item), at);
      if (!name) return;
      const other =
        at % 2 ? name.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`) : name.toUpperCase();
      const value = item[name];
      delete item[name];
      item[other] = value;
    }),
  "an odd reason": (subject, at, reason) =>
    onItem(subject, at, (item) => {
      item["@removed"] = { reason };
    }),
  "an odd item": ({ property, body }, at, value) => {
    if (Array.isArray(body[property])) body[property][at % 7] = value;
    // A hole in an array would be written as null.
    if (Array.isArray(body[property])) body[property] = [...body[property]].map((it) => it ?? null);
  },
  "an item twice": ({ property, body }, at) => {
    const items = body[property];
    if (Array.isArray(items) && items.length > 0)
      items.push(structuredClone(items[at % items.length]));
  },
  "many items": ({ property, body }, at) => {
    const items = body[property];
    if (!Array.isArray(items) || items.length === 0) return;
    const count = 48 + (at % 5);
    body[property] = Array.from({ length: count }, (_, index) =>
      index < items.length ? items[index] : { "@removed": {}, id: `a${index}` },
    );
  },
  "no items": ({ property, body }) => {
    body[property] = [];
  },
  "an odd delta": ({ property, body }, _, value) => {
    body[property] = value;
  },
  "no delta": ({ property, body }) => {
    delete body[property];
  },
  "another delta beside": ({ property, body }, at) => {
    body[pick(DELTAS, at)] ??= structuredClone(body[property] ?? []);
  },
  "a misspelt delta": ({ property, body }, at) => {
    const list = property.replace("@delta", "");
    const name = pick([list, `${list}@Delta`, `${list}@odata.delta`, list.toUpperCase()], at);
    body[name] = body[property] ?? null;
    delete body[property];
  },
  "an odd property of the body": ({ body }, at, value) => {
    body[
      pick(["displayName", "id", "status", "@odata.type", "$schema", "other", "display_name"], at)
    ] = value;
  },
  "a name of some length": ({ body }, at) => {
    body.displayName = (at % 2 ? "x" : "😀").repeat(at % 3 ? 1022 + (at % 5) : 510 + (at % 5));
  },
  "an annotation": (subject, at, value) =>
    onItem(subject, at, (item) => {
      item[
        pick(["@odata.removed", "restorePoint@odata.bind", "@odata.id", "@id", "id@odata.type"], at)
      ] = value;
    }),
};

const faults = fc.array(
  fc.record({ name: fc.constantFrom(...Object.keys(FAULTS)), at: fc.nat(1000), value: odd }),
  { maxLength: 3 },
);

/** Bodies with a few faults. */
export const faultyBodies = fc
  .tuple(rightBodies, faults, odd, fc.nat(30))
  .map(([right, faults, value, chance]) => {
    const subject = structuredClone(right);
    for (const { name, at, value } of faults) FAULTS[name](subject, at, structuredClone(value));
    // Now and then the body as a whole is something else.
    if (chance === 0) subject.body = value;
    return subject;
  });
