/** A list of ids of a plan. */

import { fill, h, setText } from "./dom.js";
import { nameView } from "./names.js";
import { virtualList } from "./virtual-list.js";
import { idView, number } from "./words.js";

/**
 * One side of the difference, as a diff shows it: a heading and the ids below it; neither where
 * there are none.
 *
 * @param {keyof typeof SIGNS} side
 */
export function idList(side) {
  const heading = h("h4");
  const parent = h("ol", { class: `ids diff-${side}` });
  const frame = h("div", { role: "group", tabindex: 0 }, parent);
  const list = virtualList({
    parent,
    frame,
    keyOf: (/** @type {string} */ _, index) => index,
    rowOf: () => {
      const sign = h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[side]);
      const id = h("span");
      return {
        element: h("li", {}, sign, id),
        update: (/** @type {string} */ next) => fill(id, idView(next), " ", nameView(next)),
      };
    },
  });
  const element = h("section", { class: "diff" }, heading, frame, list.after);
  return {
    element,

    /**
     * @param {string} title
     * @param {string[]} ids
     */
    show(title, ids) {
      setText(heading, `${title} (${number(ids.length)})`);
      parent.setAttribute("aria-label", title);
      frame.setAttribute("aria-label", title);
      element.hidden = ids.length === 0;
      list.show(ids);
    },
  };
}

/** What stands before a line of a diff. */
const SIGNS = { add: "+", remove: "−", keep: "=" };
