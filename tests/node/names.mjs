// What must hold of any name of a file and any pattern: the tests try some, fuzz/targets/names.mjs goes on.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { pkg } from "./support.mjs";

/** @param {string} name */
const load = (name) => import(pathToFileURL(join(pkg, "command", name)).href);
const { isPattern, matcherOf, withoutBraces } = await load("pattern.js");
const { safe } = await load("text.js");
const { pathOf, uriOf } = await load("uri.js");

/** Longer texts take too many steps of {@link isMatched}. */
const SHORT = 60;

/** In milliseconds: far more than any takes, also where others work on the machine. */
const LONGEST = 3000;

/** What patterns are made of, and what may confuse whoever reads a name. */
const PARTS = [
  ..."aab-.,*?[]!^\\{}é😀\ud800",
  ...["**", "*a", "[a-c]", "[!b]", "{a,b}", "{,a}", "::", "##[", "\u001b[", "\u202e", "\n", "%2F"],
];

/** @param {number} maxLength */
const text = (maxLength) =>
  fc.oneof(
    fc.array(fc.constantFrom(...PARTS), { maxLength }).map((it) => it.join("")),
    fc.string({ unit: "binary", maxLength }),
  );

/** A pattern, and a name: short ones, or a long name of one letter. */
export const pairs = fc.oneof(
  fc.tuple(text(SHORT / 4), text(SHORT / 4)),
  fc.tuple(
    text(2000),
    fc.nat(5000).map((it) => "a".repeat(it)),
  ),
);

/**
 * @param {string} pattern
 * @param {string} name
 */
export function checkNames(pattern, name) {
  const started = performance.now();
  for (const each of choicesOf(pattern)) {
    const found = matcherOf(each)(name);
    assert.equal(typeof found, "boolean");
    if (each.length <= SHORT && name.length <= SHORT) assert.equal(found, isMatched(each, name));
  }
  // Names without wildcards, or with each character taken literally, stand for themselves.
  const literal = Array.from(name, (it) => `\\${it}`).join("");
  assert.equal(matcherOf(literal)(name), true);
  if (!isPattern(name) && !name.includes("\\")) assert.equal(matcherOf(name)(name), true);
  checkShown(name);
  assert.ok(performance.now() - started < LONGEST, "it takes too long");
}

/** @param {string} pattern */
function choicesOf(pattern) {
  try {
    return withoutBraces(pattern).slice(0, 10);
  } catch (error) {
    assert.match(String(error), /more than 256 patterns/);
    return [];
  }
}

/**
 * A name as it is printed.
 *
 * @param {string} name
 */
function checkShown(name) {
  assert.doesNotMatch(safe(name), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::|##[a-z]*\[/iu);
  const uri = uriOf(`x/${name}`);
  assert.match(uri, /^[\w.!~*'()%/:-]*$/);
  if (!/\p{Cs}/u.test(name)) {
    assert.equal(decodeURIComponent(uri.replace(/^file:\/+/, "/")), pathOf(`x/${name}`));
  }
}

/**
 * Whether a name matches a segment of a pattern, told in the plainest way.
 *
 * @param {string} pattern
 * @param {string} name
 */
function isMatched(pattern, name) {
  if (name.startsWith(".") && !/^\\?\./.test(pattern)) return false;
  const [chars, letters] = [Array.from(pattern), Array.from(name)];
  /** @type {Map<number, boolean>} */
  const known = new Map();
  /** @type {(at: number, from: number) => boolean} */
  const matches = (at, from) => {
    const key = at * 1000 + from;
    if (!known.has(key)) known.set(key, tried(at, from));
    return known.get(key) === true;
  };
  /** @type {(at: number, from: number) => boolean} */
  const tried = (at, from) => {
    if (at === chars.length) return from === letters.length;
    if (chars[at] === "*")
      return matches(at + 1, from) || (from < letters.length && matches(at, from + 1));
    if (from === letters.length) return false;
    const set = /^\[([!^]?)((?:\\.|[^\\])(?:\\.|[^\]\\])*)\]/su.exec(chars.slice(at).join(""));
    if (set) return inSet(set, letters[from]) && matches(at + Array.from(set[0]).length, from + 1);
    const isTaken = chars[at] === "\\" && at + 1 < chars.length;
    const isSame = chars[at] === "?" || chars[isTaken ? at + 1 : at] === letters[from];
    return isSame && matches(isTaken ? at + 2 : at + 1, from + 1);
  };
  return matches(0, 0);
}

/**
 * @param {RegExpExecArray} set
 * @param {string} letter
 */
function inSet([, not, inside], letter) {
  const ranges = inside.matchAll(/\\?(.)(?:-(?=.)\\?(.))?/gsu);
  const isIn = [...ranges].some(([, from, to = from]) => from <= letter && letter <= to);
  return isIn !== (not !== "");
}
