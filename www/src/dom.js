/**
 * Making elements. Text only ever becomes text nodes: nothing a person pastes can become markup.
 *
 * @typedef {string | Node | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | undefined>} Attributes
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] `true` sets an empty attribute, `false` and `undefined` none.
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children));
  return element;
}

/**
 * @param {string} text
 * @param {() => void} onClick
 * @param {Attributes} [attributes]
 * @param {Child} [icon]
 */
export function button(text, onClick, attributes = {}, icon = null) {
  const element = h("button", { type: "button", ...attributes }, icon, text);
  element.addEventListener("click", onClick);
  return element;
}

/**
 * Replaces what an element holds.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

/**
 * Makes `children` all that an element holds, in an order that never changes. Those that stay are
 * left alone, and with them the focus.
 *
 * @param {Element} element
 * @param {Element[]} children
 */
export function keepOnly(element, children) {
  for (const present of [...element.children]) {
    if (!children.includes(present)) present.remove();
  }
  children.forEach((child, at) => {
    const present = element.children[at];
    if (present !== child) element.insertBefore(child, present ?? null);
  });
}

/**
 * The element of that id in the page.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no ${type.name} #${id}.`);
  return element;
}

/** @param {string} id */
export function boxById(id) {
  return byId(id, HTMLElement);
}

/**
 * Puts the keyboard at the first thing in it that can be used.
 *
 * @param {Element | undefined} element
 * @param {string} [what]
 */
export function focusIn(element, what = "input, button, summary") {
  const target = element?.querySelector(what);
  if (target instanceof HTMLElement) target.focus();
}

/**
 * Sets a text only where it changes, so that a live region speaks only when there is something new.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {Child[]} children
 * @returns {(string | Node)[]}
 */
function present(children) {
  return children.filter((it) => typeof it === "string" || it instanceof Node);
}
