/**
 * One id of a list of Build, with its findings and what mends them.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Row } from "./long-list.js"
 */

import { button, fill, h, setText } from "./dom.js";
import { findingView } from "./findings.js";
import { icon } from "./icons.js";
import { nameOfId } from "./names.js";
import { isUnusual, meantId } from "./state/judged.js";

/** The findings that are mended by removing the item. */
const MENDED_BY_REMOVAL = ["addition-duplicate", "removal-duplicate"];

/**
 * @typedef {object} EntryActions
 * @property {(place: number) => string} name What the item at a place is called: "restore point 3".
 * @property {(place: number) => { key: number, id: string }} entry
 * @property {(key: number) => Finding[]} findings
 * @property {(place: number, id: string) => void} edit
 * @property {(place: number, id: string) => void} mend Puts the id that is meant in its place.
 * @property {(place: number) => void} accept Uses the id as it is.
 * @property {(place: number) => void} remove
 * @property {(place: number, by: -1 | 1) => void} step Goes to the row before, or after.
 * @property {(pointer: string) => void} goTo
 *
 * @param {number} first Its place, from 0.
 * @param {EntryActions} actions
 * @returns {Row<number>}
 */
export function entryRow(first, { name, entry, findings, edit, mend, accept, remove, step, goTo }) {
  let place = first;
  let called = "";
  let given = "";
  let shown = "[]";
  const { key } = entry(first);
  const findingsId = `entry-${key}-findings`;
  const count = h("span", { class: "entry-number", "aria-hidden": "true" });
  const field = h("input", {
    type: "text",
    class: "id",
    dir: "ltr",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `entry-${key}-name ${findingsId}`,
  });
  const away = button("", () => remove(place), { class: "icon-only quiet" }, icon("remove"));
  const label = h("span", { class: "name entry-name", dir: "auto", id: `entry-${key}-name` });
  const box = h("div", { id: findingsId, class: "entry-findings" });
  field.addEventListener("input", () => edit(place, field.value));
  field.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (by === undefined || event.isComposing || event.altKey || event.shiftKey) return;
    event.preventDefault();
    step(place, by);
  });

  /** @param {Finding} finding */
  const mendOf = (finding) => {
    const meant = meantId(finding);
    if (meant !== undefined) return button("Fix the id", () => mend(place, meant), SMALL);
    if (isUnusual(finding) && finding.severity === "error") {
      return button("Use it anyway", () => accept(place), SMALL);
    }
    const isDuplicate = MENDED_BY_REMOVAL.includes(finding.code);
    return isDuplicate && button("Remove this one", () => remove(place), SMALL);
  };

  return {
    element: h("li", { class: "entry" }, count, field, away, label, box),

    update(next) {
      place = next;
      const { id } = entry(place);
      if (called !== name(place)) {
        called = name(place);
        count.textContent = String(place + 1);
        field.setAttribute("aria-label", `Id of ${called}`);
        away.setAttribute("aria-label", `Remove ${called} from the list`);
        away.title = "Remove from the list";
      }
      // Only what is new is set: a field that is set loses its caret, and it drops line breaks.
      if (given !== id && field.value !== id) field.value = id;
      given = id;
      setText(label, nameOfId(id));
      const now = findings(key);
      // What stays the same is left alone, and with it the focus on a link in it.
      if (JSON.stringify(now) === shown) return;
      shown = JSON.stringify(now);
      field.setAttribute("aria-invalid", String(now.some((it) => it.severity === "error")));
      fill(box, ...now.map((finding) => findingView(finding, goTo, mendOf(finding))));
    },
  };
}

const SMALL = { class: "small" };
