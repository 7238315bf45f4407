import { button, h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * A button that saves a text as a JSON file, byte for byte as UTF-8.
 *
 * @param {string} label
 * @param {string} fileName
 * @param {() => string} textOf
 */
export function downloadButton(label, fileName, textOf) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([textOf()], { type: "application/json" }));
    h("a", { href: url, download: fileName }).click();
    URL.revokeObjectURL(url);
  };
  return button(label, save, {}, icon("download"));
}
