// A unified diff of two texts that differ in few places, as `diff -u` and git show it.

import { safe, safeLines } from "./text.js";

/** How many unchanged lines stand around a change. */
const CONTEXT = 3;

/** How far apart the places may be where two texts meet again after a change. */
const REACH = 1000;

/**
 * @typedef {object} Change
 * @property {number} from The first old line that is replaced.
 * @property {number} to The first after them.
 * @property {number} newFrom The first new line.
 * @property {number} newTo
 */

/**
 * @param {string} name
 * @param {string} before
 * @param {string} after
 * @param {import("./style.js").Style} style
 */
export function diffText(name, before, after, style) {
  const [old, text] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(changesBetween(old, text)).map((it) => hunkText(it, old, text, style));
  const head = ["---", "+++"].map((it) => `${style("strong", `${it} ${safe(name)}`)}\n`);
  return head.join("") + hunks.join("");
}

/**
 * The lines of a text, each with its line break.
 *
 * @param {string} text
 */
function linesOf(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Where two texts differ: both are walked through, and after each difference to the nearest lines
 * where they are alike again. That finds the least change for small ones, and a right one always.
 *
 * @param {string[]} old
 * @param {string[]} text
 */
function changesBetween(old, text) {
  /** @type {Change[]} */
  const changes = [];
  let [from, newFrom] = [0, 0];
  while (from < old.length || newFrom < text.length) {
    if (from < old.length && old[from] === text[newFrom]) {
      from++;
      newFrom++;
      continue;
    }
    const [to, newTo] = meeting(old, text, from, newFrom);
    changes.push({ from, to, newFrom, newTo });
    [from, newFrom] = [to, newTo];
  }
  return changes;
}

/**
 * Where two texts that part at these lines meet again: at the end, where they do so nowhere near.
 *
 * @param {string[]} old
 * @param {string[]} text
 * @param {number} from
 * @param {number} newFrom
 */
function meeting(old, text, from, newFrom) {
  const left = old.length - from + text.length - newFrom;
  for (let distance = 1; distance <= Math.min(REACH, left); distance++) {
    // As many new lines as old ones, or nearly so, come first: most changes are within lines.
    for (let step = 0; step <= distance; step++) {
      const away = step % 2 ? (step + 1) / 2 : -step / 2;
      const to = from + Math.floor(distance / 2) + away;
      const newTo = newFrom + distance - (to - from);
      if (to < old.length && newTo < text.length && old[to] === text[newTo]) return [to, newTo];
    }
  }
  return [old.length, text.length];
}

/**
 * Changes that are near each other, together.
 *
 * @param {Change[]} changes
 */
function hunksOf(changes) {
  /** @type {Change[][]} */
  const hunks = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && change.from - before.to <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/**
 * @param {Change[]} changes
 * @param {string[]} old
 * @param {string[]} text
 * @param {import("./style.js").Style} style
 */
function hunkText(changes, old, text, style) {
  const [first, last] = [changes[0], changes[changes.length - 1]];
  const before = Math.min(CONTEXT, first.from);
  const after = Math.min(CONTEXT, old.length - last.to);
  const [from, newFrom] = [first.from - before, first.newFrom - before];
  const ranges = [
    `-${range(from, last.to + after - from)}`,
    `+${range(newFrom, last.newTo + after - newFrom)}`,
  ];
  const paint = (/** @type {"good" | "bad"} */ how) => (/** @type {string} */ it) => style(how, it);
  const lines = [style("faint", `@@ ${ranges.join(" ")} @@`), "\n"];
  let at = from;
  for (const { from, to, newFrom, newTo } of changes) {
    lines.push(...old.slice(at, from).map((it) => lineText(" ", it)));
    lines.push(...old.slice(from, to).map((it) => lineText("-", it, paint("bad"))));
    lines.push(...text.slice(newFrom, newTo).map((it) => lineText("+", it, paint("good"))));
    at = to;
  }
  lines.push(...old.slice(at, at + after).map((it) => lineText(" ", it)));
  return lines.join("");
}

/**
 * Lines as the head of a hunk names them: from 1, and the line before where there are none.
 *
 * @param {number} from
 * @param {number} count
 */
function range(from, count) {
  return `${count === 0 ? from : from + 1}${count === 1 ? "" : `,${count}`}`;
}

/**
 * @param {string} sign
 * @param {string} line
 * @param {(text: string) => string} [paint]
 */
function lineText(sign, line, paint = (text) => text) {
  const content = line.replace(/\r?\n$/, "");
  const end = line.slice(content.length) || "\n\\ No newline at end of file\n";
  return paint(sign + safeLines(content)) + end;
}
