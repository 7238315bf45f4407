/** Files that a person opens or drops, as text. */

import { h } from "./dom.js";
import { visible } from "./words.js";

/**
 * @typedef {(text: string | undefined, words: string) => void} Take Takes what a file holds, and what
 * is to be said of it; `undefined` where it cannot be read, as it was moved or is too large for a text.
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
    const { text, encoding } = textOf(new Uint8Array(await file.arrayBuffer()));
    const other = `, which is ${encoding}. Save it as UTF-8 before it is sent`;
    take(text, `Opened ${name}${encoding === "UTF-8" ? "" : other}`);
  } catch {
    take(undefined, `${name} could not be read. The text is as it was.`);
  }
}

/**
 * The text of bytes. What is not UTF-8 is what Windows makes: UTF-16 with a mark at its start, or else
 * an older encoding with a byte for each character.
 *
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const [first, second] = bytes;
  const decoded = (/** @type {string} */ label, options = {}) =>
    new TextDecoder(label, options).decode(bytes);
  if (first === 0xff && second === 0xfe) return { encoding: "UTF-16", text: decoded("utf-16le") };
  if (first === 0xfe && second === 0xff) return { encoding: "UTF-16", text: decoded("utf-16be") };
  try {
    // A mark at the start stays: the service refuses a body that has one.
    return { encoding: "UTF-8", text: decoded("utf-8", { fatal: true, ignoreBOM: true }) };
  } catch {
    return { encoding: "Windows-1252, it seems", text: decoded("windows-1252") };
  }
}
