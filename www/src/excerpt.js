/** Which part of a text is shown where it is too large for an editor. */

import { number } from "./words.js";

/** The longest text that can be edited, in characters. */
export const EDITABLE = 2_000_000;

/** How much of a longer one is shown at a time. */
const LONGEST = 100_000;

/**
 * @typedef {object} Excerpt
 * @property {string} text
 * @property {number} start Where it begins in the whole text.
 * @property {number} end
 * @property {number} firstLine
 * @property {number} lastLine
 * @property {boolean} isWhole
 */

/**
 * All of a text, or what lies around a place in it, cut between lines where there are any.
 *
 * @param {string} whole
 * @param {number} place
 * @returns {Excerpt}
 */
export function excerptOf(whole, place) {
  const isWhole = whole.length <= EDITABLE;
  const from = Math.min(Math.max(0, Math.floor(place) - LONGEST / 2), whole.length - LONGEST);
  const start = isWhole ? 0 : startOf(whole, from);
  const end = isWhole ? whole.length : endOf(whole, start + LONGEST);
  const text = whole.slice(start, end);
  const firstLine = 1 + lineBreaksIn(whole, start);
  return { text, start, end, firstLine, lastLine: firstLine + lineBreaksIn(text), isWhole };
}

/**
 * What is to be said of what is shown; nothing of what is whole.
 *
 * @param {Excerpt} excerpt
 * @param {string} whole
 */
export function excerptWords({ isWhole, firstLine, lastLine }, whole) {
  if (isWhole) return "";
  const lines =
    firstLine === lastLine
      ? `a part of line ${number(firstLine)}`
      : `lines ${number(firstLine)} to ${number(lastLine)}`;
  return (
    `This text of ${number(whole.length)} characters is too large to edit here. ` +
    `It is checked whole, and can be fixed; shown are ${lines}.`
  );
}

/**
 * @param {string} whole
 * @param {number} place
 */
function startOf(whole, place) {
  if (place === 0) return 0;
  const start = whole.indexOf("\n", place) + 1;
  const isNear = start > 0 && start < place + LONGEST / 4;
  return isNear ? start : notInCharacter(whole, place);
}

/**
 * @param {string} whole
 * @param {number} place
 */
function endOf(whole, place) {
  if (place >= whole.length) return whole.length;
  const end = whole.lastIndexOf("\n", place - 1) + 1;
  return end > place - LONGEST / 4 ? end : notInCharacter(whole, place);
}

/**
 * A place that does not part the two halves of a character.
 *
 * @param {string} whole
 * @param {number} place
 */
function notInCharacter(whole, place) {
  return (whole.codePointAt(place - 1) ?? 0) > 0xffff ? place - 1 : place;
}

/**
 * @param {string} text
 * @param {number} [end]
 */
function lineBreaksIn(text, end = text.length) {
  let count = 0;
  let at = text.indexOf("\n");
  while (at >= 0 && at < end) {
    count += 1;
    at = text.indexOf("\n", at + 1);
  }
  return count;
}
