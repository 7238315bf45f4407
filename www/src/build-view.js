/**
 * The part where a person says what to add and to remove, and gets the requests.
 *
 * @import { Built, DestinationType, Finding, Version } from "graph-backup-delta"
 * @import { Place } from "./places.js"
 * @import { Signal } from "./signal.js"
 */

import { build } from "graph-backup-delta";
import { boxById, byId, fill } from "./dom.js";
import { entryList } from "./entry-list.js";
import { findingView } from "./findings.js";
import { createHistory } from "./history.js";
import { placeOf, sorted } from "./places.js";
import { requestsView } from "./requests-view.js";
import { holdsSample, sampleWork } from "./sample.js";
import { signal, whenQuiet } from "./signal.js";
import { changeOf, EMPTY } from "./work.js";

/** @returns {Signal<Built>} What was built last. */
export function startBuild() {
  const history = createHistory(sampleWork());
  const built = signal(build(changeOf(history.get())));

  const sessionId = byId("session-id", HTMLInputElement);
  const sessionFindings = boxById("session-findings");
  const destinationFindings = boxById("destination-findings");
  const undo = byId("undo", HTMLButtonElement);
  const startEmpty = byId("start-empty", HTMLButtonElement);
  const sampleNote = boxById("sample-note");

  /** @param {string} pointer */
  const goTo = (pointer) => focusPlace(placeOf(pointer));
  const lists = {
    add: entryList("add", history, goTo),
    remove: entryList("remove", history, goTo),
  };
  boxById("wishes").append(lists.add.element, lists.remove.element);
  const requests = requestsView((place) => focusPlace(place));

  /** @param {Place} place */
  const focusPlace = (place) => {
    if ("index" in place) lists[place.field].focus(place.index);
    else if (place.field === "session") sessionId.focus();
    else if (place.field === "destination") radios("destination")[0]?.focus();
    else lists.add.focusBox();
  };

  sessionId.addEventListener("input", () => {
    history.commit(
      "editing the session id",
      { ...history.get(), sessionId: sessionId.value },
      "session id",
    );
  });
  onChoice("destination", (value) => {
    const destinationType = /** @type {DestinationType} */ (value);
    history.commit("choosing where to restore to", { ...history.get(), destinationType });
  });
  onChoice("version", (value) => {
    const version = /** @type {Version} */ (value);
    history.commit("choosing the version", { ...history.get(), version });
  });

  startEmpty.addEventListener("click", () => {
    history.commit("starting empty", EMPTY);
    lists.add.forget();
    lists.remove.forget();
    sessionId.focus();
  });

  const takeBack = () => {
    history.undo();
    lists.add.forget();
    lists.remove.forget();
    // A button that goes away must not take the focus with it.
    if (undo.hidden) sessionId.focus();
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

  const buildSoon = whenQuiet(() => built.set(build(changeOf(history.get()))));

  history.follow((work) => {
    if (sessionId.value !== work.sessionId) sessionId.value = work.sessionId;
    choose("destination", work.destinationType);
    choose("version", work.version);
    lists.add.show(work.add);
    lists.remove.show(work.remove);
    sampleNote.hidden = !holdsSample(work);
    const label = history.lastLabel();
    undo.hidden = label === undefined;
    undo.textContent = `Undo ${label}`;
    buildSoon();
  });

  built.follow((made) => {
    const work = history.get();
    const { session, destination, entries } = sorted(made.findings, work);
    // An empty field is not yet a mistake; what is missing stands beside the requests.
    showFindings(sessionFindings, work.sessionId.trim() === "" ? [] : session);
    sessionId.setAttribute("aria-invalid", String(sessionFindings.childElementCount > 0));
    showFindings(destinationFindings, destination);
    lists.add.showFindings(entries);
    lists.remove.showFindings(entries);
    requests.show(made, work);
  });

  return built;
}

/**
 * @param {HTMLElement} box
 * @param {Finding[]} findings
 */
function showFindings(box, findings) {
  fill(box, ...findings.map((finding) => findingView(finding)));
}

/**
 * @param {string} name
 * @returns {HTMLInputElement[]}
 */
function radios(name) {
  return [...document.querySelectorAll(`input[name="${name}"]`)].filter(
    (it) => it instanceof HTMLInputElement,
  );
}

/**
 * @param {string} name
 * @param {(value: string) => void} then
 */
function onChoice(name, then) {
  for (const radio of radios(name)) radio.addEventListener("change", () => then(radio.value));
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function choose(name, value) {
  for (const radio of radios(name)) radio.checked = radio.value === value;
}

/** @param {EventTarget | null} target */
function isTextField(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === "text")
  );
}
