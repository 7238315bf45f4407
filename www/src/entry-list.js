/**
 * One list of what a person wants: what to add, or what to remove.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Search } from "./finding-items.js"
 * @import { History } from "./history.js"
 * @import { Entry, ListName, Work } from "./work.js"
 */

import { button, fill, focusIn, h, setText } from "./dom.js";
import { entryRow } from "./entry-row.js";
import { factsOf } from "./facts.js";
import { EVERYTHING, placesFound } from "./finding-items.js";
import { keepName, labels, nameOfId } from "./names.js";
import { pasteBox } from "./paste-box.js";
import { listWords } from "./places.js";
import { toastStep } from "./toast.js";
import { virtualList } from "./virtual-list.js";
import { counted, number } from "./words.js";
import { withAccepted, withId, withoutEntry } from "./work.js";

/**
 * @param {ListName} name
 * @param {History<Work>} history
 * @param {(pointer: string) => void} goTo
 */
export function entryList(name, history, goTo) {
  const words = () => listWords(name, factsOf(history.get()));
  /** @type {Map<number, Finding[]>} */
  let findings = new Map();
  /** What they were found in. */
  let judged = history.get();
  let search = EVERYTHING;
  /** @type {number | undefined} The key of what somebody types in: it stays, be it looked for or not. */
  let edited;
  /** @type {number[]} The places that are shown. */
  let places = [];

  const box = pasteBox(name, history);
  const clear = button("Clear list", () => clearAll(), { class: "small danger" });
  const size = h("span", { class: "size" });
  const heading = h("h3", { id: `${name}-heading` });
  const nothing = h("p", { class: "hint" });
  const parent = h("ol", { class: "entries", "aria-labelledby": heading.id });
  const frame = h("div", { class: "entries-frame" }, parent);
  // Tab goes from id to id: nobody needs to press it a thousand times.
  const end = h("span", { class: "visually-hidden", tabindex: -1 }, "End of the list");
  const skip = button("Skip the list", () => end.focus(), { class: "small skip" });

  /** @param {number} place */
  const entryAt = (place) => /** @type {Entry} */ (history.get()[name][place]);

  const list = virtualList({
    parent,
    frame,
    keyOf: (/** @type {number} */ place) => entryAt(place).key,
    rowOf: (/** @type {number} */ first) =>
      entryRow(first, {
        name: (place) => `${words().one} ${place + 1}`,
        entry: entryAt,
        findings: (key) => findings.get(key) ?? [],
        edit: (place, id) => {
          const { key } = entryAt(place);
          edited = key;
          const label = `editing ${words().one} ${place + 1}`;
          history.commit(label, withId(history.get(), name, key, id), `entry ${key}`);
        },
        mend: (place, id) => {
          const { key } = entryAt(place);
          // What was typed since is judged by itself.
          if (!judged[name].includes(entryAt(place))) return;
          keepName(entryAt(place).id, id);
          const label = `fixing ${words().one} ${place + 1}`;
          history.commit(label, withId(history.get(), name, key, id));
          focusRow(places.indexOf(place), "input");
        },
        accept: (place) => {
          const label = `using ${words().one} ${place + 1} as it is`;
          history.commit(label, withAccepted(history.get(), name, entryAt(place).key));
          focusRow(places.indexOf(place), "input");
        },
        remove: (place) => removeOne(place),
        step: (place, by) => focusRow(places.indexOf(place) + by, "input"),
        goTo,
      }),
  });

  /**
   * @param {number} at Among those that are shown.
   * @param {string} what
   */
  const focusRow = (at, what) => focusIn(list.reveal(at), what);

  /** @param {number} place */
  const removeOne = (place) => {
    const called = `${words().one} ${place + 1}`;
    const at = places.indexOf(place);
    const { key } = entryAt(place);
    history.commit(`removing ${called}`, withoutEntry(history.get(), name, key));
    box.say(`Removed ${called} from the list.`);
    // The keyboard goes on at the next one, so that several are removed in a row.
    if (places.length === 0) box.focus();
    else focusRow(Math.min(at, places.length - 1), ".icon-only");
  };

  const clearAll = () => {
    const all = counted(history.get()[name].length, words().one);
    history.commit(`clearing ${all}`, { ...history.get(), [name]: [] });
    box.say(`Cleared ${all}.`);
    toastStep(history);
    box.focus();
  };

  const showList = () => {
    const work = history.get();
    places = placesFound(work, name, search, findings, edited, nameOfId);
    const isEmpty = work[name].length === 0;
    frame.hidden = places.length === 0;
    skip.hidden = places.length === 0;
    nothing.hidden = isEmpty || places.length > 0;
    setText(
      nothing,
      `No ${words().one} matches the filter; ${counted(work[name].length, "is", "are")} in the list.`,
    );
    list.show(places);
  };

  labels.subscribe(() => showList());
  parent.addEventListener("focusout", ({ target, relatedTarget }) => {
    const row = target instanceof Element ? target.closest("li") : null;
    if (edited === undefined || (relatedTarget instanceof Node && row?.contains(relatedTarget)))
      return;
    edited = undefined;
    showList();
  });

  const element = h(
    "section",
    { class: "card", "aria-labelledby": heading.id },
    h("div", { class: "card-head" }, heading, size, clear),
    box.element,
    skip,
    frame,
    end,
    list.after,
    nothing,
  );

  return {
    element,

    /** @param {Work} work */
    show(work) {
      setText(heading, listWords(name, factsOf(work)).heading);
      box.show(work);
      fill(size, number(work[name].length));
      clear.hidden = work[name].length === 0;
      showList();
    },

    /** @param {Search} next */
    search(next) {
      search = next;
      element.hidden = (next.which === "add" || next.which === "remove") && next.which !== name;
      showList();
    },

    /** How many items are shown. */
    found: () => places.length,

    /**
     * @param {Map<number, Finding[]>} next By the key of the entry.
     * @param {Work} work What they were found in.
     */
    showFindings(next, work) {
      findings = next;
      judged = work;
      showList();
    },

    /** @param {number} place */
    focus(place) {
      focusRow(places.indexOf(place), "input");
    },

    /** @param {number} place */
    isShown: (place) => places.includes(place),

    focusBox: () => box.focus(),
    forget: () => box.forget(),
    emptyBox: () => box.empty(),
  };
}
