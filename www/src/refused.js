/**
 * Reading a list with what is meant as an id in it and is none. The package hands out no such text, and
 * the page keeps it: as a row of Build, with what is wrong about it, to be corrected there.
 *
 * An id that is nobody's stands in for each such text while the list is read again. So the package itself
 * says where it belongs: which row it is, of which kind, and what stands beside it.
 *
 * @import { Collected, CollectOptions, Finding, IdFormat } from "graph-backup-delta"
 */

import { collect } from "graph-backup-delta/slim";
import { factsOf, idFacts } from "./facts.js";

/**
 * How often a list is read again at most. Each time the package tells of up to a thousand texts; more of
 * them than this are no list of ids, and stay where they were pasted.
 */
const ROUNDS = 30;

/**
 * @typedef {Map<string, string>} Originals What stands in the list, by the id that stands in for it.
 *
 * @typedef {object} Source A list in which texts can be replaced.
 * @property {string} text
 * @property {(refused: Finding[], standIn: StandIn) => Source | undefined} without The same with stand-ins;
 * none where a text cannot be found in it.
 *
 * @typedef {(original: string) => string} StandIn Gives an id for a text.
 */

/**
 * What a list holds, in its order, with the texts that are refused as ids. A finding tells of one only
 * where it could not be taken.
 *
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Collected}
 */
export function collectAll(text, options) {
  const collected = collect(text, options);
  const all = refusedIn(collected).length > 0 ? withRefused(collected, text, options) : collected;
  // What is unusual is in the list, where it is told.
  return { ...all, findings: all.findings.filter((it) => it.code !== "id-unusual") };
}

/** @param {Collected} collected */
function refusedIn({ findings }) {
  return findings.filter((it) => it.code === "id-malformed");
}

/**
 * @param {Collected} first What the package collects.
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Collected}
 */
function withRefused(first, text, options) {
  /** @type {Originals} */
  const originals = new Map();
  const standIn = standInsFor(text, formOf(options), originals);
  let [source, collected] = [sourceOf(text), first];
  for (let round = 0; round < ROUNDS; round += 1) {
    const refused = refusedIn(collected);
    const next = refused.length > 0 ? source.without(refused, standIn) : undefined;
    if (!next) break;
    const read = collect(next.text, options);
    // Nothing is taken that the package would not read as an item of the list.
    if (!areItems(originals, read)) break;
    [source, collected] = [next, read];
  }
  return withOriginals(collected, originals);
}

/** @param {CollectOptions} options */
function formOf({ resource, restoreJobType = "standard", kind }) {
  const facts = factsOf({ resource, restoreJobType });
  return idFacts(facts, kind === "removal" ? "remove" : "add").form;
}

/**
 * @param {string} text A list, which holds none of the stand-ins.
 * @param {IdFormat} form
 * @param {Originals} originals
 * @returns {StandIn}
 */
function standInsFor(text, form, originals) {
  const lower = text.toLowerCase();
  let first = 0xffffffff;
  while (lower.includes(first.toString(16))) first -= 1;
  return (original) => {
    const last = originals.size.toString(16).padStart(12, "0");
    const guid = `${first.toString(16)}-0000-4000-8000-${last}`;
    const id = form === "fourGuids" ? [guid, guid, guid, guid].join(",") : guid;
    originals.set(id, original);
    return id;
  };
}

/**
 * @param {string} text
 * @returns {Source}
 */
function sourceOf(text) {
  try {
    return jsonSource(JSON.parse(text.trim()));
  } catch {
    return textSource(text);
  }
}

/**
 * @param {string} text
 * @returns {Source}
 */
function textSource(text) {
  return {
    text,
    without(refused, standIn) {
      const places = refused.flatMap(({ start, end }) =>
        start === undefined || end === undefined ? [] : [{ start, end }],
      );
      if (places.length < refused.length) return undefined;
      let [rest, end] = ["", text.length];
      for (const place of places.toSorted((a, b) => b.start - a.start)) {
        const cell = text.slice(place.start, place.end).trim();
        const inside = unquoted(cell);
        // What is quoted stays so: commas in it would part it.
        const instead = inside === undefined ? standIn(cell) : `"${standIn(inside)}"`;
        rest = instead + text.slice(place.end, end) + rest;
        end = place.start;
      }
      return textSource(text.slice(0, end) + rest);
    },
  };
}

/**
 * What stands in the quotes of a cell; none where it has no quotes.
 *
 * @param {string} cell
 */
function unquoted(cell) {
  return /^"(.*)"$/s.exec(cell)?.[1]?.replaceAll('""', '"').trim();
}

/**
 * @param {unknown} value It is changed in place: a list may be long.
 * @returns {Source}
 */
function jsonSource(value) {
  return {
    text: JSON.stringify(value),
    without(refused, standIn) {
      const holder = { value };
      const isFound = refused.every(({ pointer, params }) =>
        replaceIn(holder, stepsTo(pointer), String(params?.value), standIn),
      );
      return isFound ? jsonSource(holder.value) : undefined;
    },
  };
}

/** @param {string} pointer JSON Pointer (RFC 6901) to an item. */
function stepsTo(pointer) {
  const steps = pointer.split("/").slice(1);
  return ["value", ...steps.map((it) => it.replaceAll("~1", "/").replaceAll("~0", "~"))];
}

/**
 * Replaces a text that an item is or holds, wherever it holds it: a finding tells of the item alone.
 *
 * @param {unknown} value
 * @param {string[]} steps From there to the item.
 * @param {string} told The text as a finding tells it.
 * @param {StandIn} standIn
 * @returns {boolean} Whether it is there.
 */
function replaceIn(value, steps, told, standIn) {
  const last = /** @type {string} */ (steps.at(-1));
  const parent = steps.slice(0, -1).reduce(memberOf, value);
  if (typeof parent !== "object" || parent === null) return false;
  /** @type {string | undefined} */
  let id;
  /**
   * @param {unknown} it
   * @returns {unknown}
   */
  const replaced = (it) => {
    if (typeof it === "string" && isTold(it, told)) {
      id ??= standIn(it);
      return id;
    }
    if (typeof it !== "object" || it === null) return it;
    for (const [name, inner] of Object.entries(it)) Object.assign(it, { [name]: replaced(inner) });
    return it;
  };
  Object.assign(parent, { [last]: replaced(memberOf(parent, last)) });
  return id !== undefined;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function memberOf(value, name) {
  const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isThere ? /** @type {Record<string, unknown>} */ (value)[name] : undefined;
}

/**
 * Whether a finding tells of a text: it shows how a long one starts, and what is not seen by its number.
 *
 * @param {string} text
 * @param {string} told
 */
function isTold(text, told) {
  const plain = told.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, digits) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  );
  if (plain === text || plain === text.trim()) return true;
  return plain.endsWith("…") && text.trim().startsWith(plain.slice(0, -1));
}

/**
 * Whether all stand-ins are read as items, and nothing is told of any.
 *
 * @param {Originals} originals
 * @param {Collected} collected
 */
function areItems(originals, { rows, findings }) {
  const known = new Set(rows.flatMap(({ reference, id }) => [reference, id]));
  const isTold = findings.some(({ params = {} }) =>
    Object.values(params).some((it) => originals.has(String(it))),
  );
  return !isTold && [...originals.keys()].every((it) => known.has(it));
}

/**
 * @param {Collected} collected
 * @param {Originals} originals
 * @returns {Collected}
 */
function withOriginals(collected, originals) {
  const original = (/** @type {string} */ it) => originals.get(it) ?? it;
  const rows = collected.rows.map(({ reference, id, label, ...row }) => ({
    ...row,
    ...(reference !== undefined && { reference: original(reference) }),
    ...(id !== undefined && { id: original(id) }),
    ...(label !== undefined && { label: original(label) }),
  }));
  return { ...collected, ids: collected.ids.map(original), rows };
}
