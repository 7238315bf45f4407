/** Files that a person opens or drops, as text. */

import { joined } from "./state/lists.js";
import { visible } from "./words.js";

/**
 * @typedef {object} Opened
 * @property {string} name
 * @property {string} text
 *
 * @typedef {(text: string | undefined, words: string, all: Opened[]) => void} Take Takes what files hold,
 * as one text and each by itself, and what is to be said of them; `undefined` where there is no text.
 */

/** @type {Map<string, { words: string, take: Take }>} What takes what is dropped beside all frames. */
const takers = new Map();

/**
 * Takes files that are dropped anywhere on a part of the page.
 *
 * @param {string} part
 * @param {string} words Where they go to.
 * @param {Take} take
 */
export function takeDropped(part, words, take) {
  takers.set(part, { words, take });
}

/**
 * What takes what is dropped on a part.
 *
 * @param {string} part
 */
export function takerOf(part) {
  return takers.get(part);
}

/** @param {DragEvent} event */
export function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") === true;
}

/**
 * @param {File[]} files
 * @param {Take} take
 */
export async function readFiles(files, take) {
  if (files.length === 0) return;
  const all = await Promise.all(files.map(readOne));
  const opened = all.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
  const words = all.map((it) => it.words).join(". ");
  const text = opened.length === 1 ? opened[0]?.text : joined(opened.map((it) => it.text));
  take(opened.length > 0 ? text : undefined, words, opened);
}

/**
 * @param {File} file
 * @returns {Promise<{ name: string, text?: string, words: string }>}
 */
async function readOne(file) {
  const name = visible(file.name);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sheet = isZip(bytes) ? await sheetOf(bytes) : undefined;
    if (sheet) return { name, text: sheet.csv, words: `Opened ${name}, ${sheet.words}` };
    const kind = kindOf(bytes);
    if (kind) return { name, words: `${name} is ${kind}, not a list or a body.` };
    const { text, encoding } = textOf(bytes);
    return {
      name,
      text,
      words: `Opened ${name}${encoding === "UTF-8" ? "" : `, which is ${encoding}`}`,
    };
  } catch {
    return { name, words: `${name} could not be read. The text is as it was.` };
  }
}

/** @param {Uint8Array} bytes */
async function sheetOf(bytes) {
  const { csvOfWorkbook } = await import("./workbook.js");
  try {
    return csvOfWorkbook(bytes);
  } catch {
    return undefined;
  }
}

/** @type {[start: number[], kind: string][]} */
const KINDS = [
  [[0x89, 0x50, 0x4e, 0x47], "an image"],
  [[0xff, 0xd8, 0xff], "an image"],
  [[0x47, 0x49, 0x46, 0x38], "an image"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0xd0, 0xcf, 0x11, 0xe0], "a workbook or document of old (save it as .xlsx or CSV)"],
];

/**
 * What bytes are, where they are no text: none but UTF-16, which has a mark, holds a zero.
 *
 * @param {Uint8Array} bytes
 */
function kindOf(bytes) {
  const known = KINDS.find(([start]) => start.every((it, at) => bytes[at] === it));
  if (known) return known[1];
  if (isZip(bytes)) return "a ZIP file (of a workbook, .xlsx can be opened)";
  return utf16Of(bytes) === undefined && bytes.includes(0) ? "no text" : undefined;
}

/** @param {Uint8Array} bytes */
function isZip(bytes) {
  return ZIP.every((it, at) => bytes[at] === it);
}

/** How a ZIP file starts: "PK" and two numbers. */
const ZIP = [0x50, 0x4b, 3, 4];

/**
 * What the mark at the start of UTF-16 says.
 *
 * @param {Uint8Array} bytes
 */
function utf16Of([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/**
 * The text of bytes. What is not UTF-8 is what Windows makes: UTF-16 with a mark at its start, or else
 * an older encoding with a byte for each character.
 *
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const utf16 = utf16Of(bytes);
  const decoded = (/** @type {string} */ label, options = {}) =>
    new TextDecoder(label, options).decode(bytes);
  if (utf16) return { encoding: "UTF-16", text: decoded(utf16) };
  try {
    // A mark at the start stays: the service refuses a body that has one.
    return { encoding: "UTF-8", text: decoded("utf-8", { fatal: true, ignoreBOM: true }) };
  } catch {
    return { encoding: "Windows-1252, it seems", text: decoded("windows-1252") };
  }
}
