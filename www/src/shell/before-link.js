/**
 * What stood in a part before a link was opened in it. It outlasts a reload, until the person puts it
 * back or lets it go: a link is opened by a click, and must not cost anybody their work.
 */

import { button, fill, h } from "../dom.js";
import { signal } from "../signal.js";
import { fieldsOf, kept, store } from "./keep.js";

/** @typedef {Record<string, string>} Values By the names of the fields. */

const NAME = "before-link";

/** By part; of several links, what stood there before the first. */
const before = signal(read());

/**
 * What stands in a part.
 *
 * @param {string} part
 * @returns {Values}
 */
export function valuesIn(part) {
  return Object.fromEntries(fieldsOf(part).map(({ name, get }) => [name, get()]));
}

/**
 * @param {string} part
 * @param {Values} values What stood there.
 */
export function holdBefore(part, values) {
  const isEmpty = Object.values(values).every((it) => it === "");
  if (!isEmpty) set({ [part]: values, ...before.get() });
}

/**
 * Says that it is held, and lets the person decide.
 *
 * @param {HTMLElement} place
 * @param {(part: string) => string} nameOf
 */
export function startBeforeLink(place, nameOf) {
  /** @param {string} part */
  const letGo = (part) => {
    const { [part]: _, ...others } = before.get();
    set(others);
    document.getElementById(`${part}-heading`)?.focus();
  };
  /**
   * @param {string} part
   * @param {Values} values
   */
  const putBack = (part, values) => {
    for (const { name, put } of fieldsOf(part))
      put(values[name] ?? "", "As it was before the link");
    letGo(part);
    location.hash = `#${part}`;
  };
  before.follow((held) => {
    const banners = Object.entries(held).map(([part, values]) =>
      h(
        "p",
        { class: "banner" },
        `A link was opened in ${nameOf(part)}. What stood there before is kept. `,
        button("Put it back", () => putBack(part, values), { class: "link" }),
        " ",
        button("Let it go", () => letGo(part), { class: "link" }),
      ),
    );
    fill(place, ...banners);
  });
}

/** @param {Record<string, Values>} next */
function set(next) {
  // What is too large to be stored is held until the page is closed.
  store(NAME, Object.keys(next).length === 0 ? "" : JSON.stringify(next));
  before.set(next);
}

/** @returns {Record<string, Values>} */
function read() {
  try {
    return JSON.parse(kept(NAME) || "{}");
  } catch {
    return {};
  }
}
