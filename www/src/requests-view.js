/**
 * The requests that were built, or why there are none.
 *
 * @import { Built, Finding, Request } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { batchesView } from "./batches-view.js";
import { boxById, button, fill, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { destinationChoices, factsOf, isExclusion, taskOf } from "./facts.js";
import { findingLine, linkTo } from "./findings.js";
import { longList } from "./long-list.js";
import { listWords, nameOf, placeOfFinding } from "./places.js";
import { requestRow } from "./request-row.js";
import { noteSent } from "./sent.js";
import { isNeeded } from "./state/judged.js";
import { retentionText } from "./state/retention.js";
import { tellStopped } from "./stopped.js";
import { counted, visible } from "./words.js";
import { isCreated } from "./work.js";

/** How many findings are listed beside the requests; each stands at its item as well. */
const LISTED = 5;

/** What the view tells in words of its own. */
const CONTINUES = "change-continues";

/**
 * @typedef {object} RequestActions
 * @property {(place: Place) => void} goTo
 * @property {() => void} createSession
 * @property {(next: NonNullable<Built["next"]>) => void} putRest Puts what is sent later into Build.
 *
 * @param {RequestActions} actions
 */
export function requestsView(actions) {
  const { goTo } = actions;
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

  /**
   * @param {Request[]} made
   * @param {NonNullable<Built["next"]>} rest
   */
  const putRest = (made, rest) => {
    // It is what was sent, or is about to be: its answer gives the id that the rest waits for.
    noteSent(made);
    actions.putRest(rest);
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
    show({ requests: next, sizes: nextSizes, findings, total, next: rest }, work) {
      const errors = findings.filter((it) => it.severity === "error" && !isNeeded(it));
      const needed = findings.filter(isNeeded);
      const others = total - findings.length;
      setText(bar, barText(next, findings, errors.length));
      setText(status, statusOf(next, errors.length + (errors.length > 0 ? others : 0), work));
      const told = findings.filter((it) => !isNeeded(it) && it.code !== CONTINUES);
      const listed = errors.length > 0 ? errors : told;
      const facts = factsOf(work);
      fill(
        notices,
        noticeList(listed, listed.length + others, facts, goTo),
        neededList(needed, facts, work, actions),
        next.length > 0 && dangerOf(work, facts),
        rest && restView(nextSizes[0] ?? 0, rest.add?.length ?? 0, () => putRest(next, rest)),
      );
      showRequests(next, nextSizes);
    },
  };
}

/**
 * A session is created with as many items as one request holds.
 *
 * @param {number} first
 * @param {number} others
 * @param {() => void} put
 */
function restView(first, others, put) {
  const words = `This request creates the session with its first ${counted(first, "item")}. Send it first: the rest, ${counted(others, "item")}, is sent once the session has its id.`;
  return h(
    "div",
    {},
    h("p", {}, words),
    button("Put the rest into Build", put, { class: "small" }),
  );
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
function dangerOf({ add, remove, destinationType, retentionSettings }, facts) {
  const { resource, delta } = facts;
  const { help } = destinationChoices(facts).find((it) => it.value === destinationType) ?? {};
  const isOverwritten = destinationType === "inPlace" && add.length > 0;
  const isPolicy = taskOf(resource) === "policy";
  const isLeftOut = isExclusion(delta);
  const lines = [
    isOverwritten && `${counted(add.length, delta.reference)} to the original location. ${help}`,
    isLeftOut &&
      add.length > 0 &&
      `${counted(add.length, delta.reference)} will be left out: what they stand for is no longer backed up by this policy.`,
    isPolicy &&
      remove.length > 0 &&
      `${counted(remove.length, delta.item)} will be removed: what they ${isLeftOut ? "left out is protected by this policy again" : "protect is no longer backed up by this policy"}.`,
    isPolicy &&
      retentionSettings &&
      `How long backups are kept will be set: ${visible(retentionText(retentionSettings))}.`,
  ].filter((it) => typeof it === "string");
  return (
    lines.length > 0 && h("div", { class: "danger-note" }, ...lines.map((it) => h("p", {}, it)))
  );
}

/**
 * What is still to be said before there are requests: no mistake of anybody.
 *
 * @param {Finding[]} needed
 * @param {Facts} facts
 * @param {Work} work
 * @param {RequestActions} actions
 */
function neededList(needed, facts, work, { goTo, createSession }) {
  if (needed.length === 0) return null;
  const words = needed.map((finding) => {
    const place = placeOfFinding(finding);
    const others = isCreated(work) ? "" : ", or ids to remove";
    const name = nameOf(place, facts) || `${listWords("add", facts).ids} to add${others}`;
    const link = linkTo(name, () => goTo(place));
    if (finding.code !== "change-id-missing" || taskOf(work.resource) !== "restore")
      return h("li", {}, link);
    const isGranular = facts.delta.restoreJobType === "granular";
    const why = isGranular && ": one for single items begins with the request that creates it";
    return h("li", {}, link, ", or ", linkTo("create a new session", createSession), why);
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
