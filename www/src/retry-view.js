/**
 * What is worth sending again, and when.
 *
 * @import { Change, Retry } from "graph-backup-delta"
 */

import { button, fill, h } from "./dom.js";
import { factsOf, isExclusion } from "./facts.js";
import { isCreation, unshownIn } from "./retries.js";
import { counted, idView, sentence } from "./words.js";
import { chosenIn } from "./work.js";

const LIST_FIRST =
  "Some of it may have been done. List what is there first, and let Plan find what is missing.";

const ELSEWHERE = "`build` of the package takes it whole.";

const CREATE_FIRST =
  "The session may have been created: list the sessions first. If it is there, list what is in it, and add only what is missing.";

/** @param {(change: Change) => void} putIntoBuild */
export function retryView(putIntoBuild) {
  const heading = h("h4", { id: "retry-heading" }, "Worth sending again");
  const list = h("ul", { class: "retries" });
  const element = h("section", { class: "retry", "aria-labelledby": heading.id }, heading, list);
  element.hidden = true;
  let shown = "[]";
  return {
    element,

    /** @param {Retry[]} retries */
    show(retries) {
      // What stays the same is left alone, and with it the focus.
      if (JSON.stringify(retries) === shown) return;
      shown = JSON.stringify(retries);
      fill(list, ...retries.map((retry, at) => retryRow(retry, `retry-${at}`, putIntoBuild)));
      element.hidden = retries.length === 0;
    },
  };
}

/**
 * @param {Retry} retry
 * @param {string} id
 * @param {(change: Change) => void} putIntoBuild
 */
function retryRow({ change, listFirst, afterSeconds }, id, putIntoBuild) {
  const { add = [], remove = [], displayName, retentionSettings } = change;
  const parts = [
    add.length > 0 && counted(add.length, "addition"),
    remove.length > 0 && counted(remove.length, "removal"),
    displayName !== undefined && "the display name",
    retentionSettings !== undefined && "how long backups are kept",
  ];
  const { words, delta } = factsOf(chosenIn(change));
  const isNew = isCreation(change);
  const what = `${isNew ? "a new " : ""}${words}${isExclusion(delta) ? ", what it leaves out" : ""}`;
  const unshown = unshownIn(change);
  return h(
    "li",
    {},
    h(
      "p",
      { id },
      `${[parts.filter(Boolean).join(", "), what].filter(Boolean).join(": ")} `,
      change.id && idView(change.id),
    ),
    h("p", { class: "hint" }, waitText(afterSeconds)),
    listFirst && h("p", {}, isNew ? CREATE_FIRST : LIST_FIRST),
    unshown === ""
      ? button("Put it into Build", () => putIntoBuild(change), {
          class: "small",
          "aria-describedby": id,
        })
      : h("p", {}, ...sentence(`Build has no place for this: ${unshown}. ${ELSEWHERE}`)),
  );
}

/** @param {number | undefined} seconds */
function waitText(seconds) {
  if (seconds === undefined) {
    return "How long to wait is in the answer’s Retry-After header, if it has one.";
  }
  return seconds === 0 ? "No need to wait." : `Wait ${counted(seconds, "second")} first.`;
}
