// What differs between what we know of Microsoft Graph's schema and what is published.

import { readFileSync } from "node:fs";
import { contained, enumeration, MEMBER, navigation, property, structure } from "./csdl.mjs";

/**
 * @typedef {import("./csdl.mjs").Type} Type
 *
 * A type as known.json writes it: an enumeration has members, any other the rest.
 *
 * @typedef {object} Known
 * @property {string} [base]
 * @property {boolean} [partial]
 * @property {Record<string, string>} [properties]
 * @property {Record<string, string>} [navigation]
 * @property {Record<string, string>} [contained]
 * @property {boolean} [flags]
 * @property {string[]} [members]
 *
 * @typedef {"v1.0" | "beta"} Version
 */

/** @type {Version[]} */
export const VERSIONS = ["v1.0", "beta"];

/** @type {{ both: Record<string, Known>, beta: Record<string, Known> }} */
const known = readJson("known.json");

/** The differences that are known and do no harm, as they are told, each with its reason. */
export const accepted = new Map(
  Object.entries(/** @type {Record<string, string>} */ (readJson("accepted.json"))),
);

/** @param {string} name */
function readJson(name) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}

/**
 * The types that are known of a version, by their names. What beta has besides may be a type, or
 * more members of one.
 *
 * @param {Version} version
 */
export function knownTypes(version) {
  /** @type {Map<string, Type>} */
  const types = new Map();
  for (const part of version === "beta" ? [known.both, known.beta] : [known.both]) {
    for (const [name, told] of Object.entries(part)) {
      const type = typeOf(told);
      const before = types.get(name);
      types.set(name, {
        ...(before ?? type),
        members: new Map([...(before?.members ?? []), ...type.members]),
      });
    }
  }
  return types;
}

/**
 * @param {Known} told
 * @returns {Type}
 */
function typeOf(told) {
  const { base, partial, members } = told;
  if (members) {
    const words = enumeration(told.flags === true);
    return { words, members: new Map(members.map((it) => [it, MEMBER])) };
  }
  const named = /** @type {[Record<string, string> | undefined, (type: string) => string][]} */ ([
    [told.properties, property],
    [told.navigation, navigation],
    [told.contained, contained],
  ]);
  const all = named.flatMap(([types = {}, words]) =>
    Object.entries(types).map(([name, type]) => /** @type {const} */ ([name, words(type)])),
  );
  return { words: structure(base), base, partial, members: new Map(all) };
}

/**
 * What differs in a version, a line each.
 *
 * @param {Version} version
 * @param {Map<string, Type>} published
 */
export function differences(version, published) {
  const ours = knownTypes(version);
  const lines = [...ours].flatMap(([name, type]) =>
    typeDifferences(name, type, published.get(name)),
  );
  for (const [name, { base, words }] of published) {
    // Everything is based on the root of all types; what is based on another of ours is of its kind.
    const isOfOurs = base && ours.get(base)?.base !== undefined;
    if (isOfOurs && !ours.has(name)) lines.push(`${name} is new: ${words}`);
  }
  return lines.map((line) => `${version}: ${line}`);
}

/**
 * @param {string} name
 * @param {Type} type
 * @param {Type} [published]
 * @returns {string[]}
 */
function typeDifferences(name, type, published) {
  const itself = difference(name, type.words, published?.words);
  if (!published) return itself;
  const others = type.partial ? [] : [...published.members.keys()];
  const names = new Set([...type.members.keys(), ...others]);
  const ofMembers = [...names].flatMap((it) =>
    difference(`${name}.${it}`, type.members.get(it), published.members.get(it)),
  );
  return [...itself, ...ofMembers];
}

/**
 * @param {string} name
 * @param {string} [ours]
 * @param {string} [published]
 * @returns {string[]}
 */
function difference(name, ours, published) {
  if (ours === published) return [];
  if (published === undefined) return [`${name} is missing; known as ${ours}`];
  if (ours === undefined) return [`${name} is new: ${published}`];
  return [`${name} is ${published}; known as ${ours}`];
}
