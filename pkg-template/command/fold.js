// Texts as ids are looked for in them: an id is the same with other dashes, in other casing, as an escape,
// and with something between that does not show.

/** Escapes of this command, of JSON, of addresses and of JSON Pointers; or any character. */
const CHARACTER = /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|%([0-7][0-9a-f])|~(0|1)|./gisu;

/** Texts without those, and without what is not ASCII: each character stands for itself. */
const PLAIN = /^[ -$&-[\]-}…]*$/;

const LETTER = /[\p{L}\p{N}]/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u;
const DASH = /[\p{Pd}\u2212_]/u;

/** What stands where a text was cut off. */
export const CUT = "…";

/**
 * @typedef {object} Folded
 * @property {string} text Letters and digits in lower case, `-` for each dash, `@`, `.`, `+` and `…`, and
 * a blank for each other character that is seen.
 * @property {number[]} starts Where in the original each of its units starts.
 * @property {number[]} ends
 */

/**
 * @param {string} original
 * @returns {Folded}
 */
export function folded(original) {
  if (PLAIN.test(original)) {
    const text = original
      .toLowerCase()
      .replaceAll("_", "-")
      .replace(/[^a-z0-9@.+…-]/g, " ");
    const starts = Array.from(text, (_, at) => at);
    return { text, starts, ends: starts.map((it) => it + 1) };
  }
  /** @type {Folded} */
  const result = { text: "", starts: [], ends: [] };
  for (const found of original.matchAll(CHARACTER)) {
    const text = plain(read(found));
    for (let unit = 0; unit < text.length; unit++) {
      result.starts.push(found.index);
      result.ends.push(found.index + found[0].length);
    }
    result.text += text;
  }
  return result;
}

/**
 * Letters and digits alone.
 *
 * @param {string} original
 */
export function lettersOf(original) {
  if (PLAIN.test(original)) return original.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return folded(original).text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** @param {RegExpMatchArray} found */
function read([char, braced, four, percent, tilde]) {
  const hex = braced ?? four ?? percent;
  if (hex) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
  return tilde ? "/" : char;
}

/** @param {string} char */
function plain(char) {
  if (char === CUT) return char;
  const text = char.normalize("NFKC").toLowerCase();
  if (LETTER.test(text)) return text.replace(/[^\p{L}\p{N}]/gu, "");
  if (UNSEEN.test(text)) return "";
  if (DASH.test(text)) return "-";
  return "@.+".includes(text) ? text : " ";
}
