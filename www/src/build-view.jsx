/**
 * The part where a person says what to add and to remove, and gets the requests.
 *
 * @import { Signal } from "@preact/signals"
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { RequestActions } from "./requests-view.jsx"
 * @import { Work } from "./work.js"
 */

import { batch, computed, signal } from "@preact/signals";
import { render } from "preact";
import { boxById } from "./box-by-id.js";
import { latestCall } from "./call.js";
import { EntryCard, entryList } from "./entry-list.jsx";
import { FindBar } from "./find-bar.jsx";
import { EVERYTHING } from "./finding-items.js";
import { createHistory, stepOf } from "./history.js";
import { workOfText } from "./kept-work.js";
import { placeOf, sorted } from "./places.js";
import { BarText, Requests } from "./requests-view.jsx";
import { holdsSample, sampleWork } from "./sample.js";
import { noteSent } from "./sent.js";
import { keptValue } from "./shell/drafts.js";
import { judged } from "./state/judged.js";
import { workFrom } from "./taking.js";
import { focusTarget, Target } from "./target-view.jsx";
import { toastStep } from "./toast.jsx";
import { Button } from "./views.jsx";
import { whenQuiet } from "./when-quiet.js";
import { changeOf, emptyWork } from "./work.js";

/**
 * @typedef {object} Building
 * @property {Signal<BuiltRequests>} built What was built last.
 * @property {History<Work>} history What it was built from.
 */

/** Before the first answer of the worker. @type {BuiltRequests} */
const NOTHING_BUILT = { requests: [], sizes: [], findings: [], total: 0 };

/** @returns {Building} */
export function startBuild() {
  const history = createHistory(workOfText(keptValue("work")) ?? sampleWork());
  const built = signal(NOTHING_BUILT);
  const found = signal(sorted([], history.get()));
  const search = signal(EVERYTHING);
  const callBuild = latestCall();

  /** @param {string} pointer */
  const goToPointer = (pointer) => goTo(placeOf(pointer));
  const lists = {
    add: entryList("add", history, search, found, goToPointer),
    remove: entryList("remove", history, search, found, goToPointer),
  };
  const both = Object.values(lists);
  /** How many items are shown. */
  const shown = computed(() => both.reduce((sum, it) => sum + it.places.value.length, 0));

  /** @param {Place} place */
  const goTo = (place) => {
    if (place.field === "add" || place.field === "remove") {
      const list = lists[place.field];
      if (place.index === undefined) return list.box.focus();
      // What is hidden by a search is looked for now.
      if (!list.isShown(place.index)) search.value = EVERYTHING;
      list.focus(place.index);
    } else if (place.field === "change") {
      search.value = EVERYTHING;
      lists.add.box.focus();
    } else focusTarget(place.field);
  };

  const forget = () => {
    for (const { box } of both) {
      box.said.value = "";
      box.offers.value = [];
    }
  };

  /**
   * Puts something else in the place of everything.
   *
   * @param {string} label
   * @param {Work} work
   * @param {string} [more] What else is to be said of it.
   */
  const replace = (label, work, more) => {
    history.commit(label, work);
    toastStep(history, more);
    forget();
  };
  const startEmpty = () => {
    replace("starting empty", emptyWork(history.get()));
    for (const { box } of both) box.empty();
    focusTarget("id");
  };
  const showSample = () => replace("showing the sample", sampleWork(history.get()));

  /** @param {"undo" | "redo"} step */
  const go = (step) => {
    history[step]();
    forget();
    // A field that goes away must not take the focus with it.
    queueMicrotask(() => {
      if (!document.activeElement?.matches("body *")) focusTarget("id");
    });
  };
  document.addEventListener("keydown", (event) => {
    const step = stepOf(event);
    // In a field, the browser takes back what was typed there.
    if (!step || isTextField(event.target) || boxById("build-part").hidden) return;
    event.preventDefault();
    go(step);
  });

  const build = async () => {
    const work = history.get();
    const change = changeOf(work);
    const isFirst = JSON.stringify(change) === SAMPLE_BUILT.change;
    const made = isFirst ? SAMPLE_BUILT.built : await callBuild("buildRequests", change);
    // What was changed since is about to be built by itself.
    if (work !== history.get()) return;
    batch(() => {
      built.value = made ? judged(made, work) : { ...NOTHING_BUILT, isStopped: true };
      found.value = sorted(built.value.findings, work);
    });
  };
  const buildSoon = whenQuiet(build);
  history.follow(buildSoon);

  /** @type {RequestActions} */
  const actions = {
    goTo,
    again: buildSoon,
    isNow: () => found.value.work === history.get(),
    createSession() {
      history.commit("choosing a new session", { ...history.get(), create: true });
      focusTarget("session");
    },
    async putRest() {
      const { requests, next } = built.value;
      if (!next) return;
      // It is what was sent, or is about to be: its answer gives the id that the rest waits for.
      noteSent(requests);
      const before = history.get();
      const work = await workFrom(next, before);
      if (!work || before !== history.get()) return;
      const told = "The request that creates the session is a run of Read an answer.";
      replace("putting in the rest", work, told);
      focusTarget("id");
    },
  };

  render(
    <>
      <Step verb="Undo" label={history.lastLabel} history={history} act={() => go("undo")} />
      <Step verb="Redo" label={history.nextLabel} history={history} act={() => go("redo")} />
      <Button act={showSample}>Show a sample</Button>
      <Button act={startEmpty}>Start empty</Button>
    </>,
    boxById("build-actions"),
  );
  render(<SampleNote history={history} />, boxById("sample-note"));
  render(
    <>
      <Target history={history} found={found} />
      <FindBar {...{ history, search, found, shown }} />
      {both.map((list) => (
        <EntryCard key={list.name} list={list} />
      ))}
    </>,
    boxById("wishes"),
  );
  const boxes = both.map((it) => it.box);
  render(<Requests {...{ built, found, actions, boxes }} />, boxById("requests-card"));
  const bar = boxById("phone-bar");
  bar.addEventListener("click", (event) => {
    // The fragment of the address names the part.
    event.preventDefault();
    boxById("requests-heading").focus();
  });
  render(<BarText built={built} />, bar);
  return { built, history };
}

/**
 * A button of the history stays where it is, also when there is nothing for it to do: it would take
 * the focus with it, and move its neighbours.
 *
 * @param {object} props
 * @param {"Undo" | "Redo"} props.verb
 * @param {() => string | undefined} props.label What it would take back, or do again.
 * @param {History<Work>} props.history
 * @param {() => void} props.act
 */
function Step({ verb, label: labelNow, history, act }) {
  // It changes with the work alone.
  history.get();
  const label = labelNow();
  return (
    <Button
      id={verb.toLowerCase()}
      aria-disabled={label === undefined}
      title={label === undefined ? "" : `${verb} ${label}`}
      act={act}
    >
      {verb}
      {label !== undefined && <span class="visually-hidden"> {label}</span>}
    </Button>
  );
}

/** @param {{ history: History<Work> }} props */
function SampleNote({ history }) {
  if (!holdsSample(history.get())) return null;
  return (
    <p class="banner">
      This is a sample: its ids are made up. <strong>Start empty</strong> clears them away.
    </p>
  );
}

/** @param {EventTarget | null} element */
function isTextField(element) {
  // In a box that is empty there is nothing to take back but what came from it.
  if (element instanceof HTMLTextAreaElement && element.closest(".box"))
    return element.value !== "";
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && ["text", "search"].includes(element.type))
  );
}
