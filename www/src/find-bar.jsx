/**
 * Finding items among many, and mending all that is wrong in the same way at once.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Choice } from "./fields.jsx"
 * @import { Search, Which } from "./finding-items.js"
 * @import { History } from "./history.js"
 * @import { Found } from "./places.js"
 * @import { Entry, ListName, Work } from "./work.js"
 */

import { useComputed, useSignal } from "@preact/signals";
import { focusField, SelectField, TextField } from "./fields.jsx";
import { duplicates } from "./finding-items.js";
import { keepName } from "./names.js";
import { meantId } from "./state/judged.js";
import { Button } from "./views.jsx";
import { counted, number } from "./words.js";

/** @type {Choice<Which>[]} */
const CHOICES = [
  { value: "all", words: "All items" },
  { value: "errors", words: "Items with errors" },
  { value: "warnings", words: "Items with warnings" },
  { value: "duplicates", words: "Duplicates" },
  { value: "add", words: "Additions" },
  { value: "remove", words: "Removals" },
];

/**
 * @param {object} props
 * @param {History<Work>} props.history
 * @param {Signal<Search>} props.search
 * @param {Signal<Found>} props.found
 * @param {Signal<number>} props.shown How many items are shown.
 */
export function FindBar({ history, search, found, shown }) {
  const done = useSignal("");
  /** What can be mended at once: the ids that are meant, by the key of the entry. */
  const mends = useComputed(() => {
    const known = [...found.value.entries].flatMap(([key, list]) => {
      const whole = list.map(meantId).find((it) => it !== undefined);
      return whole === undefined ? [] : [/** @type {const} */ ([key, whole])];
    });
    return new Map(known);
  });
  /** They are counted once it is built, and not while somebody types: of 100,000 ids that takes 50 ms. */
  const twice = useComputed(() => countDuplicates(found.value.work));
  const work = history.get();
  const { text, which } = search.value;

  /** @param {Partial<Search>} change */
  const look = (change) => {
    search.value = { ...search.value, ...change };
    done.value = "";
  };
  /**
   * @param {string} label
   * @param {(work: Work, list: ListName) => Entry[]} change
   */
  const commit = (label, change) => {
    const before = history.get();
    const changed = { add: change(before, "add"), remove: change(before, "remove") };
    history.commit(label, { ...before, ...changed });
    done.value = `Done: ${label}. Undo takes it back.`;
    focusField("find-text");
  };
  const mendAll = () => {
    const ids = mends.value;
    const { work: judged } = found.value;
    const known = new Set([...judged.add, ...judged.remove]);
    commit(`fixing ${counted(ids.size, "id")}`, (before, list) =>
      before[list].map((entry) => {
        const id = known.has(entry) ? ids.get(entry.key) : undefined;
        if (id === undefined) return entry;
        keepName(entry.id, id);
        return { key: entry.key, id };
      }),
    );
  };
  const removeDuplicates = () => {
    const count = countDuplicates(history.get());
    commit(`removing ${counted(count, "duplicate")}`, (before, list) => {
      const { later } = duplicates(before, list);
      return before[list].filter(({ key }) => !later.has(key));
    });
  };

  const isAll = text.trim() === "" && which === "all";
  const all = counted(work.add.length + work.remove.length, "item");
  return (
    <section class="card find" aria-label="Find items">
      <TextField
        id="find-text"
        label="Find by id or name"
        isId
        isSearch
        value={text}
        edit={(value) => look({ text: value })}
      />
      <SelectField
        id="find-which"
        label="Show"
        choices={CHOICES}
        chosen={which}
        choose={(chosen) => look({ which: chosen })}
      />
      <div class="actions find-more">
        <p class="said-line" role="status">
          {isAll || done.value !== "" ? done.value : `${number(shown.value)} of ${all}.`}
        </p>
        <Button class="small" act={mendAll} hidden={mends.value.size === 0}>
          Fix {counted(mends.value.size, "id")}
        </Button>
        <Button class="small" act={removeDuplicates} hidden={twice.value === 0}>
          Remove {counted(twice.value, "duplicate")}
        </Button>
      </div>
    </section>
  );
}

/** @param {Work} work */
function countDuplicates(work) {
  return duplicates(work, "add").later.size + duplicates(work, "remove").later.size;
}
