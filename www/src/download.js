import { button } from "./dom.js";
import { icon } from "./icons.js";

/** @type {Record<string, string>} By the ending of the name. */
const TYPES = { json: "application/json", csv: "text/csv", zip: "application/zip" };

/**
 * @typedef {string | Uint8Array<ArrayBuffer> | undefined} Content
 *
 * A button that saves a text as a file, byte for byte as UTF-8; or bytes.
 *
 * @param {string} label
 * @param {string | (() => string)} fileName Its ending tells what is in it: `.json` or `.csv`.
 * @param {() => Content | Promise<Content>} textOf Nothing is saved without one.
 * @param {import("./dom.js").Attributes} [attributes]
 */
export function downloadButton(label, fileName, textOf, attributes = {}) {
  const act = async () =>
    save(typeof fileName === "string" ? fileName : fileName(), await textOf());
  return button(label, act, attributes, icon("download"));
}

/**
 * @param {string} name
 * @param {Content} content
 */
export function save(name, content) {
  if (content === undefined) return;
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
