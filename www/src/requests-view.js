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
import { destinationChoices, factsOf, taskOf } from "./facts.js";
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
  const bar = boxById("phone-bar");
  bar.addEventListener("click", (event) => {
    // The fragment of the address names the part.
    event.preventDefault();
    boxById("requests-heading").focus();
  });
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
    ...[
      ["PowerShell script", "send-requests.ps1", "powerShellScript"],
      ["curl script", "send-requests.sh", "shellScript"],
      [".http file", "requests.http", "httpFile"],
      ["Bodies as .zip", "bodies.zip", "zipOfBodies"],
    ].map(([label = "", name = "", make = ""]) =>
      downloadButton(label, name, async () => {
        noteSent(requests);
        const scripts = await import("./scripts.js");
        return /** @type {Record<string, (requests: Request[]) => any>} */ ({ ...scripts })[make]?.(
          requests,
        );
      }),
    ),
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
      setText(bar, barText(next, findings, errors.length));
      setText(status, statusOf(next, errors.length + (errors.length > 0 ? others : 0), work));
      const listed = errors.length > 0 ? errors : findings.filter((it) => !isNeeded(it));
      const facts = factsOf(work);
      fill(
        notices,
        noticeList(listed, listed.length + others, facts, goTo),
        neededList(needed, facts, goTo),
        next.length > 0 && dangerOf(work, facts),
      );
      showRequests(next, nextSizes);
    },
  };
}

/**
 * What there is, in as few words as a telephone has room for.
 *
 * @param {Request[]} requests
 * @param {Finding[]} findings
 * @param {number} errors
 */
function barText(requests, findings, errors) {
  const warnings = findings.filter((it) => it.severity === "warning" && !isNeeded(it)).length;
  const parts = [
    counted(requests.length, "request"),
    errors > 0 && counted(errors, "error"),
    warnings > 0 && counted(warnings, "warning"),
  ];
  return parts.filter(Boolean).join(" · ");
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
 * What the requests overwrite, or take protection from.
 *
 * @param {Work} work
 * @param {Facts} facts
 */
function dangerOf({ add, remove, destinationType }, facts) {
  const { resource, delta } = facts;
  const { help } = destinationChoices(facts).find((it) => it.value === destinationType) ?? {};
  const isOverwritten = destinationType === "inPlace" && add.length > 0;
  const isUnprotected = taskOf(resource) === "policy" && remove.length > 0;
  const lines = [
    isOverwritten && `${counted(add.length, delta.reference)} to the original location. ${help}`,
    isUnprotected &&
      `${counted(remove.length, delta.item)} will be removed: what they protect is no longer backed up by this policy.`,
  ].filter((it) => it !== false);
  return (
    lines.length > 0 && h("div", { class: "danger-note" }, ...lines.map((it) => h("p", {}, it)))
  );
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
