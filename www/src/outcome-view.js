/**
 * What an answer says became of each item of one request.
 *
 * @import { Outcome } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.js"
 */

import { fill, h } from "./dom.js";
import { findingList } from "./findings.js";
import { itemTable } from "./item-table.js";
import { errorView } from "./service-error.js";

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
