/**
 * Finding items among many, and mending all that is wrong in the same way at once.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Search, Which } from "./finding-items.js"
 * @import { History } from "./history.js"
 * @import { Entry, ListName, Work } from "./work.js"
 */

import { signal } from "@preact/signals-core";
import { button, h, setText } from "./dom.js";
import { duplicates, EVERYTHING } from "./finding-items.js";
import { keepName } from "./names.js";
import { meantId } from "./state/judged.js";
import { counted, number } from "./words.js";

/** @type {{ which: Which, words: string }[]} */
const CHOICES = [
  { which: "all", words: "All items" },
  { which: "errors", words: "Items with errors" },
  { which: "warnings", words: "Items with warnings" },
  { which: "duplicates", words: "Duplicates" },
  { which: "add", words: "Additions" },
  { which: "remove", words: "Removals" },
];

/** @param {History<Work>} history */
export function findBar(history) {
  const search = signal(EVERYTHING);
  /** @type {Map<number, Finding[]>} */
  let findings = new Map();
  /** What they were found in. */
  let judged = history.get();
  const field = h("input", {
    id: "find-text",
    type: "search",
    class: "id",
    dir: "ltr",
    autocomplete: "off",
    spellcheck: "false",
  });
  const select = h(
    "select",
    { id: "find-which" },
    ...CHOICES.map(({ which, words }) => h("option", { value: which }, words)),
  );
  const status = h("p", { class: "said-line", role: "status" });
  const mend = button("", () => mendAll(), { class: "small" });
  const once = button("", () => removeDuplicates(), { class: "small" });

  const changed = () => {
    search.value = { text: field.value, which: /** @type {Which} */ (select.value) };
  };
  field.addEventListener("input", changed);
  select.addEventListener("change", changed);

  /** What can be mended at once: the ids that are meant, by the key of the entry. */
  const mends = () => {
    const known = [...findings].flatMap(([key, list]) => {
      const whole = list.map(meantId).find((it) => it !== undefined);
      return whole === undefined ? [] : [/** @type {const} */ ([key, whole])];
    });
    return new Map(known);
  };

  /**
   * @param {string} label
   * @param {(work: Work, list: ListName) => Entry[]} change
   */
  const commit = (label, change) => {
    const work = history.get();
    const changed = { add: change(work, "add"), remove: change(work, "remove") };
    history.commit(label, { ...work, ...changed });
    setText(status, `Done: ${label}. Undo takes it back.`);
    field.focus();
  };

  const mendAll = () => {
    const ids = mends();
    const known = new Set([...judged.add, ...judged.remove]);
    commit(`fixing ${counted(ids.size, "id")}`, (work, list) =>
      work[list].map((entry) => {
        const id = known.has(entry) ? ids.get(entry.key) : undefined;
        if (id === undefined) return entry;
        keepName(entry.id, id);
        return { key: entry.key, id };
      }),
    );
  };

  const removeDuplicates = () => {
    const count = countDuplicates(history.get());
    commit(`removing ${counted(count, "duplicate")}`, (work, list) => {
      const { later } = duplicates(work, list);
      return work[list].filter(({ key }) => !later.has(key));
    });
  };

  return {
    element: h(
      "section",
      { class: "card find", "aria-label": "Find items" },
      h("div", { class: "field" }, h("label", { for: field.id }, "Find by id or name"), field),
      h("div", { class: "field" }, h("label", { for: select.id }, "Show"), select),
      h("div", { class: "actions find-more" }, status, mend, once),
    ),
    search,

    /** Shows all items again. */
    clear() {
      if (search.value === EVERYTHING) return;
      field.value = EVERYTHING.text;
      select.value = EVERYTHING.which;
      search.value = EVERYTHING;
    },

    /**
     * @param {Work} work
     * @param {number} found How many items are shown.
     */
    show(work, found) {
      const { text, which } = search.value;
      const isAll = text.trim() === "" && which === "all";
      const all = counted(work.add.length + work.remove.length, "item");
      if (!isAll) setText(status, `${number(found)} of ${all}.`);
      else if (!status.textContent?.startsWith("Done")) setText(status, "");
    },

    /**
     * Duplicates are counted here and not while somebody types: of 100,000 ids that takes 50 ms.
     *
     * @param {Map<number, Finding[]>} next By the key of the entry.
     * @param {Work} work
     */
    showFindings(next, work) {
      findings = next;
      judged = work;
      const twice = countDuplicates(work);
      once.hidden = twice === 0;
      once.textContent = `Remove ${counted(twice, "duplicate")}`;
      const { size } = mends();
      mend.hidden = size === 0;
      mend.textContent = `Fix ${counted(size, "id")}`;
    },
  };
}

/** @param {Work} work */
function countDuplicates(work) {
  return duplicates(work, "add").later.size + duplicates(work, "remove").later.size;
}
