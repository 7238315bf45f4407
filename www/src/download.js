import { button, h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * A button that saves a text as a file, byte for byte as UTF-8.
 *
 * @param {string} label
 * @param {string | (() => string)} fileName Its ending tells what is in it: `.json` or `.csv`.
 * @param {() => string | undefined | Promise<string | undefined>} textOf Nothing is saved without one.
 * @param {import("./dom.js").Attributes} [attributes]
 */
export function downloadButton(label, fileName, textOf, attributes = {}) {
  const save = async () => {
    const text = await textOf();
    if (text === undefined) return;
    const name = typeof fileName === "string" ? fileName : fileName();
    const type = name.endsWith(".csv") ? "text/csv" : "application/json";
    const url = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: url, download: name }).click();
    URL.revokeObjectURL(url);
  };
  return button(label, save, attributes, icon("download"));
}
