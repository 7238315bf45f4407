/**
 * A list of any length in a box that scrolls: only the rows in sight are on the page.
 *
 * @import { Row } from "./long-list.js"
 */

import { h } from "./dom.js";
import { number } from "./words.js";

/** How far beyond its edges the box is filled, so that scrolling and Tab meet rows, in pixels. */
const BEYOND = 400;

/** Browsers draw nothing beyond some 17 million pixels. */
const MOST = 200_000;

/** Nobody reads more on paper. */
const MOST_PRINTED = 2_000;

/** How high a row is thought to be before one was seen, in pixels. */
const THOUGHT = 44;

/**
 * Rows have heights of their own, as findings stand below an id, or a narrow window breaks lines.
 * Each is measured when it is shown; until then it is taken to be as high as the lowest one.
 *
 * @template T
 * @param {object} options
 * @param {HTMLElement} options.parent What holds the rows.
 * @param {HTMLElement} options.frame What scrolls, around it.
 * @param {(entry: T, index: number) => unknown} options.keyOf
 * @param {(entry: T) => Row<T>} options.rowOf
 * @param {boolean} [options.isTable] Whether the rows are those of a table, below its head.
 */
export function virtualList({ parent, frame, keyOf, rowOf, isTable = false }) {
  /** @type {T[]} */
  let entries = [];
  /** @type {Map<unknown, Row<T>>} What is on the page. */
  let rows = new Map();
  /** @type {Map<unknown, number>} What was measured and is not as high as others. */
  let heights = new Map();
  let common = 0;
  /** Where each row begins, and the last one ends. */
  let tops = new Float64Array(1);
  let width = 0;
  let total = 0;
  let isPrinted = false;
  const after = h("p", { class: "hint", hidden: true });
  parent.classList.add("virtual");
  frame.classList.add("virtual-frame");

  const place = () => {
    tops = new Float64Array(entries.length + 1);
    let top = 0;
    entries.forEach((entry, index) => {
      tops[index] = top;
      top += (heights.size > 0 && heights.get(keyOf(entry, index))) || common || THOUGHT;
    });
    tops[entries.length] = top;
    parent.style.height = `${top}px`;
  };

  /**
   * The row at a height.
   *
   * @param {number} y
   */
  const indexAt = (y) => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** @returns {number[]} Those in sight, and the one that has the focus, wherever it is. */
  const indexesToShow = () => {
    const first = isPrinted ? 0 : indexAt(frame.scrollTop - BEYOND);
    const last = isPrinted
      ? MOST_PRINTED - 1
      : indexAt(frame.scrollTop + frame.clientHeight + BEYOND);
    const inSight = entries.slice(first, last + 1).map((_, at) => first + at);
    const focused = Number(
      document.activeElement?.closest("[data-index]")?.getAttribute("data-index"),
    );
    const isApart = parent.contains(document.activeElement) && !inSight.includes(focused);
    if (!isApart || focused >= entries.length) return inSight;
    return focused < first ? [focused, ...inSight] : [...inSight, focused];
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

  const draw = () => {
    const before = rows;
    const indexes = indexesToShow();
    rows = new Map();
    const placed = indexes.map((index) => {
      const entry = /** @type {T} */ (entries[index]);
      const key = keyOf(entry, index);
      const row = before.get(key) ?? rowOf(entry);
      rows.set(key, row);
      return { row, entry, index, key };
    });
    for (const [key, row] of before) {
      if (rows.has(key)) continue;
      sizes.unobserve(row.element);
      row.element.remove();
    }
    placed.forEach(({ row: { element, update }, entry, index }, at) => {
      const present = parent.children[at];
      if (present !== element) {
        parent.insertBefore(element, present ?? null);
        sizes.observe(element);
      }
      numberRow(element, index);
      update(entry, index);
    });
    for (const { row, index } of placed) row.element.style.top = `${tops[index]}px`;
    return placed;
  };

  /** Draws, measures what was drawn, and draws again where that moved anything. */
  const render = () => {
    const isMoved = (/** @type {ReturnType<typeof draw>} */ placed) => {
      const measured = placed.map(({ row, key }) => ({ key, height: row.element.offsetHeight }));
      const known = measured.filter(({ height }) => height > 0);
      if (common === 0 && known.length > 0) common = Math.min(...known.map((it) => it.height));
      const changed = known.filter(({ key, height }) => (heights.get(key) ?? common) !== height);
      for (const { key, height } of changed) heights.set(key, height);
      return changed.length > 0 || tops[entries.length] === 0;
    };
    const wasUnknown = common === 0;
    if (isMoved(draw()) || (wasUnknown && common !== 0)) {
      place();
      draw();
    }
  };

  let isDue = false;
  const renderSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      render();
    });
  };

  const sizes = new ResizeObserver(() => {
    // In another width lines break elsewhere, and nothing is as it was measured.
    if (frame.clientWidth !== width && frame.clientWidth > 0) {
      width = frame.clientWidth;
      heights = new Map();
      common = 0;
      place();
    }
    renderSoon();
  });
  sizes.observe(frame);
  frame.addEventListener("scroll", renderSoon, { passive: true });

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
    draw();
    parent.style.height = "auto";
  });
  addEventListener("afterprint", () => {
    if (!isPrinted) return;
    isPrinted = false;
    tellRest();
    place();
    frame.scrollTop = scrolled;
    render();
  });

  return {
    after,

    /** @param {T[]} next */
    show(next) {
      entries = next.slice(0, MOST);
      total = next.length;
      tellRest();
      place();
      render();
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
      const [top = 0, bottom = 0] = tops.subarray(index, index + 2);
      const isInSight = top >= frame.scrollTop && bottom <= frame.scrollTop + frame.clientHeight;
      if (!isInSight) frame.scrollTop = top - (frame.clientHeight - (bottom - top)) / 2;
      render();
      return rows.get(keyOf(entry, index))?.element;
    },
  };
}
