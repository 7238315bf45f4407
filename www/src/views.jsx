/**
 * Small views that several parts have.
 *
 * @import { ComponentChildren } from "preact"
 */

import { useLayoutEffect, useRef } from "preact/hooks";
import { shownId } from "./words.js";

/**
 * An id, always read from left to right and never broken out of its line's order.
 *
 * @param {object} props
 * @param {string} props.id
 */
export function Id({ id }) {
  return (
    <code class="id" dir="ltr">
      {shownId(id)}
    </code>
  );
}

/**
 * What does its own drawing, among what is drawn here.
 *
 * @param {object} props
 * @param {Element[]} props.elements Those that are there from the first.
 */
export function Mounted({ elements }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => place.current?.replaceChildren(...elements), []);
  return <div class="stack" ref={place} />;
}

/**
 * @param {object} props
 * @param {() => void} props.act
 * @param {string} [props.class]
 * @param {ComponentChildren} props.children
 */
export function Button({ act, class: name, children }) {
  return (
    <button type="button" class={name} onClick={act}>
      {children}
    </button>
  );
}
