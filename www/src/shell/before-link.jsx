/**
 * What stood in a part before a link was opened in it. It outlasts a reload, until the person puts it
 * back or lets it go: a link is opened by a click, and must not cost anybody their work.
 */

import { signal } from "@preact/signals";
import { digest } from "../state/digest.js";
import { LinkTo } from "../views.jsx";
import { keptValue, valueNames } from "./drafts.js";
import { fieldsOf, store } from "./keep.js";

/**
 * @typedef {Record<string, string>} Values By the names of the fields.
 *
 * @typedef {object} Held
 * @property {string} part
 * @property {string} time When the link was opened, in milliseconds: no other window has the same.
 * @property {Values} values
 */

const NAME = /^before-link (\w+) (\d+)$/;

const held = signal(/** @type {Held[]} */ ([]));

/**
 * What stands in a part.
 *
 * @param {string} part
 * @returns {Values}
 */
function valuesIn(part) {
  return Object.fromEntries(fieldsOf(part).map(({ name, get, hold = get }) => [name, hold()]));
}

/**
 * Holds what stands in a part, where it is more than the link before brought.
 *
 * @param {string} part
 */
export function holdBefore(part) {
  const values = valuesIn(part);
  const isEmpty = Object.values(values).every((it) => it === "");
  if (isEmpty || digest(JSON.stringify(values)) === keptValue(`link ${part}`)) return;
  const it = { part, time: String(Date.now()), values };
  const secrets = fieldsOf(part).filter((field) => field.isSecret);
  const hidden = Object.fromEntries(secrets.map(({ name }) => [name, ""]));
  store(nameOfHeld(it), JSON.stringify({ ...values, ...hidden }));
  held.value = [...held.value, it];
}

/**
 * Remembers what a link has just brought.
 *
 * @param {string} part
 */
export function knowLinked(part) {
  store(`link ${part}`, digest(JSON.stringify(valuesIn(part))));
}

/** @param {Held} it */
function letGo(it) {
  store(nameOfHeld(it), "");
  held.value = held.value.filter((other) => other !== it);
  document.getElementById(`${it.part}-heading`)?.focus();
}

/** @param {Held} it */
function putBack(it) {
  for (const { name, put } of fieldsOf(it.part))
    put(it.values[name] ?? "", "As it was before the link");
  letGo(it);
  location.hash = `#${it.part}`;
}

/** Finds what was held when the page was left. */
export function startBeforeLink() {
  held.value = read();
}

/**
 * Says what is held, and lets the person decide.
 *
 * @param {{ nameOf: (part: string) => string }} props
 */
export function BeforeLink({ nameOf }) {
  const all = held.value;
  return all.map((it) => {
    const isFirst = all.find(({ part }) => part === it.part) === it;
    return (
      <p key={it.time} class="banner">
        {isFirst ? "A link" : "Another link"} was opened in {nameOf(it.part)}. What stood there
        before is kept{keptUntil(it)}
        <LinkTo act={() => putBack(it)}>Put it back</LinkTo>{" "}
        <LinkTo act={() => letGo(it)}>Dismiss</LinkTo>
      </p>
    );
  });
}

/**
 * How long it is kept.
 *
 * @param {Held} held
 */
function keptUntil({ part }) {
  const isAll = fieldsOf(part).every((it) => !it.isSecret);
  return isAll ? ". " : " (but for HTTP headers, once this page is closed). ";
}

/** What it is kept as. @param {Held} held */
function nameOfHeld({ part, time }) {
  return `before-link ${part} ${time}`;
}

/** @returns {Held[]} */
function read() {
  const all = valueNames().flatMap((name) => {
    const [, part, time] = NAME.exec(name) ?? [];
    return part && time ? [{ part, time, values: JSON.parse(keptValue(name)) }] : [];
  });
  return all.sort((one, other) => Number(one.time) - Number(other.time));
}
