/**
 * The requests that were built, or why there are none.
 *
 * @import { Finding, Request } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { batchesView } from "./batches-view.js";
import { boxById, fill, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { factsOf } from "./facts.js";
import { findingLine, linkTo } from "./findings.js";
import { longList } from "./long-list.js";
import { listWords, nameOf, placeOfFinding } from "./places.js";
import { requestRow } from "./request-row.js";
import { noteSent } from "./sent.js";
import { isNeeded } from "./state/judged.js";
import { tellStopped } from "./stopped.js";
import { counted } from "./words.js";

/** How many findings are listed beside the requests; each stands at its item as well. */
const LISTED = 5;

/**
 * @param {(place: Place) => void} goTo
 */
export function requestsView(goTo) {
  const status = boxById("requests-status");
  const notices = h("div", { class: "notices" });
  const parent = h("ol", { class: "requests" });
  /** @type {Request[]} */
  let requests = [];
  /** @type {number[]} */
  let sizes = [];
  /** @param {number} index */
  const named = (index) => ({
    title: `Request ${index + 1} of ${requests.length}`,
    size: counted(sizes[index] ?? 0, "item"),
  });
  const batches = batchesView();
  const all = h(
    "div",
    { class: "actions" },
    batches.action,
    downloadButton("Download all", "requests.json", () => {
      noteSent(requests);
      return JSON.stringify(requests, null, 2);
    }),
  );
  const list = longList({
    parent,
    many: "requests",
    // A request is known by its place: it stays open while its body changes.
    keyOf: (_, index) => index,
    rowOf: () => requestRow(named, requests.length === 1, () => noteSent(requests)),
  });
  boxById("requests").append(notices, all, batches.element, list.before, parent, list.after);

  /**
   * @param {Request[]} next
   * @param {number[]} nextSizes
   */
  const showRequests = (next, nextSizes) => {
    requests = next;
    sizes = nextSizes;
    all.hidden = requests.length < 2;
    batches.show(requests);
    list.show(requests);
  };

  return {
    /** @param {() => void} again */
    showStopped(again) {
      tellStopped(status, "No request: building was stopped.", again);
      fill(notices);
      showRequests([], []);
    },

    /**
     * @param {BuiltRequests} built
     * @param {Work} work What it was built from.
     */
    show({ requests: next, sizes: nextSizes, findings, total }, work) {
      const errors = findings.filter((it) => it.severity === "error" && !isNeeded(it));
      const needed = findings.filter(isNeeded);
      const others = total - findings.length;
      setText(status, statusOf(next, errors.length + (errors.length > 0 ? others : 0), work));
      const listed = errors.length > 0 ? errors : findings.filter((it) => !isNeeded(it));
      const facts = factsOf(work);
      fill(
        notices,
        noticeList(listed, listed.length + others, facts, goTo),
        neededList(needed, facts, goTo),
      );
      showRequests(next, nextSizes);
    },
  };
}

/**
 * @param {Request[]} requests
 * @param {number} errors
 * @param {Work} work
 */
function statusOf(requests, errors, { add, remove }) {
  if (errors > 0) return `Fix ${counted(errors, "error")} to get the requests.`;
  if (requests.length === 0) return "No request yet.";
  const items = `${counted(add.length, "addition")}, ${counted(remove.length, "removal")}`;
  return `${items}, ${counted(requests.length, "request")}`;
}

/**
 * What is still to be said before there are requests: no mistake of anybody.
 *
 * @param {Finding[]} needed
 * @param {Facts} facts
 * @param {(place: Place) => void} goTo
 */
function neededList(needed, facts, goTo) {
  if (needed.length === 0) return null;
  const words = needed.map((finding) => {
    const place = placeOfFinding(finding);
    const name = nameOf(place, facts) || `${listWords("add", facts).ids} to add, or ids to remove`;
    return h(
      "li",
      {},
      linkTo(name, () => goTo(place)),
    );
  });
  return h("div", { class: "needed" }, h("p", {}, "Still needed:"), h("ul", {}, ...words));
}

/**
 * The first findings, each leading to what it is about.
 *
 * @param {Finding[]} findings
 * @param {number} total
 * @param {Facts} facts
 * @param {(place: Place) => void} goTo
 */
function noticeList(findings, total, facts, goTo) {
  if (findings.length === 0) return null;
  const items = findings.slice(0, LISTED).map((finding) => {
    const place = placeOfFinding(finding);
    const name = nameOf(place, facts);
    return h("li", {}, findingLine(finding, name !== "" && linkTo(name, () => goTo(place))));
  });
  const more = total - items.length;
  return h(
    "div",
    {},
    h("ul", { class: "findings" }, ...items),
    more > 0 &&
      h("p", { class: "hint" }, `${counted(more, "more", "more")}, each shown at its item.`),
  );
}
