/**
 * What the answer to a `$batch` says of each of its requests.
 *
 * @import { BatchPart } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.js"
 * @import { IconName } from "./icons.js"
 * @import { NamedAnswer } from "./answer-view.js"
 * @import { Row } from "./long-list.js"
 */

import { fill, h, setText } from "./dom.js";
import { findingList } from "./findings.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { outcomeView } from "./outcome-view.js";
import { countsText } from "./state/verdict.js";
import { visible } from "./words.js";

/**
 * @typedef {BatchPart & { title: string }} Part
 *
 * @param {FindingActions} actions What can be done with a finding of the answer as a whole.
 */
export function partsView(actions) {
  const findings = findingList(actions);
  const parent = h("ol", { class: "requests", "aria-label": "Requests of the $batch" });
  const list = longList({
    parent,
    many: "requests",
    // A request is known by its place: it stays open while the answer is read again.
    keyOf: (_, index) => index,
    rowOf: () => partRow(actions),
  });
  return {
    element: h("div", { class: "stack" }, findings.element, list.before, parent, list.after),

    /** @param {NamedAnswer[]} answers */
    show(answers) {
      const found = answers.flatMap(({ batch }) => batch?.findings ?? []);
      findings.show(found, found.length);
      findings.element.hidden = found.length === 0;
      list.show(answers.flatMap(partsOf));
    },
  };
}

/**
 * @param {NamedAnswer} answer
 * @returns {Part[]}
 */
function partsOf({ name, outcome, batch }) {
  if (outcome) return [{ id: name, outcome, title: name }];
  const of = name === "" ? "" : `${name}: `;
  return (batch?.parts ?? []).map((it) => ({
    ...it,
    title: `${of}Request ${it.id === "" ? "without an id" : it.id}`,
  }));
}

/**
 * @param {FindingActions} actions
 * @returns {Row<Part>}
 */
function partRow(actions) {
  /** @type {Part | undefined} */
  let part;
  /** @type {ReturnType<typeof outcomeView> | undefined} */
  let view;
  const state = h("span");
  const name = h("span", { class: "request-name" });
  const status = h("span", { class: "request-size" });
  const counts = h("span", { class: "request-size" });
  const content = h("div", { class: "request-content" });
  const summary = h("summary", { class: "part-summary" }, state, name, status, counts);
  const details = h("details", {}, summary, content);

  // Items are put on the page only when somebody looks at them: there may be thousands.
  const showContent = () => {
    if (!part || !details.open) return;
    view ??= outcomeView(actions);
    content.append(view.element);
    view.show(part.outcome);
  };
  details.addEventListener("toggle", showContent);

  return {
    element: h("li", {}, details),

    update(next) {
      if (JSON.stringify(next) === JSON.stringify(part)) return;
      const how = stateOf(next);
      // What needs somebody's eye is open; what a person opened is not shut.
      details.open = how.name !== "added" || (part?.id === next.id && details.open);
      part = next;
      state.className = `part-state state-${how.name}`;
      fill(state, icon(how.icon));
      fill(name, visible(next.title));
      const isAnswered = next.status !== undefined || next.id === next.title;
      setText(status, isAnswered ? String(next.status ?? "") : "not answered");
      setText(counts, countsText([next.outcome]));
      showContent();
    },
  };
}

/**
 * @param {BatchPart} part
 * @returns {{ name: string, icon: IconName }}
 */
function stateOf({ outcome: { counts, error } }) {
  if (error || counts.failed > 0) return { name: "failed", icon: "error" };
  if (counts.unconfirmed > 0) return { name: "unconfirmed", icon: "unsure" };
  return { name: "added", icon: "done" };
}
