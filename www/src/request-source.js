/**
 * Which request an answer answers: found by the ids in both, among what was sent and what stands in Build
 * and in Check; or chosen; or pasted. The sample is never what an answer is read against by itself.
 *
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "@preact/signals-core"
 * @import { Group, Match, Matched } from "./state/matching.js"
 * @import { Run, Sent } from "./state/runs.js"
 */

import { signal } from "@preact/signals-core";
import { boxById, button, byId, fill, h, setText } from "./dom.js";
import { RESOURCES } from "./facts.js";
import { isSample, noteSent, runs } from "./sent.js";
import { keep } from "./shell/keep.js";
import { resourceOfUrl } from "./state/lists.js";
import { reading } from "./state/reading.js";
import { withoutRun } from "./state/runs.js";
import { textBox } from "./text-box.js";
import { toast } from "./toast.js";
import { capital, counted, visibleJson } from "./words.js";

/** So many requests of a run are listed; the others are found by the answer. */
const LISTED = 100;

const TIME = new Intl.DateTimeFormat("en", { timeStyle: "short" });

/**
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {() => void} changed
 */
export function requestSource(built, checked, changed) {
  const pasted = textBox({
    id: "asked-body",
    label: "Body of the request",
    placeholder:
      "Paste what was sent: a body, HTTP, a curl or PowerShell command, a $batch; or drop a file.",
    // Who opens the link has neither this Build nor these runs.
    carry() {
      const request = known() ?? "";
      return typeof request === "string" ? request : JSON.stringify(request);
    },
  });
  const shown = h("pre", {
    ...{ class: "body", tabindex: 0, role: "region", dir: "ltr" },
    "aria-label": "Request that was chosen",
  });
  const pastedBox = boxById("asked-text");
  boxById("asked-body-box").append(shown);
  pastedBox.append(pasted.element);
  const select = byId("asked-source", HTMLSelectElement);
  const told = boxById("asked-told");
  const list = h("ul", { class: "runs" });
  const runsBox = h(
    "details",
    { class: "runs-box" },
    h("summary", {}, h("span", {}, "Runs")),
    list,
  );
  boxById("asked-runs").append(runsBox);
  const chosen = signal("auto");
  /** @type {Matched | undefined} */
  let matched;
  /** @type {Match | undefined} What the answer was matched with: it stays so while Build goes on. */
  let pinned;

  const offer = () => {
    const ofRuns = [...runs.value].reverse().map((run) => optgroup(runTitle(run), runOptions(run)));
    const { requests } = built.value;
    const ofBuild = requests
      .slice(0, LISTED)
      .map((_, at) => option(`build ${at}`, `Request ${at + 1} of ${requests.length} in Build`));
    const isThere = checked.value.trim() !== "";
    fill(
      select,
      option("auto", "Find it by its ids"),
      ...ofRuns,
      ...ofBuild,
      isThere && option("checked", "The body in Check"),
      option("pasted", "Another one, pasted here"),
      option("none", "No request"),
    );
    fill(list, ...runs.value.map(runRow));
    runsBox.hidden = runs.value.length === 0;
    choose();
  };

  const choose = () => {
    const values = [...select.options].map((it) => it.value);
    select.value = values.includes(chosen.value) ? chosen.value : "auto";
    pastedBox.hidden = select.value !== "pasted";
    const request = known();
    shown.hidden = select.value === "pasted" || request === undefined;
    setText(
      shown,
      visibleJson(startOf(typeof request === "string" ? request : (request?.body ?? ""))),
    );
  };

  /** @returns {string | Sent | undefined} What the answer is read against, as far as that is known here. */
  const known = () => {
    if (select.value === "auto")
      return matched && "match" in matched ? ofMatch(matched.match) : undefined;
    const [from, ...where] = select.value.split(" ");
    if (from === "checked") return checked.value;
    if (from === "pasted") return pasted.text.value === "" ? undefined : pasted.text.value;
    if (from === "build") return built.value.requests[Number(where[0])];
    return runs.value.find((it) => it.number === Number(where[0]))?.requests[Number(where[1])];
  };

  /** @param {Match} match A `$batch` is put together again by the worker, and not shown. */
  const ofMatch = ({ key, index, isBatch }) =>
    isBatch ? undefined : groups().find((it) => it.key === key)?.requests[index];

  /** @returns {(Omit<Group, "batches"> & { batches?: Sent[] })[]} */
  const groups = () => {
    const { requests } = built.value;
    const ofBuild = isSample(requests) || requests.length === 0 ? [] : [{ key: "build", requests }];
    const ofRuns = [...runs.value]
      .reverse()
      .filter((run) => !isSample(run.requests))
      .map((run) => ({ key: `run ${run.number}`, requests: run.requests }));
    return [...ofBuild, ...ofRuns, ...ofCheck(checked.value)];
  };

  select.addEventListener("input", () => {
    chosen.value = select.value;
  });
  built.subscribe(offer);
  built.subscribe(changed);
  runs.subscribe(offer);
  checked.subscribe(offer);
  checked.subscribe(changed);
  addEventListener("hashchange", () => isInSight() && changed());
  pasted.text.subscribe((text) => {
    const read = reading(text);
    // A $batch is read as it is; its whole refusal names none of its parts.
    if (read && read.requests.length > 0 && read.form !== "a $batch") {
      const run = noteSent(read.requests);
      if (!run) return;
      toast(
        `Read ${counted(read.requests.length, "request")} from ${read.form}: kept as run ${run.number}.`,
      );
      pinned = undefined;
      chosen.value = "auto";
      pasted.put("", "Read");
      return;
    }
    if (text !== "") chosen.value = "pasted";
    changed();
  });
  chosen.subscribe(() => {
    choose();
    changed();
  });
  keep({
    name: select.id,
    element: select,
    get: () => (chosen.value === "auto" ? "" : chosen.value),
    // A link of an earlier page names what only that page had.
    put: (value) => {
      chosen.value = chosenOf(value, pasted.text.value);
    },
    carry: () => (select.value === "none" || known() === undefined ? "none" : "pasted"),
    follow: (changed) => chosen.subscribe(changed),
  });
  keep({
    name: "asked-pinned",
    element: document.body,
    get: () => (pinned ? JSON.stringify(pinned) : ""),
    put: (text) => {
      pinned = JSON.parse(text);
    },
    follow: (changed) => runs.subscribe(changed),
  });

  /** @param {Run} run */
  function runRow(run) {
    const forget = () => {
      const before = runs.value;
      runs.value = withoutRun(before, run.number);
      toast(`Run ${run.number} is forgotten.`, () => {
        runs.value = before;
      });
    };
    const label = `Forget run ${run.number}`;
    return h(
      "li",
      {},
      runTitle(run),
      " ",
      button("Forget", forget, { class: "small", "aria-label": label }),
    );
  }

  return {
    /** What an answer is to be read against. */
    ask: () => ({
      request: select.value === "auto" ? undefined : known(),
      isDetected: select.value === "auto",
      before: pinned,
    }),
    groups,

    /** @param {Matched | undefined} found What the answer was matched with. */
    told(found) {
      matched = found;
      if (found && "match" in found) pin(found.match);
      else if (isInSight()) pinChosen();
      setText(told, wordsOf(matched));
      told.className =
        matched && "why" in matched && matched.why !== "none" ? "field-error" : "hint";
      choose();
    },

    /** Without an answer, no request was answered. */
    letGo() {
      matched = undefined;
      pinned = undefined;
      setText(told, "");
      choose();
    },

    /**
     * Puts a request among what is pasted, and chooses it.
     *
     * @param {Sent} request
     * @param {string} what
     */
    put(request, what) {
      pasted.put(request.body, what);
      chosen.value = "pasted";
    },
  };

  /** What is chosen in Build or Check stays what was answered, whatever those do. */
  function pinChosen() {
    const [from, at = "0"] = select.value.split(" ");
    const [ofBody] = from === "checked" ? ofCheck(checked.value) : [];
    const isBatch = (ofBody?.batches ?? []).length > 0;
    const sent = from === "build" ? built.value.requests : isBatch ? [] : (ofBody?.requests ?? []);
    const run = sent.length > 0 ? noteSent(sent, true) : undefined;
    if (run) chosen.value = `run ${run.number} ${at}`;
  }

  /**
   * Keeps what was answered as a run: from now on the answer is one to that, whatever Build does.
   *
   * @param {Match} match
   */
  function pin(match) {
    if (!isInSight()) return;
    const group = groups().find((it) => it.key === match.key);
    const run = group && !group.batches && noteSent(group.requests);
    pinned = run ? { ...match, key: `run ${run.number}` } : match;
    if (run) matched = { match: pinned };
  }
}

/** @param {Matched | undefined} matched */
function wordsOf(matched) {
  if (!matched) return "";
  if ("match" in matched) {
    const { key, index, isBatch } = matched.match;
    const where = { build: "Build", check: "Check" }[key] ?? key;
    return `Read against ${isBatch ? "the $batch of" : `request ${index + 1} of`} ${where}.`;
  }
  return {
    none: "No request is known here: the answer is read by itself. A removal that was done may not be in it.",
    other:
      "This answer fits no request that is known here: it belongs to another one. Paste that one.",
    several: "Nothing in this answer tells which request it is to: choose that one.",
  }[matched.why];
}

/**
 * What stands in Check, as it may have been sent.
 *
 * @param {string} text
 * @returns {(Omit<Group, "batches"> & { batches?: Sent[] })[]}
 */
function ofCheck(text) {
  if (text.trim() === "") return [];
  const read = reading(text);
  const requests = read?.requests ?? [{ method: "PATCH", url: "", body: text }];
  const batches = read?.form === "a $batch" ? [{ method: "POST", url: "", body: text }] : [];
  return [{ key: "check", requests, batches }];
}

/**
 * @param {string} value
 * @param {string} pasted
 */
function chosenOf(value, pasted) {
  if (value === "none" || value === "checked" || /^(?:build|run) /.test(value)) return value;
  return value === "pasted" || pasted !== "" ? "pasted" : "auto";
}

/** Whether the person looks at the answer. */
function isInSight() {
  return location.hash.startsWith("#answer");
}

/** @param {Run} run */
function runTitle({ number, time, requests }) {
  const [first] = requests;
  const resource = first && resourceOfUrl(first.url);
  const words = RESOURCES.find((it) => it.resource === resource)?.words ?? "a body";
  return `Run ${number}, ${TIME.format(time)}: ${counted(requests.length, "request")}, ${capital(words)}`;
}

/** @param {Run} run */
function runOptions({ number, requests }) {
  return requests
    .slice(0, LISTED)
    .map((_, at) =>
      option(`run ${number} ${at}`, `Run ${number}: request ${at + 1} of ${requests.length}`),
    );
}

/**
 * @param {string} label
 * @param {HTMLElement[]} options
 */
function optgroup(label, options) {
  return h("optgroup", { label }, ...options);
}

/** How much of a request is shown, in UTF-16 units: what is longer is better read elsewhere. */
const LONGEST_SHOWN = 100_000;

/** @param {string} body */
function startOf(body) {
  if (body.length <= LONGEST_SHOWN) return body;
  return `${body.slice(0, LONGEST_SHOWN)}\n… ${counted(body.length - LONGEST_SHOWN, "more character")}`;
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h("option", { value }, text);
}
