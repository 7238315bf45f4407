// Reading CSDL, the schema that an OData service serves at `/$metadata`: its types, and what they hold.

import { parseXml, XmlElement } from "@rgrove/parse-xml";

/** A file that is no schema of Microsoft Graph: nothing can be said of it. */
export class Unreadable extends Error {}

/**
 * @typedef {object} Type
 * @property {string} words What it is.
 * @property {string} [base] The type it is based on.
 * @property {Map<string, string>} members What each of its members is.
 * @property {boolean} [partial] Whether it may have others, which are no concern of ours.
 */

/** The namespace of all that concerns Backup Storage. Others have types of the same names. */
const NAMESPACE = "microsoft.graph";
const COLLECTION = "Collection(";

// What is known and what is published are put into these words, and compared by them.
export const MEMBER = "a member";
/** @param {string} type */
export const property = (type) => `a property, ${type}`;
/** @param {string} type */
export const navigation = (type) => `a navigation property, ${type}`;
/** @param {string} type */
export const contained = (type) => `a navigation property that contains, ${type}`;
/** @param {string} [base] */
export const structure = (base) => (base ? `a type based on ${base}` : "a type");
/** @param {boolean} flags Whether a value can be several of its members. */
export const enumeration = (flags) => (flags ? "an enumeration of flags" : "an enumeration");

/**
 * The types of Microsoft Graph's own namespace, by their names.
 *
 * @param {Uint8Array} bytes
 */
export function readCsdl(bytes) {
  const root = parse(bytes);
  const schemas = children(root, "DataServices").flatMap((it) => children(it, "Schema"));
  const namespaces = new Map(schemas.map((it) => [it.attributes.Alias, it.attributes.Namespace]));
  /** @type {Map<string, Type>} */
  const types = new Map();
  for (const schema of schemas.filter((it) => it.attributes.Namespace === NAMESPACE)) {
    for (const element of children(schema, "EntityType", "ComplexType")) {
      types.set(attribute(element, "Name"), structureOf(element, namespaces));
    }
    for (const element of children(schema, "EnumType")) {
      types.set(attribute(element, "Name"), enumerationOf(element));
    }
  }
  if (types.size === 0) throw new Unreadable(`It has no types of ${NAMESPACE}.`);
  return types;
}

/** @param {Uint8Array} bytes */
function parse(bytes) {
  try {
    const { root } = parseXml(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    // Where there is none, it has thrown.
    return /** @type {XmlElement} */ (root);
  } catch (error) {
    // The lines after the first show the place.
    const [message] = /** @type {Error} */ (error).message.split("\n");
    throw new Unreadable(`It is no XML in UTF-8: ${message}.`);
  }
}

/**
 * The elements in an element that have one of those names, whatever their prefix.
 *
 * @param {XmlElement} element
 * @param {string[]} names
 */
function children(element, ...names) {
  const elements = element.children.filter((it) => it instanceof XmlElement);
  return elements.filter((it) => names.includes(it.name.slice(it.name.indexOf(":") + 1)));
}

/**
 * @param {XmlElement} element
 * @param {string} name
 */
function attribute(element, name) {
  const value = element.attributes[name];
  if (value) return value;
  throw new Unreadable(`It is no CSDL: an element ${element.name} has no ${name}.`);
}

/**
 * @param {XmlElement} element
 * @param {Map<string, string>} namespaces
 * @returns {Type}
 */
function structureOf(element, namespaces) {
  const { BaseType } = element.attributes;
  const base = BaseType && shortName(BaseType, namespaces);
  /** @type {Type["members"]} */
  const members = new Map();
  for (const it of children(element, "Property")) {
    members.set(attribute(it, "Name"), property(shortName(attribute(it, "Type"), namespaces)));
  }
  for (const it of children(element, "NavigationProperty")) {
    const words = it.attributes.ContainsTarget === "true" ? contained : navigation;
    members.set(attribute(it, "Name"), words(shortName(attribute(it, "Type"), namespaces)));
  }
  return { words: structure(base), base, members };
}

/**
 * @param {XmlElement} element
 * @returns {Type}
 */
function enumerationOf(element) {
  const names = children(element, "Member").map((it) => attribute(it, "Name"));
  return {
    words: enumeration(element.attributes.IsFlags === "true"),
    members: new Map(names.map((it) => [it, MEMBER])),
  };
}

/**
 * The name of a type without the namespace where that is Microsoft Graph's own, under whatever alias.
 *
 * @param {string} type
 * @param {Map<string, string>} namespaces By their aliases.
 */
function shortName(type, namespaces) {
  const start = type.startsWith(COLLECTION) ? COLLECTION.length : 0;
  const dot = type.lastIndexOf(".");
  const namespace = type.slice(start, dot);
  const isOwn = (namespaces.get(namespace) ?? namespace) === NAMESPACE;
  return isOwn ? type.slice(0, start) + type.slice(dot + 1) : type;
}
