/**
 * One item and what became of it, as a row of a table.
 *
 * @import { Evidence, Item, State } from "graph-backup-delta"
 * @import { IconName } from "./icons.js"
 */

import { copyButton } from "./copy.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./item-search.js";
import { nameView } from "./names.js";
import { errorView } from "./service-error.js";
import { idView, sentence } from "./words.js";

/** @type {Record<State, { word: string, icon: IconName }>} */
export const STATES = {
  added: { word: "Added", icon: "done" },
  removed: { word: "Removed", icon: "done" },
  failed: { word: "Failed", icon: "error" },
  unconfirmed: { word: "Unconfirmed", icon: "unsure" },
};

/** @type {Record<Evidence, string>} */
const EVIDENCE_WORDS = { confirmed: "confirmed", implied: "implied", none: "" };

/** @param {Item} item */
export function itemRow(item) {
  const { kind, state, evidence, id, why, error, answerPointer } = item;
  const isAddition = kind === "addition";
  const name = nameOf(item);
  const cell = { role: "cell" };
  return h(
    "div",
    { role: "row", class: "item" },
    h("div", cell, stateView(state, evidence)),
    h(
      "div",
      cell,
      h("span", { class: "kind" }, isAddition ? "Addition" : "Removal"),
      name !== "" && idView(name),
      nameView(name) ?? nameView(id),
    ),
    h(
      "div",
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
