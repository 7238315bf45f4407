/**
 * What outlasts a reload, in the storage of the browser: what stands in the fields of the page.
 */

import { signal, whenQuiet } from "../signal.js";

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

const PREFIX = "graph-backup-delta:";

/** The longest value that is kept, in characters: a browser keeps about five million of a page. */
const LONGEST = 1_000_000;

/** @type {Map<string, Field>} */
const fields = new Map();

/** @type {Map<string, string>} What is kept of each field, as far as this page knows. */
const written = new Map();

/** The names of the fields that are too large to be kept. */
export const tooLarge = signal(/** @type {string[]} */ ([]));

/** Whether another window of this page has changed what is kept. */
export const changedElsewhere = signal(false);

let isForgotten = false;

/**
 * Keeps a field from now on, and puts into it what was kept of it before.
 *
 * @param {Field} field
 */
export function keep(field) {
  fields.set(field.name, field);
  if (field.isSecret) return;
  const before = kept(field.name);
  written.set(field.name, before);
  if (before) field.put(before, "As you left it");
  field.follow(whenQuiet(() => write(field)));
}

/**
 * Keeps what stands in a control of a form.
 *
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {Partial<Field>} [options]
 */
export function keepControl(control, options) {
  keep({
    name: control.id,
    element: control,
    get: () => control.value,
    put: (value) => setControl(control, value),
    follow: (changed) => control.addEventListener("input", changed),
    ...options,
  });
}

/**
 * Sets a control as if a person did.
 *
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {string} value
 */
export function setControl(control, value) {
  control.value = value;
  control.dispatchEvent(new Event("input"));
}

/**
 * What is kept under that name.
 *
 * @param {string} name
 */
export function kept(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    // A browser that is told to keep nothing.
    return "";
  }
}

/**
 * The fields of a part of the page.
 *
 * @param {string} part
 */
export function fieldsOf(part) {
  return [...fields.values()].filter((it) => it.element.closest(`#${part}-part`));
}

/** The names of all that is kept. */
export function keptNames() {
  try {
    return Object.keys(localStorage).flatMap((it) =>
      it.startsWith(PREFIX) ? [it.slice(PREFIX.length)] : [],
    );
  } catch {
    return [];
  }
}

/** Forgets all that is kept, and keeps nothing more until the page is opened anew. */
export function forgetAll() {
  isForgotten = true;
  for (const name of keptNames()) forget(name);
}

/**
 * Keeps what is no field: how a person likes the page.
 *
 * @param {string} name
 * @param {string} value
 * @returns {boolean} Whether it is kept.
 */
export function store(name, value) {
  if (isForgotten) return true;
  try {
    if (value === "" || value.length > LONGEST) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return value.length <= LONGEST;
  } catch {
    // What is kept from before would come back as if it were this.
    forget(name);
    return false;
  }
}

/** @param {string} name */
function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

/** @param {Field} field */
function write({ name, get, isSecret }) {
  if (isSecret) return;
  const value = get();
  // What another window of this page keeps stays, where nothing was done in this one.
  if (value === written.get(name)) return;
  written.set(name, value);
  const isKept = store(name, value);
  const others = tooLarge.get().filter((it) => it !== name);
  tooLarge.set(isKept ? others : [...others, name]);
}

// What was typed just before the page is left.
addEventListener("pagehide", () => {
  for (const field of fields.values()) write(field);
});

addEventListener("storage", ({ key, newValue }) => {
  const isOther = [...written].some(
    ([name, value]) => key === PREFIX + name && (newValue ?? "") !== value,
  );
  if (isOther) changedElsewhere.set(true);
});
