// The line of the source that a finding is about, with carets under the exact place.

import { cells } from "./text.js";

/** The most columns shown before, in and after the place; the rest of a long line is cut off. */
const BEFORE = 60;
const MARKED = 60;
const AFTER = 30;

const LINE_BREAK = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {Uint8Array} bytes The whole source.
 * @param {number} start Where the place starts, in bytes.
 * @param {number} end Where it ends (exclusive). Carets stop at the end of the line.
 * @returns {{ line: string, carets: string }} One below the other.
 */
export function excerpt(bytes, start, end) {
  const from = start === 0 ? 0 : bytes.lastIndexOf(LINE_BREAK, start - 1) + 1;
  const to = endOfLine(bytes, start);
  const split = Math.min(Math.max(end, start), to);
  const before = last(cellsOf(bytes, from, start, "end"), BEFORE);
  const marked = first(cellsOf(bytes, start, split, "start"), MARKED);
  // What was cut off from the marked text is not followed by what comes after it.
  const after = marked.cut ? first([], 0) : first(cellsOf(bytes, split, to, "start"), AFTER);
  return {
    line: before.text + marked.text + after.text,
    carets: " ".repeat(before.width) + "^".repeat(Math.max(1, marked.width)),
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function endOfLine(bytes, start) {
  const found = bytes.indexOf(LINE_BREAK, start);
  if (found === -1) return bytes.length;
  return found > start && bytes[found - 1] === CARRIAGE_RETURN ? found - 1 : found;
}

/**
 * The cells of a stretch of bytes. Of a long one only the part at the end that is near the place is
 * decoded: a body may be one line of megabytes.
 *
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} to
 * @param {"start" | "end"} near Which end is near the place.
 */
function cellsOf(bytes, from, to, near) {
  const most = 4 * (BEFORE + MARKED);
  if (near === "end") from = Math.max(from, to - most);
  else to = Math.min(to, from + most);
  // Where that cut a character in two, the replacement character at the far end is not shown: it
  // is beyond what the line has room for.
  return cells(decoder.decode(bytes.subarray(from, to)));
}

/**
 * As many of the first cells as there is room for.
 *
 * @param {ReturnType<typeof cells>} all
 * @param {number} room
 */
function first(all, room) {
  let [text, width] = ["", 0];
  for (const cell of all) {
    if (width + cell.width > room) return { text: `${text}…`, width, cut: true };
    text += cell.text;
    width += cell.width;
  }
  return { text, width, cut: false };
}

/**
 * As many of the last cells as there is room for.
 *
 * @param {ReturnType<typeof cells>} all
 * @param {number} room
 */
function last(all, room) {
  let [text, width] = ["", 0];
  for (const cell of all.reverse()) {
    if (width + cell.width > room) return { text: `…${text}`, width: width + 1 };
    text = cell.text + text;
    width += cell.width;
  }
  return { text, width };
}
