/**
 * What outcomes come to, as a bar whose parts are as long as there are items in each state.
 *
 * @import { State } from "graph-backup-delta"
 */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { STATES } from "./item-row.js";
import { number } from "./words.js";

export function countsPicture() {
  const bar = h("div", { class: "counts-bar", "aria-hidden": "true" });
  const list = h("ul", { class: "counts", "aria-label": "Items by state" });
  const element = h("div", { class: "counts-picture", hidden: true }, bar, list);
  return {
    element,

    /**
     * @param {Record<State, number>} counts
     * @param {number} refused How many requests were refused of which no item is known.
     */
    show(counts, refused) {
      const states = /** @type {State[]} */ (Object.keys(STATES));
      element.hidden = refused === 0 && states.every((it) => counts[it] === 0);
      const sizes = { ...counts, failed: counts.failed + refused };
      const parts = states
        .filter((it) => sizes[it] > 0)
        .map((state) => {
          const part = h("div", { class: `counts-part counts-${state}` });
          part.style.flexGrow = String(sizes[state]);
          return part;
        });
      fill(bar, ...parts);
      fill(
        list,
        ...states.map((state) =>
          h(
            "li",
            { class: `state-${state}${counts[state] === 0 ? " is-none" : ""}` },
            icon(STATES[state].icon),
            h("strong", {}, number(counts[state])),
            " ",
            h("span", {}, STATES[state].word.toLowerCase()),
          ),
        ),
      );
    },
  };
}
