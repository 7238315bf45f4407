/**
 * What outlasts a reload, in the storage of the browser: what stands in the fields of the page.
 */

import { whenQuiet } from "../when-quiet.js";
import { forgetEverything, keptValue, setValue } from "./drafts.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {HTMLElement} element Where it stands in the page.
 * @property {() => string} get What is to be kept; nothing, where there is nothing.
 * @property {(value: string, what: string) => void} put
 * @property {() => string} [carry] What a link carries of it, where that is not the same.
 * @property {() => string} [hold] What is held of it before a link is opened, where that is not the same.
 * @property {(value: string) => boolean} [isReadable] Whether `put` understands a value.
 * @property {(changed: () => void) => void} follow
 * @property {boolean} [isSecret] Whether it is neither kept nor carried by a link, as a token may
 * stand in it.
 */

/** @type {Map<string, Field>} */
const fields = new Map();

/** @type {Map<string, string>} What is kept of each field, as far as this page knows. */
const written = new Map();

let isForgotten = false;

/**
 * Keeps a field from now on, and puts into it what was kept of it before.
 *
 * @param {Field} field
 */
export function keep(field) {
  fields.set(field.name, field);
  if (field.isSecret) return;
  const before = keptValue(field.name);
  written.set(field.name, before);
  if (before) field.put(before, "As you left it");
  field.follow(atOnceAndWhenQuiet(() => write(field)));
}

/**
 * Writes the first of several changes at once: who pastes something and goes loses nothing of it, as what
 * is written while a page goes may come too late. What is typed on is written when things are quiet.
 *
 * @param {() => void} work
 */
function atOnceAndWhenQuiet(work) {
  let isQuiet = true;
  const later = whenQuiet(() => {
    isQuiet = true;
    work();
  });
  return () => {
    if (isQuiet) work();
    isQuiet = false;
    later();
  };
}

/**
 * The fields of a part of the page.
 *
 * @param {string} part
 */
export function fieldsOf(part) {
  return [...fields.values()].filter((it) => it.element.closest(`#${part}-part`));
}

/** Forgets all that is kept, and keeps nothing more until the page is opened anew. */
export async function forgetAll() {
  isForgotten = true;
  await forgetEverything();
}

/**
 * Keeps what is no field.
 *
 * @param {string} name
 * @param {string} value
 */
export function store(name, value) {
  if (!isForgotten) setValue(name, value);
}

/** @param {Field} field */
function write({ name, get, isSecret }) {
  if (isSecret) return;
  const value = get();
  if (value === (written.get(name) ?? "")) return;
  written.set(name, value);
  store(name, value);
}

// What was typed just before the page is left.
addEventListener("pagehide", () => {
  for (const field of fields.values()) write(field);
});
