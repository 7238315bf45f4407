/**
 * A list of any length in a box that scrolls: only the rows in sight are on the page. Which those are, and
 * where they stand, TanStack reckons; they have heights of their own, as findings stand below an id, or a
 * narrow window breaks lines.
 *
 * @import { Range, VirtualizerOptions } from "@tanstack/virtual-core"
 * @import { Row } from "./long-list.js"
 */

import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import { h } from "./dom.js";
import { number } from "./words.js";

/** So many rows beyond its edges are on the page, so that scrolling and Tab meet rows. */
const BEYOND = 10;

/** What a box that is hidden, and so has no height, is thought to have, in pixels. */
const LEAST = 400;

/** Browsers draw nothing beyond some 17 million pixels. */
const MOST = 200_000;

/** Nobody reads more on paper. */
const MOST_PRINTED = 2_000;

/** How high a row is thought to be before one was seen, in pixels. */
const THOUGHT = 44;

/**
 * @template T
 * @param {object} options
 * @param {HTMLElement} options.parent What holds the rows.
 * @param {HTMLElement} options.frame What scrolls, around it.
 * @param {(entry: T, index: number) => number} options.keyOf
 * @param {(entry: T) => Row<T>} options.rowOf
 * @param {boolean} [options.isTable] Whether the rows are those of a table, below its head.
 */
export function virtualList({ parent, frame, keyOf, rowOf, isTable = false }) {
  /** @type {T[]} */
  let entries = [];
  /** @type {Map<unknown, Row<T>>} What is on the page. */
  let rows = new Map();
  /** The lowest height that was measured: what a row is thought to have that was not yet seen. */
  let common = 0;
  let width = 0;
  let total = 0;
  let isPrinted = false;
  const after = h("p", { class: "hint", hidden: true });
  parent.classList.add("virtual");
  frame.classList.add("virtual-frame");

  /** @param {Range} range @returns {number[]} Those in sight, and the one that has the focus. */
  const indexesOf = (range) => {
    if (isPrinted) return [...entries.slice(0, MOST_PRINTED).keys()];
    const near = defaultRangeExtractor(range);
    const row = document.activeElement?.closest("[data-index]");
    if (!row || !parent.contains(row)) return near;
    const focused = Number(row.getAttribute("data-index"));
    const isApart = focused < range.count && !near.includes(focused);
    return isApart ? [...near, focused].sort((one, other) => one - other) : near;
  };

  /** @returns {VirtualizerOptions<HTMLElement, HTMLElement>} */
  const options = () => {
    const of = entries;
    return {
      count: of.length,
      overscan: BEYOND,
      getScrollElement: () => frame,
      estimateSize: () => common || THOUGHT,
      getItemKey: (index) => keyOf(/** @type {T} */ (of[index]), index),
      rangeExtractor: (range) => indexesOf(range),
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: (instance, tell) =>
        observeElementRect(instance, (rect) => {
          tell({ ...rect, height: Math.max(rect.height, LEAST) });
          if (rect.width > 0 && rect.width !== width) forgetHeights(rect.width);
        }),
      measureElement: (element, entry) => {
        const height = Math.round(entry?.borderBoxSize[0]?.blockSize ?? element.offsetHeight);
        if (height > 0) return height;
        // What is hidden is as high as it was.
        const index = virtualizer.indexFromElement(element);
        return virtualizer.measurementsCache[index]?.size ?? THOUGHT;
      },
      onChange: () => draw(),
    };
  };

  /**
   * In another width lines break elsewhere, and nothing is as it was measured.
   *
   * @param {number} now
   */
  const forgetHeights = (now) => {
    width = now;
    common = 0;
    virtualizer.measure();
  };

  /**
   * Tells a screen reader which one of how many it is.
   *
   * @param {HTMLElement} element
   * @param {number} index
   */
  const numberRow = (element, index) => {
    element.dataset.index = String(index);
    if (isTable) {
      element.setAttribute("aria-rowindex", String(index + 2));
      return;
    }
    element.setAttribute("aria-posinset", String(index + 1));
    element.setAttribute("aria-setsize", String(entries.length));
  };

  /** Puts the rows on the page that are to be there, and measures them. */
  const place = () => {
    parent.style.height = isPrinted ? "auto" : `${virtualizer.getTotalSize()}px`;
    const before = rows;
    rows = new Map();
    const placed = virtualizer.getVirtualItems().map(({ index, start }) => {
      const entry = /** @type {T} */ (entries[index]);
      const key = keyOf(entry, index);
      const row = before.get(key) ?? rowOf(entry);
      rows.set(key, row);
      return { row, entry, index, start };
    });
    for (const [key, { element }] of before) if (!rows.has(key)) element.remove();
    placed.forEach(({ row: { element, update }, entry, index, start }, at) => {
      const present = parent.children[at];
      if (present !== element) parent.insertBefore(element, present ?? null);
      numberRow(element, index);
      update(entry, index);
      element.style.top = `${start}px`;
    });
    virtualizer.measureElement(null);
    for (const { row } of placed) virtualizer.measureElement(row.element);
    const heights = placed.map(({ row }) => row.element.offsetHeight).filter((it) => it > 0);
    if (common === 0 && heights.length > 0) {
      common = Math.min(...heights);
      virtualizer.measure();
    }
  };

  let isDrawing = false;
  let isDue = false;
  /** Draws, and draws again where what was measured moved anything. */
  const draw = () => {
    isDue = true;
    if (isDrawing) return;
    isDrawing = true;
    for (let times = 0; isDue && times < 5; times += 1) {
      isDue = false;
      place();
    }
    isDrawing = false;
  };

  const virtualizer = new Virtualizer(options());
  virtualizer._willUpdate();

  const refresh = () => {
    virtualizer.setOptions(options());
    draw();
  };

  /** @param {number} top */
  const scroll = (top) => {
    frame.scrollTop = top;
    // Its own word of it comes later.
    virtualizer.scrollOffset = frame.scrollTop;
  };

  const tellRest = () => {
    const rest = total - Math.min(entries.length, isPrinted ? MOST_PRINTED : MOST);
    after.hidden = rest === 0;
    after.textContent = isPrinted
      ? `The first ${number(MOST_PRINTED)} of ${number(total)} are printed. A downloaded file holds all.`
      : `${number(rest)} more are in the list, too many to show: search for them.`;
  };

  let scrolled = 0;
  addEventListener("beforeprint", () => {
    isPrinted = frame.offsetParent !== null;
    if (!isPrinted) return;
    scrolled = frame.scrollTop;
    tellRest();
    refresh();
  });
  addEventListener("afterprint", () => {
    if (!isPrinted) return;
    isPrinted = false;
    tellRest();
    refresh();
    scroll(scrolled);
    draw();
  });

  return {
    after,

    /** @param {T[]} next */
    show(next) {
      entries = next.slice(0, MOST);
      total = next.length;
      tellRest();
      refresh();
    },

    /**
     * The element of an entry, brought into sight.
     *
     * @param {number} index
     * @returns {HTMLElement | undefined}
     */
    reveal(index) {
      const entry = entries[index];
      if (entry === undefined) return undefined;
      const { start = 0, size = 0 } = virtualizer.measurementsCache[index] ?? {};
      const isInSight =
        start >= frame.scrollTop && start + size <= frame.scrollTop + frame.clientHeight;
      if (!isInSight) scroll(start - (frame.clientHeight - size) / 2);
      draw();
      return rows.get(keyOf(entry, index))?.element;
    },
  };
}
