/** Files that a person opens or drops, as text. */

import { h } from "./dom.js";
import { visible } from "./words.js";

/**
 * @typedef {(text: string | undefined, words: string) => void} Take Takes what a file holds, and what
 * is to be said of it; `undefined` where it is no text, or cannot be read, as it was moved or is too
 * large for one.
 */

/**
 * A field that opens a file, and the label that is its button.
 *
 * @param {string} id
 * @param {string} what What the file is opened for.
 * @param {Take} take
 */
export function filePicker(id, what, take) {
  const file = h("input", { type: "file", id, class: "visually-hidden" });
  const open = h("label", { class: "button small quiet", for: id }, "Open a file");
  open.append(h("span", { class: "visually-hidden" }, ` for ${what}`));
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await read(chosen, take);
    // So that the same file can be opened again after it was changed.
    file.value = "";
  });
  return [file, open];
}

/**
 * @param {HTMLElement} frame What a file can be dropped on.
 * @param {Take} take
 */
export function whenDropped(frame, take) {
  frame.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    frame.classList.add("is-target");
  });
  frame.addEventListener("dragleave", () => frame.classList.remove("is-target"));
  frame.addEventListener("drop", async (event) => {
    frame.classList.remove("is-target");
    const [dropped] = event.dataTransfer?.files ?? [];
    // Dropped text goes where the browser puts it.
    if (!dropped) return;
    event.preventDefault();
    await read(dropped, take);
  });
}

/**
 * @param {File} file
 * @param {Take} take
 */
async function read(file, take) {
  const name = visible(file.name);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isNoText(bytes)) {
      take(undefined, `${name} is no text (an Excel workbook? Save it as CSV).`);
      return;
    }
    const { text, encoding } = textOf(bytes);
    const other = `, which is ${encoding}. Save it as UTF-8 before it is sent`;
    take(text, `Opened ${name}${encoding === "UTF-8" ? "" : other}`);
  } catch {
    take(undefined, `${name} could not be read. The text is as it was.`);
  }
}

/**
 * Whether bytes are those of a ZIP file, as a workbook is one, or hold what stands in no text but
 * UTF-16, which has a mark.
 *
 * @param {Uint8Array} bytes
 */
function isNoText(bytes) {
  const isZip = ZIP.every((it, at) => bytes[at] === it);
  return isZip || (utf16Of(bytes) === undefined && bytes.includes(0));
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
