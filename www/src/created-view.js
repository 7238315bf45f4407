/**
 * The sessions that a request created: their ids are what comes next is sent to.
 *
 * @import { Created } from "./work.js"
 */

import { button, fill, h } from "./dom.js";
import { titleOf } from "./facts.js";
import { idView } from "./words.js";

/** @param {(created: Created) => void} putIntoBuild */
export function createdView(putIntoBuild) {
  const list = h("ul", { class: "retries", "aria-label": "Sessions that were created" });
  let shown = "[]";
  list.hidden = true;

  /** @param {Created} created @param {number} at */
  const rowOf = (created, at) => {
    const id = `created-${at}`;
    const words = h("p", { id }, `Created: ${titleOf(created.resource)} `, idView(created.id));
    const put = () => putIntoBuild(created);
    return h(
      "li",
      {},
      words,
      button("Put its id into Build", put, { class: "small", "aria-describedby": id }),
    );
  };

  return {
    element: list,

    /** @param {Created[]} created */
    show(created) {
      // What stays the same is left alone, and with it the focus.
      if (JSON.stringify(created) === shown) return;
      shown = JSON.stringify(created);
      fill(list, ...created.map(rowOf));
      list.hidden = created.length === 0;
    },
  };
}
