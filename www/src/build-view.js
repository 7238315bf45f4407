/**
 * The part where a person says what to add and to remove, and gets the requests.
 *
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Signal } from "./signal.js"
 * @import { Work } from "./work.js"
 */

import { latestCall } from "./call.js";
import { boxById, byId } from "./dom.js";
import { entryList } from "./entry-list.js";
import { createHistory } from "./history.js";
import { placeOf, sorted } from "./places.js";
import { requestsView } from "./requests-view.js";
import { holdsSample, sampleWork } from "./sample.js";
import { signal, whenQuiet } from "./signal.js";
import { targetView } from "./target-view.js";
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
  const history = createHistory(sampleWork());
  const built = signal(/** @type {BuiltRequests} */ (NOTHING_BUILT));
  const callBuild = latestCall();

  const undo = byId("undo", HTMLButtonElement);
  const startEmpty = byId("start-empty", HTMLButtonElement);
  const showSample = byId("show-sample", HTMLButtonElement);
  const sampleNote = boxById("sample-note");

  /** @param {string} pointer */
  const goTo = (pointer) => focusPlace(placeOf(pointer));
  const target = targetView(history);
  const lists = {
    add: entryList("add", history, goTo),
    remove: entryList("remove", history, goTo),
  };
  boxById("wishes").append(target.element, lists.add.element, lists.remove.element);
  const requests = requestsView((place) => focusPlace(place));

  /** @param {Place} place */
  const focusPlace = (place) => {
    if ("index" in place) lists[place.field].focus(place.index);
    else if (place.field === "change") lists.add.focusBox();
    else target.focus(place.field);
  };

  /**
   * Puts something else in the place of everything.
   *
   * @param {string} label
   * @param {Work} work
   */
  const replace = (label, work) => {
    history.commit(label, work);
    lists.add.forget();
    lists.remove.forget();
  };
  startEmpty.addEventListener("click", () => {
    replace("starting empty", emptyWork(history.get()));
    lists.add.emptyBox();
    lists.remove.emptyBox();
    target.focus("id");
  });
  showSample.addEventListener("click", () => {
    replace("showing the sample", sampleWork(history.get()));
  });

  const takeBack = () => {
    history.undo();
    lists.add.forget();
    lists.remove.forget();
    // A button or a field that goes away must not take the focus with it.
    if (undo.hidden || !document.activeElement?.matches("body *")) target.focus("id");
  };
  undo.addEventListener("click", takeBack);
  document.addEventListener("keydown", (event) => {
    const isUndo =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    // In a field, the browser takes back what was typed there.
    if (!isUndo || isTextField(event.target) || boxById("build-part").hidden || undo.hidden) return;
    event.preventDefault();
    takeBack();
  });

  const buildSoon = whenQuiet(async () => {
    const made = await callBuild("buildRequests", changeOf(history.get()));
    if (made) built.set(made);
  });

  history.follow((work) => {
    target.show(work);
    lists.add.show(work);
    lists.remove.show(work);
    sampleNote.hidden = !holdsSample(work);
    const label = history.lastLabel();
    undo.hidden = label === undefined;
    undo.textContent = `Undo ${label}`;
    buildSoon();
  });

  built.follow((made) => {
    const work = history.get();
    const { fields, entries } = sorted(made.findings, work);
    target.showFindings(fields);
    lists.add.showFindings(entries);
    lists.remove.showFindings(entries);
    requests.show(made, work);
  });

  return { built, history };
}

/** @param {EventTarget | null} element */
function isTextField(element) {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type === "text")
  );
}
