/**
 * What is worth sending again, and when.
 *
 * @import { Retry } from "graph-backup-delta"
 */

import { fill, h } from "./dom.js";
import { factsOf } from "./facts.js";
import { counted, idView } from "./words.js";

export function retryView() {
  const heading = h("h4", { id: "retry-heading" }, "Worth sending again");
  const list = h("ul", { class: "retries" });
  const element = h("section", { class: "retry", "aria-labelledby": heading.id }, heading, list);
  element.hidden = true;
  return {
    element,

    /** @param {Retry[]} retries */
    show(retries) {
      fill(list, ...retries.map(retryRow));
      element.hidden = retries.length === 0;
    },
  };
}

/** @param {Retry} retry */
function retryRow({ change, afterSeconds }) {
  const { add = [], remove = [], displayName, resource, restoreJobType = "standard", id } = change;
  const parts = [
    add.length > 0 && counted(add.length, "addition"),
    remove.length > 0 && counted(remove.length, "removal"),
    displayName !== undefined && "the display name",
  ];
  const { words } = factsOf({ resource, restoreJobType });
  return h(
    "li",
    {},
    h("p", {}, `${parts.filter(Boolean).join(", ")}: ${words} `, id !== "" && idView(id)),
    h("p", { class: "hint" }, waitText(afterSeconds)),
  );
}

/** @param {number | undefined} seconds */
function waitText(seconds) {
  if (seconds === undefined) {
    return "How long to wait is in the answer’s Retry-After header, if it has one.";
  }
  return seconds === 0 ? "No need to wait." : `Wait ${counted(seconds, "second")} first.`;
}
