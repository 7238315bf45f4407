/** Who or what the ids are, as far as any list that was given says so. */

import { signal } from "@preact/signals-core";
import { keep } from "./shell/keep.js";
import { folded, labelOf, withLabels } from "./state/labels.js";
import { visible } from "./words.js";

/** @import { Label, Labels } from "./state/labels.js" */

export const labels = signal(/** @type {Labels} */ (new Map()));

/** @param {[string, Label][]} more */
export function learnNames(more) {
  const known = withLabels(labels.value, more);
  if (known !== labels.value) labels.value = known;
}

/**
 * What an id is called is what the id is called that takes its place.
 *
 * @param {string} id
 * @param {string} next
 */
export function keepName(id, next) {
  const label = labels.value.get(folded(id));
  if (label && !labels.value.has(folded(next))) learnNames([[next, label]]);
}

/** Keeps them over a reload. They are in no part, so no link carries them. */
export function startNames() {
  keep({
    name: "labels",
    element: document.body,
    get: () => (labels.value.size === 0 ? "" : JSON.stringify([...labels.value])),
    put: (text) => {
      labels.value = new Map(JSON.parse(text));
    },
    follow: (changed) => labels.subscribe(changed),
  });
}

/** What is known of some ids. @param {string[]} ids @returns {[string, Label][]} */
export function labelsFor(ids) {
  return ids.flatMap((id) => {
    const label = labels.value.get(folded(id));
    return label ? [/** @type {[string, Label]} */ ([id, label])] : [];
  });
}

/** What an id is called; empty where that is not known. @param {string | undefined} id */
export function nameOfId(id) {
  return visible(labelOf(labels.value, id));
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
