/**
 * A list of any length, shown piece by piece.
 *
 * @import { ComponentChildren } from "preact"
 */

import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { Button } from "./views.jsx";
import { counted, number } from "./words.js";

/** How many items are shown at a time. */
const PIECE = 200;

/**
 * @template T
 * @param {object} props
 * @param {T[]} props.items
 * @param {string} props.many What the items are called: "findings".
 * @param {(item: T, index: number) => ComponentChildren} props.row A `<li>`.
 * @param {(rows: ComponentChildren[]) => ComponentChildren} props.list What holds the rows.
 * @param {number} [props.marked] The one that somebody goes to: it is shown, be it far or near.
 */
export function Pieces({ items, many, row, list, marked = -1 }) {
  const [, redraw] = useReducer((/** @type {number} */ times) => times + 1, 0);
  const before = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { current: piece } = useRef({ first: 0, size: PIECE, marked: -1, next: -1 });
  const isFar = marked < piece.first || marked >= piece.first + piece.size;
  if (marked >= 0 && marked !== piece.marked && isFar) {
    piece.first = marked - (marked % PIECE);
    piece.size = PIECE;
  }
  piece.marked = marked;
  piece.first = Math.min(piece.first, Math.max(0, items.length - 1));
  const { first, size } = piece;
  const shown = items.slice(first, first + size);
  const rest = items.length - first - shown.length;

  useLayoutEffect(() => {
    if (piece.next < 0) return;
    // The button may be gone: the keyboard goes on at the first new one.
    const added = before.current?.nextElementSibling?.children[piece.next];
    piece.next = -1;
    const target = added?.querySelector("input, button, summary");
    if (target instanceof HTMLElement) target.focus();
  });

  const showEarlier = () => {
    piece.size += Math.min(first, PIECE);
    piece.first = Math.max(0, first - PIECE);
    redraw(undefined);
  };
  const showMore = () => {
    piece.next = size;
    piece.size += PIECE;
    redraw(undefined);
  };
  const told = `${number(shown.length)} of ${counted(items.length, many, many)}`;
  return (
    <>
      <div class="more" ref={before}>
        {first > 0 && <Button act={showEarlier}>Show {counted(first, "earlier one")}</Button>}
      </div>
      {list(shown.map((item, at) => row(item, first + at)))}
      <div class="more">
        {rest > 0 && <Button act={showMore}>{`Show more (${told} shown)`}</Button>}
      </div>
    </>
  );
}
