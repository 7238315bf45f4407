// Ids shortened: their first 8 characters tell them apart for people, and give nothing away.

import { codes, resources, schema } from "../index.js";

/** @typedef {import("./input.js").Source} Source */

/** How much of an id is kept. */
const KEPT = 8;

/** Strings and what stands between them, of JSON or of what was meant to be. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?(\s*:)?|[^\s"{}[\]:,]+/g;

/** What looks like an id wherever it stands: long, and with a digit. */
const LIKE_ID = /(?=[\w-]*\d)[\w-]{16,}/g;

/** Names whose values are words of the service, and those whose values are sentences. */
const WORDS = new Set(["status", "code", "destinationType", "reason", "failedOperation"]);
const SENTENCES = new Set(["message"]);

/** Of what is printed, those are words of ours. */
const OURS = new Set(["code", "severity", "resource", "kind", "state", "evidence"]);

/**
 * @typedef {object} Redactor
 * @property {(bytes: Uint8Array) => Uint8Array} bytes The same length, with stars in the place of what
 * is not kept: places in it stay what they are.
 * @property {(text: string) => string} text
 * @property {<Value>(value: Value) => Value} value All texts in it.
 * @property {(source: Source) => Source} source Its names and its bytes.
 */

/** What shortens nothing. @type {Redactor} */
export const WHOLE = {
  bytes: (it) => it,
  text: (it) => it,
  value: (it) => it,
  source: (it) => it,
};

/**
 * What shortens the ids that stand in these sources: each string in them that is no word of the API.
 *
 * @param {Uint8Array[]} sources
 * @returns {Redactor}
 */
export function redactorOf(sources) {
  const outer = sources.flatMap(formsIn);
  // A request holds its body as a text.
  const inner = outer.filter((it) => it.startsWith("{")).flatMap((it) => formsIn(Buffer.from(it)));
  const known = new Set([...outer, ...inner]);
  const sorted = [...known].sort();
  const starts = new Set(sorted.map((it) => it.slice(0, KEPT)));
  const text = (/** @type {string} */ it) => withoutLikeIds(withoutKnown(it, sorted, starts));
  return { bytes: starred, text, value: (value) => mapped(value, text), source: starredSource };
}

/**
 * @param {Source} source
 * @returns {Source}
 */
function starredSource({ file, name, bytes }) {
  return { file: withoutLikeIds(file), name: withoutLikeIds(name), bytes: starred(bytes) };
}

/**
 * A text of which only the form is known, such as the name of a file.
 *
 * @param {string} text
 */
export function withoutLikeIds(text) {
  return text.replace(LIKE_ID, (it) => `${it.slice(0, KEPT)}…`);
}

/**
 * The parts of a source that are shortened, as Latin-1, so that each character is a byte.
 *
 * @param {Uint8Array} bytes
 */
function* tokensIn(bytes) {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  let name = "";
  for (const { 0: found, 1: colon, index } of latin.matchAll(TOKEN)) {
    const isString = found.startsWith('"');
    const [, inner = found] = /^"(.*?)"?(?:\s*:)?$/s.exec(found) ?? [];
    const start = index + (isString ? 1 : 0);
    if (colon) {
      name = inner;
      // A name is a word of the API or a misspelt one, unless it looks like an id.
      if (/\d/.test(inner) && isSecret(inner)) yield { token: inner, start };
    } else if (isString && SENTENCES.has(name)) {
      for (const it of inner.matchAll(LIKE_ID)) yield { token: it[0], start: start + it.index };
    } else if (!(isString && WORDS.has(name)) && isSecret(inner)) yield { token: inner, start };
    if (!colon) name = "";
  }
}

/** @param {string} token */
function isSecret(token) {
  return token.length > KEPT && !vocabulary().has(token);
}

/** @type {Set<string> | undefined} */
let words;

/** The words of the API that a body or an answer may hold. */
function vocabulary() {
  words ??= new Set([...codes(), ...(allSchemas().match(/[\w@.]+/g) ?? [])]);
  return words;
}

function allSchemas() {
  return JSON.stringify(resources().map((it) => schema(it)));
}

/** @param {Uint8Array} bytes */
function formsIn(bytes) {
  return [...tokensIn(bytes)].flatMap(({ token }) => forms(token));
}

/**
 * A part of a source in the forms in which it may be printed.
 *
 * @param {string} latin
 */
function forms(latin) {
  const raw = Buffer.from(latin, "latin1").toString();
  const plain = unescaped(raw);
  const inPointer = plain.replaceAll("~", "~0").replaceAll("/", "~1");
  return [raw, plain, inPointer].filter((it) => it.length > KEPT);
}

/** @param {string} raw */
function unescaped(raw) {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

/** @param {Uint8Array} bytes */
function starred(bytes) {
  const copy = Buffer.from(bytes);
  for (const { token, start } of tokensIn(bytes)) {
    let from = start + KEPT;
    // Not within a character.
    while ((copy[from] & 0xc0) === 0x80) from++;
    copy.fill("*", from, Math.max(from, start + token.length));
  }
  return copy;
}

/**
 * @param {string} text
 * @param {string[]} sorted
 * @param {Set<string>} starts
 */
function withoutKnown(text, sorted, starts) {
  let [out, from] = ["", 0];
  for (let at = 0; at + KEPT < text.length; at++) {
    if (!starts.has(text.slice(at, at + KEPT))) continue;
    const length = knownLength(text, at, sorted);
    if (length <= KEPT) continue;
    // What is left of a word whose start is known belongs to it.
    const rest = /^[\w-]*/.exec(text.slice(at + length))?.[0].length ?? 0;
    out += `${text.slice(from, at + KEPT)}…`;
    from = at + length + rest;
    at = from - 1;
  }
  return out + text.slice(from);
}

/**
 * As much of the text as is the start of something known.
 *
 * @param {string} text
 * @param {number} at
 * @param {string[]} sorted
 */
function knownLength(text, at, sorted) {
  const rest = text.slice(at);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < rest) low = middle + 1;
    else high = middle;
  }
  // Among sorted texts the one with the longest common start stands beside it.
  return Math.max(commonLength(rest, sorted[low - 1]), commonLength(rest, sorted[low]));
}

/**
 * @param {string} a
 * @param {string} [b]
 */
function commonLength(a, b = "") {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length++;
  return length;
}

/**
 * @template Value
 * @param {Value} value
 * @param {(text: string) => string} act
 * @returns {Value}
 */
function mapped(value, act) {
  /** @type {any} */
  const any = value;
  if (typeof any === "string") return /** @type {any} */ (act(any));
  if (Array.isArray(any)) return /** @type {any} */ (any.map((it) => mapped(it, act)));
  if (typeof any !== "object" || any === null) return value;
  const entries = Object.entries(any).map(([key, it]) => [
    key,
    OURS.has(key) ? it : mapped(it, act),
  ]);
  const copy = Object.fromEntries(entries);
  // A mend with other text than was found would spoil what it is applied to.
  if (copy.fix && JSON.stringify(copy.fix) !== JSON.stringify(any.fix)) delete copy.fix;
  return copy;
}
