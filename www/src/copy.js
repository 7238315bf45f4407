import { button, h } from "./dom.js";
import { icon } from "./icons.js";

/** How long a button says what it did, in milliseconds. */
export const SAID_FOR = 2000;

/**
 * A button that copies a text, and says so.
 *
 * @param {string} label
 * @param {() => string} textOf
 * @param {import("./dom.js").Attributes} [attributes]
 */
export function copyButton(label, textOf, attributes = {}) {
  const said = h("span", { class: "said", role: "status" });
  const copy = async () => {
    said.textContent = await copied(textOf());
    setTimeout(() => said.replaceChildren(), SAID_FOR);
  };
  return h("span", { class: "copy" }, button(label, copy, attributes, icon("copy")), said);
}

/**
 * @param {string} text
 * @returns {Promise<string>} What to tell.
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return "Not copied: the browser refused";
  }
}
