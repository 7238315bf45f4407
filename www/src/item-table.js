/**
 * Items and what became of each, as a table.
 *
 * @import { Evidence, Item, State } from "graph-backup-delta"
 * @import { IconName } from "./icons.js"
 */

import { copyButton } from "./copy.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { errorView } from "./service-error.js";
import { idView, sentence } from "./words.js";

/** @type {Record<State, { word: string, icon: IconName }>} */
const STATES = {
  added: { word: "Added", icon: "done" },
  removed: { word: "Removed", icon: "done" },
  failed: { word: "Failed", icon: "error" },
  unconfirmed: { word: "Unconfirmed", icon: "unsure" },
};

/** @type {Record<Evidence, string>} */
const EVIDENCE_WORDS = { confirmed: "confirmed", implied: "implied", none: "" };

/** The roles are named, as they would be lost where a narrow page shows the rows as cards. */
export function itemTable() {
  const caption = h("caption");
  const columns = ["State", "Item", "What is known"];
  const head = columns.map((it) => h("th", { role: "columnheader", scope: "col" }, it));
  const parent = h("tbody", { role: "rowgroup" });
  const list = longList({
    parent,
    many: "items",
    keyOf: (/** @type {Item} */ item) => item,
    rowOf: (/** @type {Item} */ item) => ({ element: itemRow(item), update() {} }),
  });
  const table = h(
    "table",
    { class: "items", role: "table" },
    caption,
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...head)),
    parent,
  );
  const element = h("div", {}, list.before, table, list.after);
  return {
    element,

    /**
     * @param {string} title
     * @param {Item[]} items
     */
    show(title, items) {
      caption.textContent = title;
      element.hidden = items.length === 0;
      list.show(items);
    },
  };
}

/** @param {Item} item */
function itemRow(item) {
  const { kind, state, evidence, reference, id, why, error, answerPointer } = item;
  const isAddition = kind === "addition";
  const named = isAddition ? reference : id;
  const cell = { role: "cell" };
  return h(
    "tr",
    { role: "row", class: `item item-${state}` },
    h("td", cell, stateView(state, evidence)),
    h(
      "td",
      cell,
      h("span", { class: "kind" }, isAddition ? "Addition" : "Removal"),
      named !== undefined && idView(named),
    ),
    h(
      "td",
      cell,
      isAddition && id !== undefined && newIdView(id),
      h("p", {}, ...sentence(why)),
      // A refusal of the whole request stands above, once.
      error && answerPointer !== undefined && errorView(error),
    ),
  );
}

/**
 * @param {State} state
 * @param {Evidence} evidence
 */
function stateView(state, evidence) {
  const { word, icon: name } = STATES[state];
  const sure = EVIDENCE_WORDS[evidence];
  return h(
    "div",
    { class: `state state-${state}` },
    icon(name),
    h("strong", {}, word),
    sure !== "" && h("span", { class: "evidence" }, sure),
  );
}

/** @param {string} id */
function newIdView(id) {
  return h(
    "p",
    { class: "new-id" },
    h("span", { class: "kind" }, "New id"),
    idView(id),
    copyButton("Copy id", () => id),
  );
}
