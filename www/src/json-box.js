/**
 * A field for JSON of any size, with an editor in it. The editor is loaded when the field comes into
 * sight; a text that is too large for it is shown in excerpts.
 *
 * @import { Finding, Fix } from "graph-backup-delta"
 * @import { Editor } from "./editor/editor.js"
 * @import { TextBox } from "./text-box.js"
 */

import { signal } from "@preact/signals-core";
import { button, fill, h, setText } from "./dom.js";
import { inOrder, withEdits } from "./edits.js";
import { excerptOf, excerptWords } from "./excerpt.js";
import { filePicker, takeDropped, whenDropped } from "./files.js";
import { keep } from "./shell/keep.js";

/** What the keyboard does in the editor. */
const KEYS = [
  h("kbd", {}, "F8"),
  " goes to the next finding, ",
  h("kbd", {}, "Alt+F8"),
  " to what is said of it; ",
  h("kbd", {}, "Tab"),
  " leaves the editor.",
];

/**
 * @typedef {TextBox & {
 *   showFindings: (findings: Finding[]) => void,
 *   light: (finding: Finding | undefined) => void,
 *   mend: (text: string, what: string) => void,
 *   apply: (fix: Fix) => void,
 * }} JsonBox
 *
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.hint
 * @param {Node[]} options.tools What else can be done with the text.
 * @param {(place: number) => void} options.movedTo The caret is there now.
 * @param {() => void} options.goToFinding Goes on at the finding where the caret is.
 * @returns {JsonBox}
 */
export function jsonBox({ id, label, hint, tools, movedTo, goToFinding }) {
  const text = signal("");
  let excerpt = excerptOf("", 0);
  /** @type {Finding[]} */
  let findings = [];
  /** @type {Editor | undefined} */
  let editor;
  const said = h("span", { class: "said-line", role: "status" });
  const back = h("span");
  const host = h("div", { class: "editor" });
  const frame = h("div", { class: "text-frame editor-frame" }, host);
  const size = h("p", { class: "hint", role: "status" });
  const earlier = button("Earlier lines", () => page(-1), { class: "small" });
  const later = button("Later lines", () => page(1), { class: "small" });
  const paging = h("div", { class: "actions" }, earlier, later);

  /** @param {number} place What of a large text is shown. */
  const show = (place) => {
    excerpt = excerptOf(text.value, place);
    editor?.show(excerpt);
    markFindings();
    setText(size, excerptWords(excerpt, text.value));
    paging.hidden = excerpt.isWhole;
    earlier.hidden = excerpt.start === 0;
    later.hidden = excerpt.end === text.value.length;
  };

  const markFindings = () => {
    const { start: from, end: to } = excerpt;
    const near = findings.filter(({ start = 0, end = 0 }) => start <= to && end >= from);
    editor?.showFindings(near.map((it) => ({ ...it, ...shifted(it) })));
  };

  /** @param {Finding} finding Its place in what is shown. */
  const shifted = ({ start = 0, end = start }) => ({
    start: Math.max(0, start - excerpt.start),
    end: Math.max(0, end - excerpt.start),
  });

  /** @param {Finding} finding */
  const stretchOf = (finding) => {
    const { start = 0 } = finding;
    if (start < excerpt.start || start > excerpt.end) show(start);
    const { start: from, end: to } = shifted(finding);
    return { from, to };
  };

  /** @param {-1 | 1} direction */
  const page = (direction) => {
    const { start, end } = excerpt;
    show((start + end) / 2 + direction * (end - start));
    editor?.focus();
  };

  /**
   * @param {string} next
   * @param {string} what
   * @param {number} [place]
   */
  const put = (next, what, place = 0) => {
    const before = text.value;
    // As every text field of a page has it: a line ends in one character.
    const given = next.includes("\r") ? next.replace(/\r\n?/g, "\n") : next;
    if (given !== before) findings = [];
    text.value = given;
    show(place);
    setText(said, `${what}.`);
    const canGoBack = before !== "" && before !== given;
    fill(
      back,
      canGoBack && button("Put back the earlier text", () => putBack(before), { class: "link" }),
    );
  };

  /** @param {string} before */
  const putBack = (before) => {
    put(before, "The earlier text is back");
    editor?.focus();
  };

  /** @param {Fix} fix */
  const apply = ({ title, edits }) => {
    const [{ start = 0 } = {}] = inOrder(edits);
    put(withEdits(text.value, edits), `Done: ${title}`, start);
    editor?.focus();
  };

  const load = async () => {
    try {
      const { createEditor } = await import("./editor/editor.js");
      editor = createEditor(host, {
        label,
        hint,
        edited(next) {
          // What is put is known already.
          if (!excerpt.isWhole || next === text.value) return;
          setText(said, "");
          fill(back);
          excerpt = excerptOf(next, 0);
          text.value = next;
          // It has grown too large to be edited.
          if (!excerpt.isWhole) queueMicrotask(() => show(0));
        },
        movedTo: (place) => movedTo(place + excerpt.start),
        goToFinding,
        apply,
      });
      show(0);
    } catch {
      setText(said, "The editor could not be loaded. Reload the page to try again.");
    }
  };
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((it) => it.isIntersecting)) return;
    observer.disconnect();
    load();
  }).observe(frame);

  /** @type {import("./files.js").Take} */
  const take = (opened, words) => {
    if (opened === undefined) setText(said, words);
    else put(opened, words);
  };
  whenDropped(frame, take);
  takeDropped("check", "Drop it here: its body is checked", take);
  show(0);

  const element = h(
    "div",
    { class: "text-box" },
    h(
      "div",
      { class: "card-head" },
      h("span", { class: "text-label", "aria-hidden": "true" }, label),
      h("span", { class: "tools" }, ...tools, ...filePicker(`${id}-file`, label, take)),
    ),
    frame,
    h("p", { class: "hint keys" }, ...KEYS),
    size,
    paging,
    h("p", { class: "text-said" }, said, " ", back),
  );
  keep({
    name: id,
    element,
    get: () => text.value,
    follow: (changed) => text.subscribe(changed),
    put,
  });

  return {
    element,
    text,
    put,
    take,
    apply,

    mend(next, what) {
      put(next, what, excerpt.start);
      editor?.focus();
    },

    say: (words) => setText(said, words),

    showFindings(next) {
      findings = next;
      markFindings();
    },

    showFinding: (finding) => editor?.select(stretchOf(finding)),
    light: (finding) => editor?.light(finding && stretchOf(finding)),
  };
}
