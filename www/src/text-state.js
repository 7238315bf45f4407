/**
 * What stands in a large text field, what is said of it, and the step that can be taken back.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Opened, Take } from "./files.js"
 */

import { batch, signal } from "@preact/signals";
import { createRef } from "preact";
import { boxById } from "./box-by-id.js";
import { keep } from "./shell/keep.js";

/**
 * @typedef {ReturnType<typeof textState>} TextState
 *
 * @typedef {object} Step Another text that can be put in the place of what is there.
 * @property {"Undo" | "Redo"} name
 * @property {string} text
 *
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.part The part of the page that it stands in.
 * @param {() => string} [options.carry] What a link carries of it, where that is not what is in it.
 * @param {(all: Opened[], words: string) => void} [options.opened] Takes several files.
 */
export function textState({ id, part, carry, opened }) {
  const text = signal("");
  const said = signal("");
  const step = signal(/** @type {Step | undefined} */ (undefined));

  /**
   * Replaces the text, which can be undone.
   *
   * @param {string} next
   * @param {string} what
   * @param {Step["name"]} [name] What takes it back.
   */
  const put = (next, what, name = "Undo") => {
    const before = text.value;
    // As every text field of a page has it: a line ends in one character.
    const given = next.includes("\r") ? next.replace(/\r\n?/g, "\n") : next;
    batch(() => {
      text.value = given;
      said.value = `${what}.`;
      step.value = before !== "" && before !== given ? { name, text: before } : undefined;
    });
  };

  /**
   * Goes on with another text, from which no step leads back.
   *
   * @param {string} next
   * @param {string} [told]
   */
  const show = (next, told = "") => {
    batch(() => {
      text.value = next;
      said.value = told;
      step.value = undefined;
    });
  };

  /** @type {Take} */
  const take = (next, words, all) => {
    if (next === undefined) said.value = words;
    else if (opened && all.length > 0) opened(all, words);
    else put(next, words);
  };

  keep({
    name: id,
    element: boxById(`${part}-part`),
    get: () => text.value,
    follow: (changed) => text.subscribe(changed),
    put,
    carry,
  });

  return {
    id,
    text,
    said,
    step,
    put,
    take,

    /** @param {string} next What a person typed. */
    edit: (next) => show(next),

    /** @param {string} next Another text, and no other state of this one. @param {string} what */
    show: (next, what) => show(next, `${what}.`),

    /** Puts the other text there: the earlier one, or again the later one. */
    go() {
      const { name, text: other } = step.value ?? {};
      if (other === undefined) return;
      if (name === "Undo") put(other, "The earlier text is back", "Redo");
      else put(other, "The later text is back");
    },

    /** @type {{ current: HTMLTextAreaElement | null }} The field, where it is one of the browser's own. */
    field: createRef(),
  };
}

/**
 * Selects what a finding is about, and shows it.
 *
 * @param {TextState} state
 * @param {Finding} finding
 */
export function showFinding({ field: { current: field } }, { start = 0, end = start }) {
  if (!field) return;
  field.focus();
  field.setSelectionRange(start, end);
  scrollTo(field, start);
}

/**
 * Brings a place of the text to the middle. Lines are not wrapped, so counting them is enough.
 *
 * @param {HTMLTextAreaElement} field
 * @param {number} offset
 */
function scrollTo(field, offset) {
  const before = field.value.slice(0, offset).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const style = getComputedStyle(field);
  const line = Number.parseFloat(style.lineHeight);
  // A character of the fixed-width font is about 0.6 times as wide as it is high.
  const char = Number.parseFloat(style.fontSize) * 0.6;
  field.scrollTop = (before.length - 1) * line - field.clientHeight / 2;
  field.scrollLeft = Math.max(0, column * char - field.clientWidth / 2);
}
