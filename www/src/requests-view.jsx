/**
 * The requests that were built, or why there are none.
 *
 * @import { Built, Finding, Request } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { render } from "preact";
import { batchesView } from "./batches-view.js";
import { boxById, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { destinationChoices, factsOf, isExclusion, taskOf } from "./facts.js";
import { FindingLine } from "./findings.jsx";
import { longList } from "./long-list.js";
import { listWords, nameOf, placeOfFinding } from "./places.js";
import { requestRow } from "./request-row.js";
import { noteSent } from "./sent.js";
import { isNeeded } from "./state/judged.js";
import { retentionText } from "./state/retention.js";
import { tellStopped } from "./stopped.js";
import { Button, LinkTo } from "./views.jsx";
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
      render(null, notices);
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
      render(
        <>
          <Notices findings={listed} total={listed.length + others} facts={facts} goTo={goTo} />
          <Needed findings={needed} {...{ facts, work, actions }} />
          {next.length > 0 && <Danger work={work} facts={facts} />}
          {rest && (
            <Rest
              first={nextSizes[0] ?? 0}
              others={rest.add?.length ?? 0}
              put={() => putRest(next, rest)}
            />
          )}
        </>,
        notices,
      );
      showRequests(next, nextSizes);
    },
  };
}

/**
 * A session is created with as many items as one request holds.
 *
 * @param {{ first: number, others: number, put: () => void }} props
 */
function Rest({ first, others, put }) {
  return (
    <div>
      <p>
        This request creates the session with its first {counted(first, "item")}. Send it first: the
        rest, {counted(others, "item")}, is sent once the session has its id.
      </p>
      <Button class="small" act={put}>
        Put the rest into Build
      </Button>
    </div>
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
 * @param {{ work: Work, facts: Facts }} props
 */
function Danger({ work: { add, remove, destinationType, retentionSettings }, facts }) {
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
  if (lines.length === 0) return null;
  return (
    <div class="danger-note">
      {lines.map((it) => (
        <p key={it}>{it}</p>
      ))}
    </div>
  );
}

/**
 * What is still to be said before there are requests: no mistake of anybody.
 *
 * @param {{ findings: Finding[], facts: Facts, work: Work, actions: RequestActions }} props
 */
function Needed({ findings, facts, work, actions: { goTo, createSession } }) {
  if (findings.length === 0) return null;
  const isGranular = facts.delta.restoreJobType === "granular";
  return (
    <div class="needed">
      <p>Still needed:</p>
      <ul>
        {findings.map(({ code, ...finding }) => {
          const place = placeOfFinding({ code, ...finding });
          const others = isCreated(work) ? "" : ", or ids to remove";
          const name = nameOf(place, facts) || `${listWords("add", facts).ids} to add${others}`;
          return (
            <li key={code}>
              <LinkTo act={() => goTo(place)}>{name}</LinkTo>
              {code === "change-id-missing" && taskOf(work.resource) === "restore" && (
                <>
                  , or <LinkTo act={createSession}>create a new session</LinkTo>
                  {isGranular && ": one for single items begins with the request that creates it"}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * The first findings, each leading to what it is about.
 *
 * @param {{ findings: Finding[], total: number, facts: Facts, goTo: (place: Place) => void }} props
 */
function Notices({ findings, total, facts, goTo }) {
  if (findings.length === 0) return null;
  const shown = findings.slice(0, LISTED);
  const more = total - shown.length;
  return (
    <div>
      <ul class="findings">
        {shown.map((finding) => {
          const place = placeOfFinding(finding);
          const name = nameOf(place, facts);
          return (
            <li key={finding}>
              <FindingLine finding={finding}>
                {name !== "" && <LinkTo act={() => goTo(place)}>{name}</LinkTo>}
              </FindingLine>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p class="hint">{counted(more, "more", "more")}, each shown at its item.</p>}
    </div>
  );
}
