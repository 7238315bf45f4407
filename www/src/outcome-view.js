/**
 * What an answer says became of each item of one request.
 *
 * @import { Counts, Outcome } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.js"
 */

import { fill, h } from "./dom.js";
import { findingList } from "./findings.js";
import { itemTable } from "./item-table.js";
import { errorView } from "./service-error.js";
import { counted, number } from "./words.js";

/** @param {FindingActions} actions What can be done with a finding of the answer. */
export function outcomeView(actions) {
  const refusal = h("div");
  const findings = findingList(actions);
  const items = itemTable();
  const unrequested = itemTable();
  return {
    element: h(
      "div",
      { class: "stack" },
      refusal,
      findings.element,
      items.element,
      unrequested.element,
    ),

    /** @param {Outcome} outcome */
    show(outcome) {
      fill(refusal, outcome.error && errorView(outcome.error));
      const isMatched = outcome.items.some((it) => it.requestPointer !== undefined);
      items.show(isMatched ? "Items of the request" : "Items in the answer", outcome.items);
      unrequested.show("Items that were not requested", outcome.unrequested);
      findings.show(outcome.findings, outcome.total);
      findings.element.hidden = outcome.findings.length === 0;
    },
  };
}

/**
 * How many items ended in each state.
 *
 * @param {Outcome[]} outcomes
 * @returns {Counts}
 */
export function countsOf(outcomes) {
  /** @param {keyof Counts} state */
  const sum = (state) => outcomes.reduce((total, it) => total + it.counts[state], 0);
  return {
    added: sum("added"),
    removed: sum("removed"),
    failed: sum("failed"),
    unconfirmed: sum("unconfirmed"),
  };
}

/**
 * What outcomes come to, in words.
 *
 * @param {Outcome[]} outcomes
 */
export function countsText(outcomes) {
  const parts = Object.entries(countsOf(outcomes)).map(([state, it]) => `${number(it)} ${state}`);
  const unrequested = outcomes.reduce((total, it) => total + it.unrequested.length, 0);
  if (unrequested > 0) parts.push(`${number(unrequested)} not requested`);
  const refused = outcomes.filter((it) => it.error).length;
  if (refused > 0) parts.push(`${counted(refused, "request")} refused`);
  const isDone = outcomes.every((it) => it.items.length + it.findings.length === 0);
  if (isDone && unrequested + refused === 0) return "Done. Nothing was asked of any item.";
  return parts.join(", ");
}
