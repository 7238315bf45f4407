/**
 * What was just done, with a way to take it back, at the foot of the window: for each step that takes the
 * place of something.
 *
 * @import { History } from "./history.js"
 */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { capital } from "./words.js";

/** How long it stands there unless somebody is at it, in milliseconds. */
const SHOWN_FOR = 12_000;

// Nothing speaks that is not there before it is filled.
const place = h("div", { class: "toast", role: "status" });
let timer = 0;

export function startToast() {
  document.body.append(place);
  place.addEventListener("mouseenter", () => clearTimeout(timer));
  place.addEventListener("focusin", () => clearTimeout(timer));
  place.addEventListener("mouseleave", hideSoon);
}

/**
 * @param {string} words
 * @param {() => void} [undo]
 */
export function toast(words, undo) {
  const takeBack = () => {
    hide();
    undo?.();
  };
  fill(
    place,
    h("p", {}, words),
    undo && button("Undo", takeBack, { class: "small" }, icon("undo")),
    button("", hide, { class: "icon-only quiet", "aria-label": "Dismiss" }, icon("remove")),
  );
  hideSoon();
}

/**
 * Tells of the step that was just made.
 *
 * @param {History<any>} history
 * @param {string} [more] What else is to be said of it.
 */
export function toastStep(history, more = "") {
  const label = history.lastLabel();
  if (label === undefined) return;
  const made = history.get();
  toast(`Done: ${label}. ${more}`.trim(), () => {
    // Another step may have come since.
    if (history.get() === made) history.undo();
    else toast(`${capital(label)} is not the last step any more: use Undo in Build.`);
  });
}

function hideSoon() {
  clearTimeout(timer);
  timer = window.setTimeout(hide, SHOWN_FOR);
}

function hide() {
  fill(place);
}
