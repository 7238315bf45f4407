/**
 * One list of what a person wants: what to add, or what to remove.
 *
 * @import { Signal } from "@preact/signals"
 * @import { TargetedFocusEvent, TargetedKeyboardEvent } from "preact"
 * @import { Finding } from "graph-backup-delta"
 * @import { Search } from "./finding-items.js"
 * @import { History } from "./history.js"
 * @import { Found } from "./places.js"
 * @import { Place } from "./virtual-list.js"
 * @import { Entry, ListName, Work } from "./work.js"
 */

import { batch, computed, signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { factsOf } from "./facts.js";
import { placesFound } from "./finding-items.js";
import { Findings } from "./findings.jsx";
import { keepName, nameOfId } from "./names.js";
import { PasteField, pasteBox } from "./paste-box.jsx";
import { listWords } from "./places.js";
import { isDuplicate } from "./state/findings.js";
import { isUnusual, meantId } from "./state/judged.js";
import { toastStep } from "./toast.jsx";
import { Button } from "./views.jsx";
import { useVirtualRows } from "./virtual-list.js";
import { counted, number } from "./words.js";

/**
 * @typedef {ReturnType<typeof entryList>} EntryList
 *
 * @param {ListName} name
 * @param {History<Work>} history
 * @param {Signal<Search>} search
 * @param {Signal<Found>} found What is wrong, and what that was found in.
 * @param {(pointer: string) => void} goTo
 */
export function entryList(name, history, search, found, goTo) {
  /** The key of what somebody types in: it stays, be it looked for or not. */
  const edited = signal(/** @type {number | undefined} */ (undefined));
  const places = computed(() => {
    const { entries } = found.value;
    return placesFound(history.get(), name, search.value, entries, edited.value, nameOfId);
  });
  const box = pasteBox(name, history);
  /** @type {ReturnType<typeof useVirtualRows>["reveal"]} */
  let reveal = () => {};

  /** @param {number} place */
  const calledAt = (place) => `${listWords(name, factsOf(history.get())).one} ${place + 1}`;
  /** @param {number} place */
  const entryAt = (place) => /** @type {Entry} */ (history.get()[name][place]);

  /**
   * Puts another entry in a place, or none.
   *
   * @param {string} label
   * @param {number} place
   * @param {Entry} [entry]
   * @param {string} [field]
   */
  const commit = (label, place, entry, field) => {
    const work = history.get();
    const list = entry ? work[name].with(place, entry) : work[name].toSpliced(place, 1);
    history.commit(label, { ...work, [name]: list }, field);
  };

  /**
   * @param {number} at Among those that are shown.
   * @param {string} [what]
   */
  const focusRow = (at, what = "input") => {
    reveal(at, (row) => {
      const target = row.querySelector(what);
      if (target instanceof HTMLElement) target.focus();
    });
  };
  /** @param {number} place */
  const focus = (place) => focusRow(places.value.indexOf(place));

  return {
    name,
    history,
    found,
    edited,
    places,
    box,
    goTo,
    calledAt,
    focus,
    isHidden: computed(() => {
      const { which } = search.value;
      return (which === "add" || which === "remove") && which !== name;
    }),

    /** @param {typeof reveal} next */
    revealBy(next) {
      reveal = next;
    },

    /** @param {number} place @param {string} id */
    edit(place, id) {
      const { key } = entryAt(place);
      batch(() => {
        edited.value = key;
        commit(`editing ${calledAt(place)}`, place, { key, id }, `entry ${key}`);
      });
    },

    /** Puts the id that is meant in its place. @param {number} place @param {string} id */
    mend(place, id) {
      const entry = entryAt(place);
      // What was typed since is judged by itself.
      if (!found.value.work[name].includes(entry)) return;
      keepName(entry.id, id);
      commit(`fixing ${calledAt(place)}`, place, { key: entry.key, id });
      focus(place);
    },

    /** Uses the id as it is. @param {number} place */
    accept(place) {
      const label = `using ${calledAt(place)} as it is`;
      commit(label, place, { ...entryAt(place), isAccepted: true });
      focus(place);
    },

    /** @param {number} place */
    remove(place) {
      const called = calledAt(place);
      const at = places.value.indexOf(place);
      commit(`removing ${called}`, place);
      box.said.value = `Removed ${called} from the list.`;
      // The keyboard goes on at the next one, so that several are removed in a row.
      const { length } = places.value;
      if (length === 0) box.focus();
      else focusRow(Math.min(at, length - 1), ".icon-only");
    },

    /** Goes to the row before, or after. @param {number} place @param {-1 | 1} by */
    step(place, by) {
      const at = places.value.indexOf(place) + by;
      if (at >= 0 && at < places.value.length) focusRow(at);
    },

    clear() {
      const all = counted(history.get()[name].length, listWords(name, factsOf(history.get())).one);
      history.commit(`clearing ${all}`, { ...history.get(), [name]: [] });
      box.said.value = `Cleared ${all}.`;
      toastStep(history);
      box.focus();
    },

    /** @param {number} place */
    isShown: (place) => places.value.includes(place),
  };
}

/** @param {{ list: EntryList }} props */
export function EntryCard({ list }) {
  const { name, history, box } = list;
  const end = useRef(/** @type {HTMLSpanElement | null} */ (null));
  const work = history.get();
  const { heading, one } = listWords(name, factsOf(work));
  const { length } = work[name];
  const shown = list.places.value.length;
  return (
    <section class="card" aria-labelledby={`${name}-heading`} hidden={list.isHidden.value}>
      <div class="card-head">
        <h3 id={`${name}-heading`}>{heading}</h3>
        <span class="size">{number(length)}</span>
        <Button class="small danger" act={list.clear} hidden={length === 0}>
          Clear list
        </Button>
      </div>
      <PasteField box={box} work={work} />
      {/* Tab goes from id to id: nobody needs to press it a thousand times. */}
      <Button class="small skip" act={() => end.current?.focus()} hidden={shown === 0}>
        Skip the list
      </Button>
      <Entries list={list} work={work} />
      <span class="visually-hidden" tabIndex={-1} ref={end}>
        End of the list
      </span>
      {length > 0 && shown === 0 && (
        <p class="hint">
          No {one} matches the filter; {counted(length, "is", "are")} in the list.
        </p>
      )}
    </section>
  );
}

/** @param {{ list: EntryList, work: Work }} props */
function Entries({ list, work }) {
  const { name, edited } = list;
  const places = list.places.value;
  const entries = work[name];
  const items = useMemo(
    () => places.map((it) => /** @type {Entry} */ (entries[it])),
    [places, entries],
  );
  const rows = useVirtualRows({ items, keyOf: ({ key }) => key });
  list.revealBy(rows.reveal);
  const left = (/** @type {TargetedFocusEvent<HTMLElement>} */ { target, relatedTarget }) => {
    const row = target instanceof Element ? target.closest("li") : null;
    const isThere = relatedTarget instanceof Node && row?.contains(relatedTarget);
    if (!isThere) edited.value = undefined;
  };
  return (
    <>
      <div class="entries-frame virtual-frame" ref={rows.frame} hidden={items.length === 0}>
        <ol
          class="entries virtual"
          aria-labelledby={`${name}-heading`}
          ref={rows.parent}
          style={rows.style}
          onFocusOut={left}
        >
          {rows.rows.map(({ item, index, key, place }) => (
            <EntryRow key={key} entry={item} at={places[index] ?? 0} list={list} place={place} />
          ))}
        </ol>
      </div>
      {rows.rest && <p class="hint">{rows.rest}</p>}
    </>
  );
}

/**
 * One id of a list, with its findings and what mends them.
 *
 * @param {{ entry: Entry, at: number, list: EntryList, place: Place }} props
 */
function EntryRow({ entry: { key, id }, at, list, place }) {
  const called = list.calledAt(at);
  const findings = list.found.value.entries.get(key) ?? [];
  const press = (/** @type {TargetedKeyboardEvent<HTMLInputElement>} */ event) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (by === undefined || event.isComposing || event.altKey || event.shiftKey) return;
    event.preventDefault();
    list.step(at, by);
  };
  return (
    <li class="entry" {...place}>
      <span class="entry-number" aria-hidden="true">
        {at + 1}
      </span>
      <input
        type="text"
        class="id"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={`Id of ${called}`}
        aria-describedby={`entry-${key}-name entry-${key}-findings`}
        aria-invalid={findings.some((it) => it.severity === "error")}
        value={id}
        onInput={({ currentTarget }) => list.edit(at, currentTarget.value)}
        onKeyDown={press}
      />
      <Button
        class="icon-only quiet"
        icon="remove"
        aria-label={`Remove ${called} from the list`}
        title="Remove from the list"
        act={() => list.remove(at)}
      />
      <span class="name entry-name" dir="auto" id={`entry-${key}-name`}>
        {nameOfId(id)}
      </span>
      <Findings
        id={`entry-${key}-findings`}
        class="entry-findings"
        findings={findings}
        goTo={list.goTo}
        mendOf={(finding) => <Mend finding={finding} at={at} list={list} />}
      />
    </li>
  );
}

/** @param {{ finding: Finding, at: number, list: EntryList }} props */
function Mend({ finding, at, list }) {
  const meant = meantId(finding);
  /** @type {[words: string, act: () => void] | undefined} */
  let mend;
  if (meant !== undefined) mend = ["Fix the id", () => list.mend(at, meant)];
  else if (isUnusual(finding) && finding.severity === "error")
    mend = ["Use it anyway", () => list.accept(at)];
  else if (isDuplicate(finding)) mend = ["Remove this one", () => list.remove(at)];
  if (!mend) return null;
  const [words, act] = mend;
  return (
    <Button class="small" act={act}>
      {words}
    </Button>
  );
}
