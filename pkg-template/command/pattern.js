// Patterns of file names, as shells write them: which names a pattern stands for. Names and patterns are
// chosen by others, so each step is bounded: no regular expression is made of a pattern.

/** The most patterns that the braces of one may stand for. */
const MOST = 256;

/** @typedef {(char: string) => boolean} CharTest */

/** @param {string} word */
export function isPattern(word) {
  return /[*?[{]/.test(word);
}

/**
 * A pattern without `{a,b}`: one for each choice, in their order. Braces that are not closed, or hold no
 * comma, are what they are.
 *
 * @param {string} pattern
 * @returns {string[]}
 */
export function withoutBraces(pattern) {
  const places = bracesOf(pattern);
  /** What is made so far: the choices before the last comma, and what follows that. */
  let made = { choices: /** @type {string[]} */ ([]), last: [""] };
  /** @type {(typeof made)[]} */
  const outer = [];
  let from = 0;
  for (const at of [...places, pattern.length]) {
    const text = pattern.slice(from, at);
    made.last = made.last.map((it) => it + text);
    from = at + 1;
    if (pattern[at] === "{") {
      outer.push(made);
      made = { choices: [], last: [""] };
    } else if (pattern[at] === ",") {
      made.choices.push(...made.last);
      made.last = [""];
    } else if (pattern[at] === "}") {
      const choices = [...made.choices, ...made.last];
      made = outer.pop() ?? made;
      if (made.last.length * choices.length > MOST) {
        throw new Error(`its braces stand for more than ${MOST} patterns`);
      }
      made.last = made.last.flatMap((it) => choices.map((choice) => it + choice));
    }
  }
  return made.last;
}

/**
 * Where the braces and commas of choices stand, in order.
 *
 * @param {string} pattern
 */
function bracesOf(pattern) {
  /** @type {number[]} */
  const found = [];
  /** The open braces, each with its commas. @type {number[][]} */
  const open = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === "\\") at++;
    else if (char === "{") open.push([at]);
    else if (char === ",") open.at(-1)?.push(at);
    else if (char === "}") {
      const places = open.pop() ?? [];
      if (places.length > 1) found.push(...places, at);
    }
  }
  return found.sort((a, b) => a - b);
}

/**
 * Whether a name matches one segment of a pattern. As in shells, a leading dot is matched by a dot.
 *
 * @param {string} segment
 * @returns {(name: string) => boolean}
 */
export function matcherOf(segment) {
  const tests = testsOf(Array.from(segment));
  const hasDot = /^\\?\./.test(segment);
  return (name) => (hasDot || !name.startsWith(".")) && isMatch(tests, name);
}

/** What a star is among the tests of characters. */
const STAR = null;

/**
 * Only the last star is ever tried again, as the ones before it cannot do better: at most as many steps
 * as the name and the pattern multiply to.
 *
 * @param {(CharTest | typeof STAR)[]} tests
 * @param {string} name
 */
function isMatch(tests, name) {
  const chars = Array.from(name);
  let [at, next] = [0, 0];
  let star = { next: -1, at: 0 };
  while (at < chars.length) {
    const test = tests[next];
    if (test === STAR) star = { next: ++next, at };
    else if (test?.(chars[at])) [at, next] = [at + 1, next + 1];
    else if (star.next !== -1) [at, next] = [++star.at, star.next];
    else return false;
  }
  return tests.slice(next).every((it) => it === STAR);
}

/**
 * @param {string[]} chars
 * @returns {(CharTest | typeof STAR)[]}
 */
function testsOf(chars) {
  /** @type {(CharTest | typeof STAR)[]} */
  const tests = [];
  for (let at = 0; at < chars.length; at++) {
    const set = chars[at] === "[" ? setAt(chars, at) : undefined;
    if (chars[at] === "*") tests.push(STAR);
    else if (chars[at] === "?") tests.push(() => true);
    else if (set) {
      tests.push(set.test);
      at = set.end;
    } else {
      if (chars[at] === "\\" && at + 1 < chars.length) at++;
      const literal = chars[at];
      tests.push((it) => it === literal);
    }
  }
  return tests;
}

/**
 * The set of characters that starts at a bracket, as `[a-z]` and `[!a]`; undefined where it does not end.
 * A bracket that stands first in it is one of its characters.
 *
 * @param {string[]} chars
 * @param {number} start
 * @returns {{ test: CharTest, end: number } | undefined}
 */
function setAt(chars, start) {
  const isNot = chars[start + 1] === "!" || chars[start + 1] === "^";
  const first = start + (isNot ? 2 : 1);
  /** @type {[string, string][]} */
  const ranges = [];
  for (let at = first; at < chars.length; at++) {
    if (chars[at] === "]" && at > first) {
      const end = at;
      return { test: (it) => ranges.some(([a, b]) => a <= it && it <= b) !== isNot, end };
    }
    if (chars[at] === "\\") at++;
    const isRange = chars[at + 1] === "-" && (chars[at + 2] ?? "]") !== "]";
    ranges.push([chars[at], chars[isRange ? at + 2 : at]]);
    if (isRange) at += 2;
  }
  return undefined;
}
