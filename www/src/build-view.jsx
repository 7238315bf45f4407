/**
 * The part where a person says what to add and to remove, and gets the requests.
 *
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Signal } from "@preact/signals-core"
 * @import { Work } from "./work.js"
 */

import { signal } from "@preact/signals-core";
import { render } from "preact";
import { latestCall } from "./call.js";
import { boxById, byId, fill, h } from "./dom.js";
import { EntryCard, entryList } from "./entry-list.jsx";
import { findBar } from "./find-bar.js";
import { createHistory } from "./history.js";
import { workOfText } from "./kept-work.js";
import { placeOf, sorted } from "./places.js";
import { requestsView } from "./requests-view.jsx";
import { holdsSample, sampleWork } from "./sample.js";
import { kept } from "./shell/keep.js";
import { judged } from "./state/judged.js";
import { workFrom } from "./taking.js";
import { targetView } from "./target-view.jsx";
import { toastStep } from "./toast.js";
import { whenQuiet } from "./when-quiet.js";
import { changeOf, emptyWork } from "./work.js";

/**
 * @typedef {object} Building
 * @property {Signal<BuiltRequests>} built What was built last.
 * @property {History<Work>} history What it was built from.
 */

/** Before the first answer of the worker. */
const NOTHING_BUILT = { requests: [], sizes: [], findings: [], total: 0 };

/** @returns {Building} */
export function startBuild() {
  const history = createHistory(workOfText(kept("work")) ?? sampleWork());
  const built = signal(/** @type {BuiltRequests} */ (NOTHING_BUILT));
  const callBuild = latestCall();

  const undo = byId("undo", HTMLButtonElement);
  const redo = byId("redo", HTMLButtonElement);
  const startEmpty = byId("start-empty", HTMLButtonElement);
  const showSample = byId("show-sample", HTMLButtonElement);
  const sampleNote = boxById("sample-note");

  /** @param {string} pointer */
  const goTo = (pointer) => focusPlace(placeOf(pointer));
  const target = targetView(history);
  const find = findBar(history);
  const found = signal(sorted([], history.get()));
  const lists = {
    add: entryList("add", history, find.search, found, goTo),
    remove: entryList("remove", history, find.search, found, goTo),
  };
  boxById("wishes").append(target.element, find.element);
  const listsPlace = h("div", { class: "stack" });
  boxById("wishes").append(listsPlace);
  render(
    <>
      <EntryCard list={lists.add} />
      <EntryCard list={lists.remove} />
    </>,
    listsPlace,
  );
  const requests = requestsView({
    goTo: (place) => focusPlace(place),
    createSession() {
      history.commit("choosing a new session", { ...history.get(), create: true });
      target.focusSession();
    },
    async putRest(next) {
      const before = history.get();
      const work = await workFrom(next, before);
      if (!work || before !== history.get()) return;
      replace(
        "putting in the rest",
        work,
        "The request that creates the session is a run of Read an answer.",
      );
      target.focus("id");
    },
  });

  /** @param {Place} place */
  const focusPlace = (place) => {
    if (place.field === "add" || place.field === "remove") {
      if (place.index === undefined) return lists[place.field].box.focus();
      // What is hidden by a search is looked for now.
      if (!lists[place.field].isShown(place.index)) find.clear();
      lists[place.field].focus(place.index);
    } else if (place.field === "change") {
      find.clear();
      lists.add.box.focus();
    } else target.focus(place.field);
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
    lists.add.box.forget();
    lists.remove.box.forget();
  };
  startEmpty.addEventListener("click", () => {
    replace("starting empty", emptyWork(history.get()));
    lists.add.box.empty();
    lists.remove.box.empty();
    target.focus("id");
  });
  showSample.addEventListener("click", () => {
    replace("showing the sample", sampleWork(history.get()));
  });

  /** @param {"undo" | "redo"} step */
  const go = (step) => {
    history[step]();
    lists.add.box.forget();
    lists.remove.box.forget();
    // A field that goes away must not take the focus with it.
    if (!document.activeElement?.matches("body *")) target.focus("id");
  };
  undo.addEventListener("click", () => go("undo"));
  redo.addEventListener("click", () => go("redo"));
  document.addEventListener("keydown", (event) => {
    const step = stepOf(event);
    // In a field, the browser takes back what was typed there.
    if (!step || isTextField(event.target) || boxById("build-part").hidden) return;
    event.preventDefault();
    go(step);
  });

  const buildSoon = whenQuiet(async () => {
    const work = history.get();
    const change = changeOf(work);
    const isFirst = JSON.stringify(change) === SAMPLE_BUILT.change;
    const made = isFirst ? SAMPLE_BUILT.built : await callBuild("buildRequests", change);
    // What was changed since is about to be built by itself.
    if (work !== history.get()) return;
    built.value = made ? judged(made, work) : { ...NOTHING_BUILT, isStopped: true };
  });

  const countShown = () => lists.add.places.value.length + lists.remove.places.value.length;

  history.follow((work) => {
    target.show(work);
    lists.add.box.show(work);
    lists.remove.box.show(work);
    sampleNote.hidden = !holdsSample(work);
    showStep(undo, "Undo", history.lastLabel());
    showStep(redo, "Redo", history.nextLabel());
    find.show(work, countShown());
    buildSoon();
  });

  find.search.subscribe(() => find.show(history.get(), countShown()));

  built.subscribe((made) => {
    const work = history.get();
    found.value = sorted(made.findings, work);
    target.showFindings(found.value.fields);
    find.showFindings(found.value.entries, work);
    if (made.isStopped) requests.showStopped(buildSoon);
    else requests.show(made, work);
  });

  return { built, history };
}

/**
 * A button of the history stays where it is, also when there is nothing for it to do: it would take
 * the focus with it, and move its neighbours.
 *
 * @param {HTMLButtonElement} button
 * @param {string} verb
 * @param {string | undefined} label What it would take back, or do again.
 */
function showStep(button, verb, label) {
  button.setAttribute("aria-disabled", String(label === undefined));
  fill(button, verb, label !== undefined && h("span", { class: "visually-hidden" }, ` ${label}`));
  button.title = label === undefined ? "" : `${verb} ${label}`;
}

/**
 * What keys ask for, as they do in other programs.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | undefined}
 */
function stepOf({ ctrlKey, metaKey, shiftKey, altKey, key }) {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined;
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
