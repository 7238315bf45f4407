// Ids shortened: their first 8 characters tell them apart for people, and give nothing away. What may be
// an id is each word of a source that is none of the API, and whatever looks like one.

import { CUT, folded, lettersOf } from "./fold.js";
import { isOurs, isSecret, isWord, LONGEST, QUOTED } from "./secret.js";
import { textOf, tokensIn } from "./tokens.js";

/** @typedef {[from: number, to: number]} Span */

/**
 * @typedef {object} Redactor
 * @property {(text: string) => string} text
 * @property {<Value>(value: Value) => Value} value All texts in it.
 */

/** How much of an id is kept; of a short one half. */
const KEPT = 8;

/** The most words that an id is looked for in. */
const REACH = 64;

/** What looks like an id wherever it stands: what is long and has a digit; a GUID, however it is parted. */
const LONG = /[\p{L}\p{N}-]{16,}/gu;
const GUID = /[0-9a-f]{8}(?:[^\p{L}\p{N}]{0,3}[0-9a-f]{4}){3}[^\p{L}\p{N}]{0,3}[0-9a-f]{12}/gu;
const ADDRESS = /[\p{L}\p{N}.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What holds, in results, the text that others chose and nothing else. */
const CHOSEN = new Set(["id", "inner", "name", "reference", "value", "whole"]);

/** What may be a part of an id. */
const PART = /\p{N}|^[a-f]+$/iu;

/** What stands in the address of what holds items, or of one. */
const PATH = /backupRestore\//i;

const CUT_OFF = /^[^\p{L}\p{N}]*…/u;

/** What shortens nothing. @type {Redactor} */
export const WHOLE = { text: (it) => it, value: (it) => it };

/**
 * What shortens the ids that stand in these sources.
 *
 * @param {Uint8Array[]} sources
 * @returns {Redactor}
 */
export function redactorOf(sources) {
  const known = sources.flatMap((it) => [...idsIn(it)]).sort();
  const text = (/** @type {string} */ it) => shortened(it, known);
  return { text, value: (value) => mapped(value, "", text) };
}

/**
 * A text of which only the form is known, such as the name of a file.
 *
 * @param {string} text
 */
export function withoutLikeIds(text) {
  return cutAt(text, likeIds(folded(text)));
}

/**
 * Puts stars in the place of what is not kept: places stay what they are.
 *
 * @param {Uint8Array} bytes They are changed.
 */
export function star(bytes) {
  /** What is shown of words without quotes that follow each other, as they may be parts of one id. */
  let parts = { shown: 0, areId: false };
  for (const token of tokensIn(bytes)) {
    const text = textOf(bytes, token);
    const length = token.end - token.start;
    let left = isSecret(text, token) ? kept(length) : length;
    if (token.isString) parts = { shown: 0, areId: false };
    else if (isChosen(text)) {
      parts.areId ||= PART.test(text);
      if (parts.areId) left = Math.min(left, Math.max(0, KEPT - parts.shown));
      parts.shown += left;
    }
    if (left === length) continue;
    let from = token.start + left;
    // Not within a character.
    while ((bytes[from] & 0xc0) === 0x80) from++;
    bytes.fill(0x2a, from, Math.max(from, token.end));
  }
}

/**
 * The words of a source that may be ids, in letters.
 *
 * @param {Uint8Array} bytes
 * @returns {Generator<string>}
 */
function* idsIn(bytes) {
  for (const token of tokensIn(bytes)) {
    const text = textOf(bytes, token);
    // A request holds its body as a text.
    if (token.isString && /^\s*[{[]/.test(text)) yield* idsIn(Buffer.from(text));
    for (const it of wordsOf(text, token)) {
      if (isSecret(it, token)) yield lettersOf(it.slice(0, LONGEST));
    }
    if (PATH.test(text)) yield* idsOfPath(text.slice(0, LONGEST));
  }
}

/**
 * The ids within an address, which results tell by themselves.
 *
 * @param {string} text
 */
function idsOfPath(text) {
  const names = folded(text).text.split(" ");
  return names.filter((it) => isSecret(it)).map(lettersOf);
}

/**
 * Words of a comment, or of what the service tells, may stand in sentences of ours, where they are letters.
 *
 * @param {string} text
 * @param {{ isString: boolean, name: string }} token
 */
function wordsOf(text, { isString, name }) {
  const isSentence = name === "message" && text.includes(" ");
  if (isString && !isSentence) return [text];
  return text.split(/\s+/).filter((it) => !isWord(it));
}

/**
 * @param {string} text
 * @param {string[]} known The ids that stand in the sources, in letters and sorted.
 */
function shortened(text, known) {
  const letters = lettersOf(text.slice(0, LONGEST));
  if (isOurs(letters)) return text;
  const isWhole = isKnown(letters, known) || (isWord(text) && isSecret(text));
  if (isWhole || text.length > LONGEST) return cutAt(text, [[0, text.length]]);
  const found = folded(text);
  return cutAt(text, [...likeIds(found), ...quotedIds(text), ...knownIds(found, known)]);
}

/**
 * @param {import("./fold.js").Folded} folded
 * @returns {Span[]}
 */
function likeIds({ text, starts, ends }) {
  const long = [...text.matchAll(LONG)].filter((it) => /\p{N}/u.test(it[0]));
  const found = [...long, ...text.matchAll(GUID), ...text.matchAll(ADDRESS)];
  return found.map(({ 0: it, index }) => [starts[index], ends[index + it.length - 1]]);
}

/**
 * What a message shows of others stands in quotes, mostly.
 *
 * @param {string} text
 * @returns {Span[]}
 */
function quotedIds(text) {
  const quoted = [...text.matchAll(QUOTED)].filter((it) => isSecret(it[2]));
  return quoted.map(({ 2: it, index }) => [index + 1, index + 1 + it.length]);
}

/**
 * Runs of words that are known ids, or the start of one.
 *
 * @param {import("./fold.js").Folded} folded
 * @param {string[]} known
 */
function knownIds({ text, starts, ends }, known) {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  /** @type {Span[]} */
  const spans = [];
  for (let first = 0; first < words.length; first++) {
    let letters = "";
    for (const { 0: word, index } of words.slice(first, first + REACH)) {
      letters += word;
      const next = nextKnown(letters, known);
      if (!next.startsWith(letters)) break;
      const end = index + word.length;
      // A start of one is one where no sentence holds it by chance.
      const isSure = /\p{N}/u.test(letters) || CUT_OFF.test(text.slice(end, end + REACH));
      if (next === letters || (isSure && letters.length > KEPT))
        spans.push([starts[words[first].index], ends[end - 1]]);
    }
  }
  return spans;
}

/**
 * @param {string} letters
 * @param {string[]} known
 */
function isKnown(letters, known) {
  return letters !== "" && nextKnown(letters, known) === letters;
}

/**
 * The first of what is known that does not stand before these letters.
 *
 * @param {string} letters
 * @param {string[]} known
 */
function nextKnown(letters, known) {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle] < letters) low = middle + 1;
    else high = middle;
  }
  return known[low] ?? "";
}

/** @param {string} word */
function isChosen(word) {
  const letters = lettersOf(word);
  return PART.test(word) || (letters !== "" && !isOurs(letters));
}

/** @param {number} length */
function kept(length) {
  return Math.min(KEPT, length >> 1);
}

/**
 * @param {string} text
 * @param {Span[]} spans What is shortened in it.
 */
function cutAt(text, spans) {
  let [out, from] = ["", 0];
  for (const [start, end] of joined(spans)) {
    const first = text.slice(start, start + kept(end - start)).replace(/[\ud800-\udbff]$/, "");
    out += `${text.slice(from, start)}${first}${CUT}`;
    from = text[end] === CUT ? end + 1 : end;
  }
  return out + text.slice(from);
}

/**
 * Spans in their order; those that overlap, as one.
 *
 * @param {Span[]} spans
 */
function joined(spans) {
  /** @type {Span[]} */
  const all = [];
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/** The names in a JSON Pointer, each by itself. @param {string} pointer */
function shortenedPointer(pointer) {
  // What is no longer may be the number of an item.
  const isId = (/** @type {string} */ it) => !/^\d{1,8}$/.test(it) && isSecret(it);
  const names = pointer.split("/");
  return names.map((it) => (isId(it) ? cutAt(it, [[0, it.length]]) : it)).join("/");
}

/**
 * @template Value
 * @param {Value} value
 * @param {string} name The property that it is the value of.
 * @param {(text: string) => string} text
 * @returns {Value}
 */
function mapped(value, name, text) {
  /** @type {any} */
  const any = value;
  if (typeof any === "string") {
    if (/pointer$/i.test(name)) return /** @type {any} */ (shortenedPointer(any));
    const isId = CHOSEN.has(name) && isSecret(any);
    return /** @type {any} */ (isId ? cutAt(any, [[0, any.length]]) : text(any));
  }
  if (Array.isArray(any)) return /** @type {any} */ (any.map((it) => mapped(it, name, text)));
  if (typeof any !== "object" || any === null) return value;
  /** @type {any} */
  const copy = Object.fromEntries(
    Object.entries(any).map(([key, it]) => [key, mapped(it, key, text)]),
  );
  // A mend with other text than was found would spoil what it is applied to.
  if (copy.fix && JSON.stringify(copy.fix) !== JSON.stringify(any.fix)) delete copy.fix;
  return copy;
}
