/**
 * Items and what became of each, as a table that one can search, filter and sort.
 *
 * @import { Item, State } from "graph-backup-delta"
 * @import { Order } from "./item-search.js"
 * @import { Fate } from "./state/verdict.js"
 */

import { button, fill, h, setText } from "./dom.js";
import { icon } from "./icons.js";
import { itemRow, STATES } from "./item-row.js";
import { ALL_ITEMS, itemsFound } from "./item-search.js";
import { fatesOf } from "./state/verdict.js";
import { virtualList } from "./virtual-list.js";
import { counted, number, visible } from "./words.js";

/** @type {{ words: string, order?: Order }[]} */
const COLUMNS = [
  { words: "State", order: "state" },
  { words: "Item", order: "item" },
  { words: "What is known" },
];

/** So many items are seen at a glance. */
const FEW = 5;

let tables = 0;

/** Made of boxes, as only the rows in sight are on the page; so its roles are named. */
export function itemTable() {
  tables += 1;
  /** @type {Item[]} */
  let items = [];
  let search = ALL_ITEMS;
  const caption = h("h4", { id: `items-${tables}` });
  const field = h("input", {
    type: "search",
    id: `items-${tables}-text`,
    autocomplete: "off",
    spellcheck: "false",
  });
  const select = h("select", { id: `items-${tables}-state` });
  select.append(
    h("option", { value: "all" }, "All"),
    ...Object.entries(STATES).map(([state, { word }]) => h("option", { value: state }, word)),
  );
  const status = h("p", { class: "said-line", role: "status" });
  const tools = h(
    "div",
    { class: "table-tools", role: "group", "aria-labelledby": caption.id },
    h("div", { class: "field" }, h("label", { for: field.id }, "Find"), field),
    h("div", { class: "field" }, h("label", { for: select.id }, "Show"), select),
    status,
  );
  const heads = COLUMNS.map(({ words, order }) => ({ order, element: headOf(words, order) }));
  const parent = h("div", { role: "rowgroup" });
  const table = h(
    "div",
    { class: "items", role: "table", "aria-labelledby": caption.id },
    h(
      "div",
      { role: "rowgroup", class: "items-head" },
      h("div", { role: "row", class: "item" }, ...heads.map((it) => it.element)),
    ),
    parent,
  );
  const frame = h("div", { role: "group", "aria-labelledby": caption.id, tabindex: 0 }, table);
  /** @type {Map<Item, number>} A number that no other item had, also of an answer before. */
  let keys = new Map();
  let lastKey = 0;
  const list = virtualList({
    parent,
    frame,
    isTable: true,
    keyOf: (/** @type {Item} */ item) => Number(keys.get(item)),
    rowOf: (/** @type {Item} */ item) => ({ element: itemRow(item), update() {} }),
  });
  const fates = h("ul", { class: "fates", "aria-label": "Items of the same fate" });
  const element = h("div", { class: "stack" }, caption, fates, tools, frame, list.after);

  /**
   * @param {string} words
   * @param {Order | undefined} order
   */
  function headOf(words, order) {
    const cell = { role: "columnheader" };
    if (!order) return h("div", cell, words);
    const sort = () => {
      // From the first to the last, then from the last to the first, then as it was requested.
      const isFirst = search.order !== order;
      const isDown = !isFirst && !search.isDown;
      search = { ...search, order: isFirst || isDown ? order : "request", isDown };
      showItems();
    };
    return h("div", cell, button(words, sort, { class: "sort" }));
  }

  const showItems = () => {
    for (const { order, element: head } of heads) {
      if (!order) continue;
      const isSorted = search.order === order;
      const direction = search.isDown ? "descending" : "ascending";
      head.setAttribute("aria-sort", isSorted ? direction : "none");
    }
    const found = itemsFound(items, search);
    const isAll = found.length === items.length;
    setText(status, isAll ? "" : `${number(found.length)} of ${counted(items.length, "item")}.`);
    table.setAttribute("aria-rowcount", String(found.length + 1));
    list.show(found);
  };
  field.addEventListener("input", () => {
    search = { ...search, text: field.value };
    showItems();
  });
  select.addEventListener("change", () => {
    search = { ...search, state: /** @type {State | "all"} */ (select.value) };
    showItems();
  });

  return {
    element,

    /**
     * @param {string} title
     * @param {Item[]} next
     */
    show(title, next) {
      items = next;
      keys = new Map(next.map((it) => [it, ++lastKey]));
      caption.textContent = title;
      element.hidden = items.length === 0;
      tools.hidden = items.length <= FEW;
      fates.hidden = items.length <= FEW;
      fill(fates, ...(fates.hidden ? [] : fatesOf(items).slice(0, FEW).map(fateRow)));
      showItems();
    },
  };
}

/**
 * What became of several items alike, in a row.
 *
 * @param {Fate} fate
 */
function fateRow({ items }) {
  const [first] = items;
  if (!first) return null;
  const { state, kind, error } = first;
  const { word, icon: name } = STATES[state];
  const why = error && `${[error.status, error.code].filter(Boolean).join(" ")}: ${error.meaning}`;
  return h(
    "li",
    { class: `state-${state}` },
    icon(name),
    h("span", {}, `${counted(items.length, kind)} ${word.toLowerCase()}`),
    why && h("span", { class: "hint" }, visible(why)),
  );
}
