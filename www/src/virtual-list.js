/**
 * A list of any length in a box that scrolls: only the rows in sight are on the page. Which those are, and
 * where they stand, TanStack reckons; they have heights of their own, as findings stand below an id, or a
 * narrow window breaks lines.
 *
 * @import { Range, VirtualizerOptions } from "@tanstack/virtual-core"
 */

import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import { createRef } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
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
 * @typedef {object} Place What the element of a row is told, to stand where it belongs.
 * @property {number} data-index
 * @property {{ top: string }} style
 */

/**
 * @template T
 * @param {object} options
 * @param {T[]} options.items The same array for as long as nothing in it changes.
 * @param {(item: T) => number} options.keyOf
 * @param {boolean} [options.isTable] Whether the rows are those of a table, below its head.
 */
export function useVirtualRows({ items, keyOf, isTable = false }) {
  const [, redraw] = useReducer((/** @type {number} */ times) => times + 1, 0);
  const own = useRef(/** @type {ReturnType<typeof virtualRows<T>> | undefined} */ (undefined));
  own.current ??= virtualRows(keyOf, () => redraw(undefined));
  const rows = own.current;
  rows.take(items);
  useLayoutEffect(rows.start, []);
  useLayoutEffect(rows.settle);
  const shown = rows.shown().map(({ index, start }) => {
    const item = /** @type {T} */ (items[index]);
    // Tells a screen reader which one of how many it is.
    const told = isTable
      ? { "aria-rowindex": index + 2 }
      : { "aria-posinset": index + 1, "aria-setsize": Math.min(items.length, MOST) };
    const place = { ...told, "data-index": index, style: { top: `${start}px` } };
    return { item, index, key: keyOf(item), place };
  });
  return { ...rows.view(), rows: shown, reveal: rows.reveal };
}

/**
 * @template T
 * @param {(item: T) => number} keyOf
 * @param {() => void} redraw
 */
function virtualRows(keyOf, redraw) {
  const frame = /** @type {{ current: HTMLDivElement | null }} */ (createRef());
  const parent = /** @type {{ current: any }} */ (createRef());
  /** @type {T[]} */
  let given = [];
  /** @type {T[]} */
  let items = [];
  /** The lowest height that was measured: what a row is thought to have that was not yet seen. */
  let common = 0;
  let width = 0;
  let isPrinted = false;
  let scrolled = 0;
  /** @type {{ index: number, found: (row: Element) => void, times: number } | undefined} */
  let wanted;

  /** @param {Range} range @returns {number[]} Those in sight, and the one that has the focus. */
  const indexesOf = (range) => {
    if (isPrinted) return [...items.slice(0, MOST_PRINTED).keys()];
    const near = defaultRangeExtractor(range);
    const row = document.activeElement?.closest("[data-index]");
    if (!row || !parent.current?.contains(row)) return near;
    const focused = Number(row.getAttribute("data-index"));
    const isApart = focused < range.count && !near.includes(focused);
    return isApart ? [...near, focused].sort((one, other) => one - other) : near;
  };

  /** @returns {VirtualizerOptions<HTMLElement, HTMLElement>} */
  const options = () => {
    const of = items;
    return {
      count: of.length,
      overscan: BEYOND,
      getScrollElement: () => frame.current,
      estimateSize: () => common || THOUGHT,
      getItemKey: (index) => keyOf(/** @type {T} */ (of[index])),
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
      onChange: redraw,
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

  const virtualizer = new Virtualizer(options());

  const refresh = () => {
    virtualizer.setOptions(options());
    redraw();
  };

  /** @param {number} top */
  const scroll = (top) => {
    if (!frame.current) return;
    frame.current.scrollTop = top;
    // Its own word of it comes later.
    virtualizer.scrollOffset = frame.current.scrollTop;
  };

  const beforePrint = () => {
    isPrinted = frame.current !== null && frame.current.offsetParent !== null;
    if (!isPrinted) return;
    scrolled = frame.current?.scrollTop ?? 0;
    refresh();
  };
  const afterPrint = () => {
    if (!isPrinted) return;
    isPrinted = false;
    refresh();
    // Once it is drawn, and so as high as it was.
    queueMicrotask(() => {
      scroll(scrolled);
      redraw();
    });
  };

  /** Brings the row that somebody goes to into sight, and goes on there. */
  const goToWanted = () => {
    if (!wanted || !frame.current) return;
    const { index, found } = wanted;
    const { start = 0, size = 0 } = virtualizer.measurementsCache[index] ?? {};
    const { scrollTop, clientHeight } = frame.current;
    const isInSight = start >= scrollTop && start + size <= scrollTop + clientHeight;
    if (!isInSight) scroll(start - (clientHeight - size) / 2);
    const row = parent.current?.querySelector(`[data-index="${index}"]`);
    wanted.times += 1;
    // In a box that is hidden it never comes into sight.
    if (!row && wanted.times < 5) return redraw();
    wanted = undefined;
    if (row) found(row);
  };

  return {
    /** @param {T[]} next */
    take(next) {
      if (next === given) return;
      given = next;
      items = next.slice(0, MOST);
      virtualizer.setOptions(options());
    },

    start() {
      addEventListener("beforeprint", beforePrint);
      addEventListener("afterprint", afterPrint);
      const forget = virtualizer._didMount();
      return () => {
        removeEventListener("beforeprint", beforePrint);
        removeEventListener("afterprint", afterPrint);
        forget();
      };
    },

    /** Measures what was drawn; where that moves anything, it is drawn again before anybody sees it. */
    settle() {
      virtualizer._willUpdate();
      /** @type {HTMLElement[]} */
      const rows = [...(parent.current?.children ?? [])];
      virtualizer.measureElement(null);
      for (const row of rows) virtualizer.measureElement(row);
      const heights = rows.map((it) => it.offsetHeight).filter((it) => it > 0);
      if (common === 0 && heights.length > 0) {
        common = Math.min(...heights);
        virtualizer.measure();
      }
      goToWanted();
    },

    shown: () => virtualizer.getVirtualItems(),

    view() {
      const rest = given.length - Math.min(items.length, isPrinted ? MOST_PRINTED : MOST);
      const told = isPrinted
        ? `The first ${number(MOST_PRINTED)} of ${number(given.length)} are printed. A downloaded file holds all.`
        : `${number(rest)} more are in the list, too many to show: search for them.`;
      const height = isPrinted ? "auto" : `${virtualizer.getTotalSize()}px`;
      return { frame, parent, style: { height }, rest: rest > 0 ? told : "" };
    },

    /**
     * Brings a row into sight, of what is shown next.
     *
     * @param {number} index
     * @param {(row: Element) => void} found
     */
    reveal(index, found) {
      wanted = { index, found, times: 0 };
      redraw();
    },
  };
}
