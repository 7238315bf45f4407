/** Files that a person opens or drops, as text. */

import { h } from "./dom.js";
import { visible } from "./words.js";

/**
 * @typedef {(text: string | undefined, name: string) => void} Take Takes what a file holds;
 * `undefined` where it cannot be read, as it was moved or is too large for a text.
 */

/**
 * A field that opens a file, and the label that is its button.
 *
 * @param {string} id
 * @param {string} words
 * @param {Take} take
 */
export function filePicker(id, words, take) {
  const file = h("input", { type: "file", id, class: "visually-hidden" });
  const open = h("label", { class: "button small quiet", for: id }, words);
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
  const text = await file.text().catch(() => undefined);
  take(text, file.name);
}

/** @param {string} name */
export function unreadWords(name) {
  return `${visible(name)} could not be read. The text is as it was.`;
}
