/** Who or what the ids are, as far as any list that was given says so. */

import { h } from "./dom.js";
import { keep } from "./shell/keep.js";
import { signal } from "./signal.js";
import { folded, labelOf, withLabels } from "./state/labels.js";
import { visible } from "./words.js";

/** @import { Label, Labels } from "./state/labels.js" */

export const labels = signal(/** @type {Labels} */ (new Map()));

/** @param {[string, Label][]} more */
export function learnNames(more) {
  const known = withLabels(labels.get(), more);
  if (known !== labels.get()) labels.set(known);
}

/**
 * What an id is called is what the id is called that takes its place.
 *
 * @param {string} id
 * @param {string} next
 */
export function keepName(id, next) {
  const label = labels.get().get(folded(id));
  if (label && !labels.get().has(folded(next))) learnNames([[next, label]]);
}

/** Keeps them over a reload. They are in no part, so no link carries them. */
export function startNames() {
  keep({
    name: "labels",
    element: document.body,
    get: () => (labels.get().size === 0 ? "" : JSON.stringify([...labels.get()])),
    put: (text) => labels.set(new Map(JSON.parse(text))),
    follow: labels.follow,
  });
}

/** What an id is called; empty where that is not known. @param {string | undefined} id */
export function nameOfId(id) {
  return visible(labelOf(labels.get(), id));
}

/** @param {string | undefined} id */
export function nameView(id) {
  const name = nameOfId(id);
  return name === "" ? null : h("span", { class: "name", dir: "auto" }, name);
}

/** How many are named where there is room for a line. */
const NAMED = 5;

/**
 * Whom or what some ids are, in a line; empty where none is known.
 *
 * @param {string[]} ids
 */
export function namesLine(ids) {
  const names = ids.map(nameOfId).filter((it) => it !== "" && !/^line \d+$/.test(it));
  const rest = ids.length - Math.min(names.length, NAMED);
  if (names.length === 0) return "";
  const shown = names.slice(0, NAMED).map((it) => it.replace(/ · .*/, ""));
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
