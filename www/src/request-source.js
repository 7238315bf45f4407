/**
 * Which request an answer answers: found by the ids in both, among what was sent and what stands in Build
 * and in Check; or chosen; or pasted. The sample is never what an answer is read against by itself.
 *
 * @import { Signal } from "@preact/signals"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Group, Match, Matched } from "./state/matching.js"
 * @import { Sent } from "./state/runs.js"
 */

import { computed, signal } from "@preact/signals";
import { boxById } from "./box-by-id.js";
import { isSample, noteSent, runs } from "./sent.js";
import { keep } from "./shell/keep.js";
import { choicesOf, chosenOf } from "./state/asked.js";
import { digest } from "./state/digest.js";
import { reading } from "./state/reading.js";
import { withoutRun } from "./state/runs.js";
import { textState } from "./text-state.js";
import { toast } from "./toast.jsx";
import { counted } from "./words.js";

/**
 * @typedef {ReturnType<typeof requestSource>} RequestSource
 *
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {() => void} changed
 */
export function requestSource(built, checked, changed) {
  const pasted = textState({
    id: "asked-body",
    part: "answer",
    // Who opens the link has neither this Build nor these runs.
    carry() {
      const request = known.value ?? "";
      return typeof request === "string" ? request : JSON.stringify(request);
    },
  });
  const chosen = signal("auto");
  const matched = signal(/** @type {Matched | undefined} */ (undefined));
  /** What an answer was matched with, and which one that was: it stays so while Build goes on. */
  const pinned = signal(/** @type {Match & { answer: string } | undefined} */ (undefined));
  /** The answer that is read, in few characters. */
  let answer = "";

  // Not the text itself, which changes with each key that is pressed.
  const isChecked = computed(() => checked.value.trim() !== "");
  const choices = computed(() =>
    choicesOf(runs.value, built.value.requests.length, isChecked.value),
  );
  /** What is chosen, as far as it is there. */
  const source = computed(() => {
    const isThere = choices.value.some(({ options }) =>
      options.some((it) => it.value === chosen.value),
    );
    return isThere ? chosen.value : "auto";
  });

  /** What the answer is read against, as far as that is known here. */
  const known = computed(() => {
    /** @type {string | Sent | undefined} */
    let request;
    const [from, ...where] = source.value.split(" ");
    if (from === "auto" && matched.value && "match" in matched.value)
      request = ofMatch(matched.value.match);
    else if (from === "checked") request = checked.value;
    else if (from === "pasted") request = pasted.text.value || undefined;
    else if (from === "build") request = built.value.requests[Number(where[0])];
    else if (from === "run") {
      const run = runs.value.find((it) => it.number === Number(where[0]));
      request = run?.requests[Number(where[1])];
    }
    return request;
  });

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

  built.subscribe(changed);
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
      pinned.value = undefined;
      chosen.value = "auto";
      pasted.put("", "Read");
      return;
    }
    if (text !== "") chosen.value = "pasted";
    changed();
  });
  chosen.subscribe(changed);
  keep({
    name: "asked-source",
    element: boxById("answer-part"),
    get: () => (chosen.value === "auto" ? "" : chosen.value),
    // A link of an earlier page names what only that page had.
    put: (value) => {
      chosen.value = chosenOf(value, pasted.text.value);
    },
    carry: () => (source.value === "none" || known.value === undefined ? "none" : "pasted"),
    follow: (changed) => chosen.subscribe(changed),
  });
  keep({
    name: "asked-pinned",
    element: document.body,
    get: () => (pinned.value ? JSON.stringify(pinned.value) : ""),
    put: (text) => {
      pinned.value = JSON.parse(text);
    },
    follow: (changed) => pinned.subscribe(changed),
  });

  /** What is chosen in Build or Check stays what was answered, whatever those do. */
  const pinChosen = () => {
    const [from, at = "0"] = source.value.split(" ");
    const [ofBody] = from === "checked" ? ofCheck(checked.value) : [];
    const isBatch = (ofBody?.batches ?? []).length > 0;
    const sent = from === "build" ? built.value.requests : isBatch ? [] : (ofBody?.requests ?? []);
    const run = sent.length > 0 ? noteSent(sent, true) : undefined;
    if (run) chosen.value = `run ${run.number} ${at}`;
  };

  /**
   * Keeps what was answered as a run: from now on the answer is one to that, whatever Build does.
   *
   * @param {Match} match
   */
  const pin = (match) => {
    if (!isInSight()) return;
    const group = groups().find((it) => it.key === match.key);
    const run = group && !group.batches && noteSent(group.requests);
    pinned.value = { ...match, ...(run && { key: `run ${run.number}` }), answer };
    if (run) matched.value = { match: pinned.value };
  };

  return {
    pasted,
    choices,
    source,
    known,
    matched,
    groups,

    /** @param {string} value */
    choose(value) {
      chosen.value = value;
    },

    /** What an answer is to be read against. @param {string} text All that it is. */
    ask(text) {
      answer = digest(text);
      const isDetected = source.value === "auto";
      const request = isDetected ? undefined : known.value;
      // Another one may be to another request, also where it names none of its items.
      const before = pinned.value?.answer === answer ? pinned.value : undefined;
      return { request, isDetected, before };
    },

    /** @param {Matched | undefined} found What the answer was matched with. */
    told(found) {
      matched.value = found;
      if (found && "match" in found) pin(found.match);
      else if (isInSight()) pinChosen();
    },

    /** Without an answer, no request was answered. */
    letGo() {
      matched.value = undefined;
      pinned.value = undefined;
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

    /** @param {number} number Of a run. */
    forget(number) {
      const before = runs.value;
      runs.value = withoutRun(before, number);
      toast(`Run ${number} is forgotten.`, () => {
        runs.value = before;
      });
    },
  };
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

/** Whether the person looks at the answer. */
function isInSight() {
  return location.hash.startsWith("#answer");
}
