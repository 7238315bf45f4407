import { button, h } from "./dom.js";

let lastId = 0;

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {HTMLElement} [action]
 */
export function dialog(title, content, action) {
  lastId += 1;
  const heading = h("h2", { id: `dialog-${lastId}` }, title);
  const element = h("dialog", { class: "card", "aria-labelledby": heading.id });
  const close = button(action ? "Cancel" : "Close", () => element.close(), { autofocus: true });
  element.append(heading, ...content, h("div", { class: "actions" }, action ?? "", close));
  element.addEventListener("close", () => element.remove());
  document.body.append(element);
  element.showModal();
  return element;
}

/**
 * Asks before something that costs.
 *
 * @param {string} title
 * @param {string} text
 * @param {string} words What the button says that does it.
 * @returns {Promise<boolean>}
 */
export function asked(title, text, words) {
  return new Promise((answer) => {
    const go = () => {
      answer(true);
      element.close();
    };
    const action = button(words, go, { class: "danger" });
    const element = dialog(title, [h("p", {}, text)], action);
    element.addEventListener("close", () => answer(false));
  });
}
