import { counted, number } from "./numbers.js";

export { counted, number };

/** The longest id that is shown whole, in characters. */
const LONGEST_SHOWN = 200;

/**
 * Characters that hide or reorder their neighbours: controls, white space other than the blank,
 * bidirectional marks and other formats that take no room.
 */
export const HIDDEN = /\p{Cc}|\p{Cs}|\p{Co}|(?! )\p{Z}|\p{DI}|[\u{2800}\u{fff9}-\u{fffb}]/gu;

/**
 * With a capital letter, as a heading or a label starts.
 *
 * @param {string} words
 */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Somebody's text as it can be shown: what would hide or reorder its neighbours is written out.
 *
 * @param {string} text
 */
export function visible(text) {
  return text.replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/**
 * JSON as it can be shown: what would hide or reorder its neighbours stands in the escapes of JSON, so
 * that who copies it from there copies the same.
 *
 * @param {string} json
 */
export function visibleJson(json) {
  const escaped = (/** @type {string} */ char) =>
    char
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("");
  return json.replace(HIDDEN, (char) => (JSON_SPACE.includes(char) ? char : escaped(char)));
}

const JSON_SPACE = ["\n", "\r", "\t"];

/**
 * As much of an id as is shown.
 *
 * @param {string} id
 */
export function shownId(id) {
  return id.length > LONGEST_SHOWN
    ? `${visible(id.slice(0, LONGEST_SHOWN))}… (${counted(id.length, "character")})`
    : visible(id);
}

/**
 * The parts of a sentence of the package, of which each second one is code.
 *
 * @param {string} sentence
 */
export function partsOf(sentence) {
  const parts = sentence.split("`");
  // An odd number of backticks is not ours: then nothing is code.
  return parts.length % 2 === 0 ? [sentence] : parts;
}
