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
import { runWith, withoutRun } from "./state/runs.js";
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

  /**
   * The request of a choice, as far as it is known here.
   *
   * @param {string} choice
   * @returns {string | Sent | undefined}
   */
  const requestOf = (choice) => {
    const [from, at, index] = choice.split(" ");
    if (from === "checked") return checked.value;
    if (from === "pasted") return pasted.text.value || undefined;
    if (from === "build") return built.value.requests[Number(at)];
    if (from === "run") {
      const run = runs.value.find((it) => it.number === Number(at));
      return run?.requests[Number(index)];
    }
    const found = from === "auto" ? matched.value : undefined;
    return found && "match" in found ? ofMatch(found.match) : undefined;
  };
  /** What the answer is read against. */
  const known = computed(() => requestOf(source.value));

  /** @param {Match} match A `$batch` is put together again by the worker, and not shown. */
  const ofMatch = ({ key, index, isBatch }) =>
    isBatch ? undefined : groups().find((it) => it.key === key)?.requests[index];

  /** @returns {(Omit<Group, "batches"> & { batches?: Sent[] })[]} */
  const groups = () => {
    const { requests } = built.value;
    // What Build has may be a run by now: it is one group, and not two.
    const same = runWith(runs.value, requests);
    const key = same ? `run ${same.number}` : "build";
    const ofBuild = isSample(requests) || requests.length === 0 ? [] : [{ key, requests }];
    const ofRuns = [...runs.value]
      .reverse()
      .filter((run) => run !== same && !isSample(run.requests))
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

  /**
   * What is chosen in Build or Check stays what was answered, whatever those do: it is kept as a run.
   *
   * @param {string} choice
   */
  const asRun = (choice) => {
    const [from, at = "0"] = choice.split(" ");
    const [ofBody] = from === "checked" ? ofCheck(checked.value) : [];
    const isBatch = (ofBody?.batches ?? []).length > 0;
    const sent = from === "build" ? built.value.requests : isBatch ? [] : (ofBody?.requests ?? []);
    const run = sent.length > 0 ? noteSent(sent, true) : undefined;
    return run ? `run ${run.number} ${at}` : choice;
  };

  /** Keeps what was answered as a run. @param {Match} match */
  const runOf = ({ key }) => {
    const group = groups().find((it) => it.key === key);
    return group && !group.batches ? noteSent(group.requests) : undefined;
  };

  /**
   * Keeps what was answered as a run: from now on the answer is one to that, whatever Build does.
   *
   * @param {Match} match
   */
  const pin = (match) => {
    if (!isInSight()) return;
    const run = runOf(match);
    pinned.value = { ...match, ...(run && { key: `run ${run.number}` }), answer };
    if (run) matched.value = { match: pinned.value };
  };

  return {
    pasted,
    choices,
    source,
    matched,
    groups,
    requestOf,
    asRun,

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

    /** What one answer of several is to be read against. @param {string} choice */
    askOne(choice) {
      const request = choice === "auto" ? undefined : requestOf(choice);
      return { request, isDetected: request === undefined && choice !== "none", before: undefined };
    },

    /** @param {Matched | undefined} found What the answer was matched with. */
    told(found) {
      matched.value = found;
      if (found && "match" in found) pin(found.match);
      else if (isInSight()) chosen.value = asRun(source.value);
    },

    /**
     * @param {(Matched | undefined)[]} all What several answers were matched with.
     * @param {number} at The one that is shown.
     */
    toldAll(all, at) {
      matched.value = all[at];
      if (!isInSight()) return;
      for (const it of all) if (it && "match" in it) runOf(it.match);
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
