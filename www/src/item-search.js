/**
 * Which outcomes of items a person looks for, and in what order.
 *
 * @import { Item, State } from "graph-backup-delta"
 */

import { URGENCY } from "./state/verdict.js";

/**
 * @typedef {"request" | "state" | "item"} Order
 *
 * @typedef {object} ItemSearch
 * @property {string} text What stands in its ids, or in the code of its error.
 * @property {State | "all"} state
 * @property {Order} order
 * @property {boolean} isDown Whether the last comes first.
 */

/** @type {ItemSearch} */
export const ALL_ITEMS = { text: "", state: "all", order: "request", isDown: false };

/** @type {Record<Exclude<Order, "request">, (one: Item, other: Item) => number>} */
const COMPARE = {
  state: (one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state),
  item: (one, other) => compare(nameOf(one), nameOf(other)),
};

/**
 * @param {Item[]} items In the order of the request.
 * @param {ItemSearch} search
 */
export function itemsFound(items, { text, state, order, isDown }) {
  const wanted = text.trim().toLowerCase();
  const found = items.filter((item) => {
    if (state !== "all" && item.state !== state) return false;
    const words = [item.reference, item.id, item.error?.code, item.status];
    return wanted === "" || words.some((it) => it?.toLowerCase().includes(wanted));
  });
  const sorted = found.toSorted(order === "request" ? failuresFirst : COMPARE[order]);
  return isDown ? sorted.toReversed() : sorted;
}

/**
 * In the order of the request, but for what needs somebody's eye.
 *
 * @param {Item} one
 * @param {Item} other
 */
function failuresFirst(one, other) {
  const rank = (/** @type {Item} */ { state }) => Math.min(URGENCY.indexOf(state), 2);
  return rank(one) - rank(other);
}

/** @param {Item} item What it is known by: that which it adds, or removes. */
export function nameOf({ kind, reference, id }) {
  return (kind === "addition" ? reference : id) ?? "";
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
