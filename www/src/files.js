/** Files that a person opens or drops, as text. */

import { h } from "./dom.js";

/**
 * A field that opens a file, and the label that is its button.
 *
 * @param {string} id
 * @param {string} words
 * @param {(text: string, name: string) => void} take
 */
export function filePicker(id, words, take) {
  const file = h("input", { type: "file", id, class: "visually-hidden" });
  const open = h("label", { class: "button small quiet", for: id }, words);
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) take(await chosen.text(), chosen.name);
    // So that the same file can be opened again after it was changed.
    file.value = "";
  });
  return [file, open];
}

/**
 * @param {HTMLElement} frame What a file can be dropped on.
 * @param {(text: string, name: string) => void} take
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
    take(await dropped.text(), dropped.name);
  });
}
