// Text of others, made safe for a terminal and for the log of a pipeline: what it holds may be made to
// deceive.

/**
 * Characters that a terminal obeys, or that hide or reorder their neighbours: controls, formats
 * (bidirectional marks among them), lone surrogates, private use, separators other than the blank,
 * and what is made to be invisible. And those that start what a pipeline obeys in a log: `::` at the
 * start of a line and `##[` anywhere (GitHub), `##vso[` (Azure), `##teamcity[`.
 */
const EACH_UNSAFE =
  /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}]|:(?=:)(?<=^ *:)|#(?=#[a-z]*\[)/giu;

/**
 * One line of text that is shown as it is: each unsafe character becomes `\u{…}`.
 *
 * @param {string} text
 */
export function safe(text) {
  return text.replace(EACH_UNSAFE, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/**
 * Text of several lines that is shown as it is: tabs and line breaks stay.
 *
 * @param {string} text
 */
export function safeLines(text) {
  return text.replace(/[^\t\n\r]+|\r(?!\n)/g, safe);
}

/**
 * JSON text with the same meaning that is shown as it is. Unsafe characters other than line
 * breaks stand only in its strings, where an escape means the same.
 *
 * @param {string} json
 */
export function escapedJson(json) {
  const escaped = (/** @type {string} */ unit) =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replace(EACH_UNSAFE, (char) =>
    char === "\n" ? char : char.split("").map(escaped).join(""),
  );
}

/**
 * Text in lines of at most 80 columns, each indented; those after the first a little more.
 *
 * @param {string} text One line.
 * @param {string} indent
 */
export function wrapped(text, indent) {
  const [first = "", ...words] = text.split(" ");
  let line = indent + first;
  let lines = "";
  for (const word of words) {
    if (line.length + 1 + word.length <= 80) line += ` ${word}`;
    else [lines, line] = [`${lines}${line}\n`, `${indent}  ${word}`];
  }
  return `${lines}${line}\n`;
}

/**
 * Words as a sentence names a choice: "a, b or c".
 *
 * @param {readonly string[]} words
 */
export function eitherOf(words) {
  return listOf(words, "or");
}

/**
 * Words as a sentence names them: "a, b and c".
 *
 * @param {readonly string[]} words
 * @param {string} [joint]
 */
export function listOf(words, joint = "and") {
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(` ${joint} `);
}

const TAB = "    ";
const ZERO = /\p{Mn}|\p{Me}/u;
const WIDE =
  /\p{Emoji_Presentation}|(?![\uff61-\uffdc])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3001-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/**
 * A stretch of source text as a terminal shows it, character by character.
 *
 * @param {string} text
 * @returns {{ text: string, width: number }[]} Each with the columns it takes.
 */
export function cells(text) {
  return Array.from(text, (char) => {
    if (char === "\t") return { text: TAB, width: TAB.length };
    const shown = safe(char);
    if (shown !== char) return { text: shown, width: shown.length };
    if (ZERO.test(char)) return { text: char, width: 0 };
    return { text: char, width: WIDE.test(char) ? 2 : 1 };
  });
}
