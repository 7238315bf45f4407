/**
 * One list of what a person wants: what to add, or what to remove.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { History } from "./history.js"
 * @import { Row } from "./long-list.js"
 * @import { Addition, Entry, ListName, Work } from "./work.js"
 */

import { call } from "./call.js";
import { button, fill, focusIn, h, setText } from "./dom.js";
import { factsOf } from "./facts.js";
import { findingView } from "./findings.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { listWords } from "./places.js";
import { counted, number, sentence } from "./words.js";
import { collectOptions, withCollected, withId, withoutEntry } from "./work.js";

/**
 * @param {ListName} name
 * @param {History<Work>} history
 * @param {(pointer: string) => void} goTo
 */
export function entryList(name, history, goTo) {
  const words = () => listWords(name, factsOf(history.get()));
  /** @type {Map<number, Finding[]>} */
  let findings = new Map();

  const box = h("textarea", {
    id: `${name}-box`,
    class: "id",
    rows: 2,
    dir: "ltr",
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": `${name}-help`,
  });
  const said = h("p", { class: "said-line", role: "status" });
  const clear = button("Clear list", () => clearAll(), { class: "small quiet" });
  const size = h("span", { class: "size" });
  const heading = h("h3", { id: `${name}-heading` });
  const label = h("label", { for: box.id });
  const help = h("p", { id: `${name}-help`, class: "hint" });
  const add = button("Add", () => takeBox(), { class: "primary" });
  const parent = h("ol", { class: "entries", "aria-labelledby": heading.id });
  const list = longList({
    parent,
    many: () => `${words().one}s`,
    keyOf: (/** @type {Entry} */ entry) => entry.key,
    rowOf: (/** @type {Entry} */ entry) =>
      entryRow(entry, {
        one: () => words().one,
        edit: (id, place) => {
          history.commit(
            `editing ${words().one} ${place}`,
            withId(history.get(), name, entry.key, id),
            `entry ${entry.key}`,
          );
        },
        remove: (place) => removeOne(entry, place),
        findings: () => findings.get(entry.key) ?? [],
        goTo,
      }),
  });

  /**
   * @param {string} text
   * @returns {Promise<boolean>} Whether all of it is in the list now.
   */
  const take = async (text) => {
    const collected = await call("collect", text, collectOptions(history.get(), name));
    if (!collected) return false;
    const addition = withCollected(history.get(), name, collected);
    if (addition.added > 0) {
      history.commit(`adding ${counted(addition.added, words().one)}`, addition.work);
    }
    fill(said, ...sentence(toldOf(addition)));
    return addition.isWhole;
  };

  const takeBox = async () => {
    if (await take(box.value)) box.value = "";
    box.focus();
    // What is pasted next takes the place of what was not understood.
    box.select();
  };

  /**
   * @param {Entry} entry
   * @param {number} place
   */
  const removeOne = (entry, place) => {
    const { one } = words();
    const index = history.get()[name].findIndex((it) => it.key === entry.key);
    history.commit(`removing ${one} ${place}`, withoutEntry(history.get(), name, entry.key));
    setText(said, `Removed ${one} ${place} from the list.`);
    const left = history.get()[name].length;
    // The keyboard goes on at the next one, so that several are removed in a row.
    if (left === 0) box.focus();
    else focusIn(list.reveal(Math.min(index, left - 1)), "button");
  };

  const clearAll = () => {
    const all = counted(history.get()[name].length, words().one);
    history.commit(`clearing ${all}`, { ...history.get(), [name]: [] });
    setText(said, `Cleared ${all}. Undo brings them back.`);
    box.focus();
  };

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    takeBox();
  });
  // What is pasted into an empty box goes to the list at once. Into a box in use it is only
  // pasted: the person is still putting something together there.
  box.addEventListener("paste", async (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (box.value !== "" || text.trim() === "") return;
    event.preventDefault();
    if (await take(text)) return;
    box.value = text;
    box.select();
  });

  const element = h(
    "section",
    { class: "card", "aria-labelledby": heading.id },
    h("div", { class: "card-head" }, heading, size, clear),
    h("div", { class: "field" }, label, h("div", { class: "box" }, box, add), help, said),
    list.before,
    parent,
    list.after,
  );

  return {
    element,

    /** @param {Work} work */
    show(work) {
      const { [name]: entries } = work;
      const { heading: title, one, ids, help: hint } = listWords(name, factsOf(work));
      setText(heading, title);
      setText(label, `Paste or type ${ids}`);
      setText(help, `${hint} Enter adds.`);
      add.setAttribute("aria-label", `Add ${one}s`);
      list.show(entries);
      fill(size, number(entries.length));
      parent.hidden = entries.length === 0;
      clear.hidden = entries.length === 0;
    },

    /**
     * @param {Map<number, Finding[]>} next By the key of the entry.
     */
    showFindings(next) {
      findings = next;
      list.show(history.get()[name]);
    },

    /** @param {number} index */
    focus(index) {
      const field = list.reveal(index)?.querySelector("input");
      field?.focus();
      field?.scrollIntoView({ block: "center" });
    },

    focusBox: () => box.focus(),
    forget: () => said.replaceChildren(),
    emptyBox() {
      box.value = "";
    },
  };
}

/** @param {Addition} addition */
function toldOf({ added, again, left, isWhole }) {
  const stays = isWhole ? left : `${left} The text is still in the box.`;
  if (added === 0) return stays || "There is no id in the box.";
  const were = again === 1 ? "was" : "were";
  const known =
    again > 0 ? `, ${number(again)} ${were} there already (kept, marked as duplicate)` : "";
  return `${number(added)} added${known}. ${stays}`.trim();
}

/**
 * @param {Entry} first
 * @param {object} does
 * @param {() => string} does.one
 * @param {(id: string, place: number) => void} does.edit
 * @param {(place: number) => void} does.remove
 * @param {() => Finding[]} does.findings
 * @param {(pointer: string) => void} does.goTo
 * @returns {Row<Entry>}
 */
function entryRow(first, { one, edit, remove, findings, goTo }) {
  let place = 0;
  let called = "";
  let given = "";
  let shown = "[]";
  const findingsId = `entry-${first.key}-findings`;
  const count = h("span", { class: "entry-number", "aria-hidden": "true" });
  const field = h("input", {
    type: "text",
    class: "id",
    dir: "ltr",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": findingsId,
  });
  const away = button("", () => remove(place), { class: "icon-only quiet" }, icon("remove"));
  const box = h("div", { id: findingsId, class: "entry-findings" });
  field.addEventListener("input", () => edit(field.value, place));
  return {
    element: h("li", { class: "entry" }, count, field, away, box),

    update({ id }, index) {
      const name = `${one()} ${index + 1}`;
      if (called !== name) {
        called = name;
        place = index + 1;
        count.textContent = String(place);
        field.setAttribute("aria-label", `Id of ${name}`);
        away.setAttribute("aria-label", `Remove ${name} from the list`);
        away.title = "Remove from the list";
      }
      // Only what is new is set: a field that is set loses its caret, and it drops line breaks.
      if (given !== id && field.value !== id) field.value = id;
      given = id;
      const now = findings();
      // What stays the same is left alone, and with it the focus on a link in it.
      if (JSON.stringify(now) === shown) return;
      shown = JSON.stringify(now);
      field.setAttribute("aria-invalid", String(now.some((it) => it.severity === "error")));
      fill(box, ...now.map((finding) => findingView(finding, goTo)));
    },
  };
}
