import { button, fill, focusIn, h } from "./dom.js";
import { counted, number } from "./words.js";

/** How many entries are shown at a time. */
const PIECE = 200;

/**
 * One entry on the page.
 *
 * @template T
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {(entry: T, index: number) => void} update
 */

/**
 * Shows a list of any length piece by piece. An entry that stays keeps its element, and with it
 * the focus and what is being typed.
 *
 * @template T
 * @param {object} options
 * @param {HTMLElement} options.parent What holds the rows.
 * @param {string | (() => string)} options.many What the entries are called: "restore points".
 * @param {(entry: T, index: number) => unknown} options.keyOf
 * @param {(entry: T) => Row<T>} options.rowOf
 */
export function longList({ parent, many, keyOf, rowOf }) {
  /** @type {T[]} */
  let entries = [];
  /** @type {Map<unknown, Row<T>>} */
  let rows = new Map();
  let first = 0;
  let shown = PIECE;
  const earlier = h("div", { class: "more" });
  const later = h("div", { class: "more" });

  const render = () => {
    first = Math.min(first, Math.max(0, entries.length - 1));
    const piece = entries.slice(first, first + shown);
    const before = rows;
    rows = new Map();
    const placed = piece.map((entry, at) => {
      const key = keyOf(entry, first + at);
      const row = before.get(key) ?? rowOf(entry);
      rows.set(key, row);
      return row;
    });
    for (const [key, row] of before) {
      if (!rows.has(key)) row.element.remove();
    }
    placed.forEach((row, at) => {
      const present = parent.children[at];
      if (present !== row.element) parent.insertBefore(row.element, present ?? null);
      row.update(/** @type {T} */ (piece[at]), first + at);
    });
    const end = first + piece.length;
    fill(earlier, first > 0 && button(`Show ${counted(first, "earlier one")}`, showEarlier));
    const rest = entries.length - end;
    const all = typeof many === "string" ? many : many();
    const text = `Show more (${number(piece.length)} of ${counted(entries.length, all, all)} shown)`;
    fill(later, rest > 0 && button(text, showMore));
  };

  const showEarlier = () => {
    shown += Math.min(first, PIECE);
    first = Math.max(0, first - PIECE);
    render();
  };

  const showMore = () => {
    const next = first + shown;
    shown += PIECE;
    render();
    // The button may be gone: the keyboard goes on at the first new entry.
    focusIn(rowAt(next)?.element);
  };

  /** @param {number} index */
  const rowAt = (index) => {
    const entry = entries[index];
    return entry === undefined ? undefined : rows.get(keyOf(entry, index));
  };

  return {
    before: earlier,
    after: later,

    /** @param {T[]} next */
    show(next) {
      entries = next;
      render();
    },

    /**
     * The element of an entry, brought onto the page if it was not there.
     *
     * @param {number} index
     * @returns {HTMLElement | undefined}
     */
    reveal(index) {
      if (index < first || index >= first + shown) {
        first = index - (index % PIECE);
        shown = PIECE;
        render();
      }
      return rowAt(index)?.element;
    },
  };
}
