/**
 * What an answer says became of each item.
 *
 * @import { Evidence, Item, Outcome, ServiceError, State } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.js"
 * @import { IconName } from "./icons.js"
 */

import { copyButton } from "./copy.js";
import { boxById, fill, h, setText } from "./dom.js";
import { findingList } from "./findings.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { idView, sentence, visible } from "./words.js";

/** @type {Record<State, { word: string, icon: IconName }>} */
const STATES = {
  added: { word: "Added", icon: "done" },
  removed: { word: "Removed", icon: "done" },
  failed: { word: "Failed", icon: "error" },
  unconfirmed: { word: "Unconfirmed", icon: "unsure" },
};

/** @type {Record<Evidence, string>} */
const EVIDENCE_WORDS = { confirmed: "confirmed", implied: "implied", none: "" };

/** @param {FindingActions} actions What can be done with a finding of the answer. */
export function outcomeView(actions) {
  const status = boxById("outcome-status");
  const refusal = h("div");
  const findings = findingList(actions);
  const items = itemTable();
  const unrequested = itemTable();
  boxById("outcome").append(refusal, findings.element, items.element, unrequested.element);

  /** @param {Outcome} outcome */
  const show = (outcome) => {
    fill(refusal, outcome.error && errorView(outcome.error));
    const isMatched = outcome.items.some((it) => it.requestPointer !== undefined);
    items.show(isMatched ? "Items of the request" : "Items in the answer", outcome.items);
    unrequested.show("Items that were not requested", outcome.unrequested);
    findings.show(outcome.findings, outcome.total);
    findings.element.hidden = outcome.findings.length === 0;
  };

  return {
    /** @param {Outcome} outcome */
    show(outcome) {
      setText(status, statusOf(outcome));
      show(outcome);
    },

    clear() {
      setText(status, "Nothing to read yet.");
      const counts = { added: 0, removed: 0, failed: 0, unconfirmed: 0 };
      show({ counts, items: [], unrequested: [], findings: [], total: 0 });
    },
  };
}

/** @param {Outcome} outcome */
function statusOf({ counts, unrequested }) {
  const { added, removed, failed, unconfirmed } = counts;
  const parts = [
    `${added} added`,
    `${removed} removed`,
    `${failed} failed`,
    `${unconfirmed} unconfirmed`,
  ];
  if (unrequested.length > 0) parts.push(`${unrequested.length} not requested`);
  return parts.join(", ");
}

/** The roles are named, as they would be lost where a narrow page shows the rows as cards. */
function itemTable() {
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

/**
 * An error of the service: what it wrote, what it means, and what to do.
 *
 * @param {ServiceError} error
 */
function errorView({ status, code, message, meaning, advice, retryable }) {
  const name = [status, visible(code)].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "service-error" },
    h("p", {}, h("strong", {}, name || "Error"), message !== "" && `: ${visible(message)}`),
    h("p", {}, ...sentence(meaning)),
    h("p", {}, h("strong", {}, "What to do: "), ...sentence(advice)),
    retryable && h("p", { class: "hint" }, "Sending it again may succeed."),
  );
}
