/**
 * A large text field for JSON: line numbers, opening and dropping files, showing a stretch.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { Signal } from "@preact/signals-core"
 */

import { signal } from "@preact/signals-core";
import { button, fill, h, setText } from "./dom.js";
import { filePicker, whenDropped } from "./files.js";
import { keep } from "./shell/keep.js";

/**
 * @typedef {object} TextBox
 * @property {HTMLElement} element
 * @property {Signal<string>} text Follow it; to set it, call `put`.
 * @property {(text: string, what: string) => void} put Replaces the text, which can be undone.
 * @property {(words: string) => void} say
 * @property {import("./files.js").Take} take Takes what was opened.
 * @property {(finding: Finding) => void} showFinding Selects what it is about, and shows it.
 *
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.placeholder
 * @param {() => string} [options.carry] What a link carries of it, where that is not what is in it.
 * @param {(all: import("./files.js").Opened[], words: string) => void} [options.opened] Takes several files.
 * @returns {TextBox}
 */
export function textBox({ id, label, placeholder, carry, opened }) {
  const text = signal("");
  /** @type {string | undefined} */
  let earlier;
  const numbers = h("div", { class: "line-numbers", "aria-hidden": "true" }, "1");
  const area = h("textarea", {
    id,
    wrap: "off",
    dir: "ltr",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    placeholder,
  });
  const said = h("span", { class: "said-line", role: "status" });
  const back = h("span");
  const frame = h("div", { class: "text-frame" }, numbers, area);

  const changed = () => {
    const lines = area.value.split("\n").length;
    if (lines !== numbers.textContent?.split("\n").length) {
      numbers.textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
    }
    numbers.scrollTop = area.scrollTop;
    text.value = area.value;
  };

  /**
   * @param {string} next
   * @param {string} what
   */
  const put = (next, what) => {
    const before = area.value;
    area.value = next;
    area.scrollTop = 0;
    changed();
    setText(said, `${what}.`);
    earlier = before !== "" && before !== next ? before : undefined;
    fill(
      back,
      earlier !== undefined &&
        button("Put back the earlier text", () => putBack(before), { class: "link" }),
    );
  };

  /** @param {string} before */
  const putBack = (before) => {
    put(before, "The earlier text is back");
    // Undo takes back what was put, not what it took back itself.
    earlier = undefined;
    area.focus();
  };

  /** @type {import("./files.js").Take} */
  const take = (next, words, all) => {
    if (next === undefined) setText(said, words);
    else if (opened && all.length > 0) opened(all, words);
    else put(next, words);
  };

  area.addEventListener("input", () => {
    setText(said, "");
    fill(back);
    earlier = undefined;
    changed();
  });
  area.addEventListener("keydown", (event) => {
    // The browser's own undo knows only of what was typed.
    if (earlier === undefined || !isUndo(event)) return;
    event.preventDefault();
    putBack(earlier);
  });
  area.addEventListener("scroll", () => {
    numbers.scrollTop = area.scrollTop;
  });
  whenDropped(frame, take);

  const element = h(
    "div",
    { class: "text-box" },
    h(
      "div",
      { class: "card-head" },
      h("label", { for: id, class: "text-label" }, label),
      ...filePicker(`${id}-file`, label, take),
    ),
    frame,
    h("p", { class: "text-said" }, said, " ", back),
  );
  keep({
    name: id,
    element,
    get: () => text.value,
    follow: (changed) => text.subscribe(changed),
    put,
    carry,
  });

  return {
    element,
    text,
    put,
    take,
    say: (words) => setText(said, words),

    showFinding({ start = 0, end = start }) {
      area.focus();
      area.setSelectionRange(start, end);
      scrollTo(area, start);
    },
  };
}

/** @param {KeyboardEvent} event */
function isUndo({ ctrlKey, metaKey, shiftKey, altKey, key }) {
  return (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === "z";
}

/**
 * Brings a place of the text to the middle. Lines are not wrapped, so counting them is enough.
 *
 * @param {HTMLTextAreaElement} area
 * @param {number} offset
 */
function scrollTo(area, offset) {
  const before = area.value.slice(0, offset).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const style = getComputedStyle(area);
  const line = Number.parseFloat(style.lineHeight);
  // A character of the fixed-width font is about 0.6 times as wide as it is high.
  const char = Number.parseFloat(style.fontSize) * 0.6;
  area.scrollTop = (before.length - 1) * line - area.clientHeight / 2;
  area.scrollLeft = Math.max(0, column * char - area.clientWidth / 2);
}
