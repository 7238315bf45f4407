/**
 * A field for JSON of any size, with an editor in it. The editor is loaded when the field comes into
 * sight; a text that is too large for it is shown in excerpts.
 *
 * @import { ComponentChildren } from "preact"
 * @import { Finding, Fix } from "graph-backup-delta"
 * @import { Editor } from "./editor/editor.js"
 */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { inOrder, withEdits } from "./edits.js";
import { excerptOf, excerptWords } from "./excerpt.js";
import { TextFrame } from "./text-box.jsx";
import { textState } from "./text-state.js";
import { Button } from "./views.jsx";

/**
 * @typedef {ReturnType<typeof jsonState>} JsonState
 *
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.part
 * @param {(place: number) => void} options.movedTo The caret is there now.
 * @param {() => void} options.goToFinding Goes on at the finding where the caret is.
 */
export function jsonState({ id, part, movedTo, goToFinding }) {
  const state = textState({ id, part });
  const { text, said } = state;
  const excerpt = signal(excerptOf("", 0));
  /** @type {Finding[]} */
  let findings = [];
  /** @type {Editor | undefined} */
  let editor;
  /** What the editor has. */
  let known = "";
  /** Where what is put next is shown. */
  let next = 0;

  /** @param {number} place What of a large text is shown. */
  const show = (place) => {
    excerpt.value = excerptOf(text.value, place);
    editor?.show(excerpt.value);
    markFindings();
  };

  const markFindings = () => {
    const { start: from, end: to } = excerpt.value;
    const near = findings.filter(({ start = 0, end = 0 }) => start <= to && end >= from);
    editor?.showFindings(near.map((it) => ({ ...it, ...shifted(it) })));
  };

  /** @param {Finding} finding Its place in what is shown. */
  const shifted = ({ start = 0, end = start }) => ({
    start: Math.max(0, start - excerpt.value.start),
    end: Math.max(0, end - excerpt.value.start),
  });

  /** @param {Finding} finding */
  const stretchOf = (finding) => {
    const { start = 0 } = finding;
    if (start < excerpt.value.start || start > excerpt.value.end) show(start);
    const { start: from, end: to } = shifted(finding);
    return { from, to };
  };

  /**
   * Puts a text in the place of what is there, and goes on in the editor.
   *
   * @param {string} given
   * @param {string} what
   * @param {number} place
   */
  const putAt = (given, what, place) => {
    next = place;
    state.put(given, what);
    next = 0;
    editor?.focus();
  };

  /** @param {Fix} fix */
  const apply = ({ title, edits }) => {
    const [{ start = 0 } = {}] = inOrder(edits);
    putAt(withEdits(text.value, edits), `Done: ${title}`, start);
  };

  /** @param {string} given What a person typed. */
  const edited = (given) => {
    // What is put is known already.
    if (!excerpt.value.isWhole || given === text.value) return;
    known = given;
    excerpt.value = excerptOf(given, 0);
    state.edit(given);
    // It has grown too large to be edited.
    if (!excerpt.value.isWhole) queueMicrotask(() => show(0));
  };

  text.subscribe((given) => {
    if (given === known) return;
    known = given;
    findings = [];
    show(next);
  });

  return {
    ...state,
    excerpt,
    apply,
    focus: () => editor?.focus(),

    /** @param {HTMLElement} host @param {string} label @param {string} hint */
    async load(host, label, hint) {
      try {
        const { createEditor } = await import("./editor/editor.js");
        editor = createEditor(host, {
          ...{ label, hint, edited, goToFinding, apply },
          movedTo: (place) => movedTo(place + excerpt.value.start),
        });
        show(0);
      } catch {
        said.value = "The editor could not be loaded. Reload the page to try again.";
      }
    },

    /** @param {-1 | 1} direction */
    page(direction) {
      const { start, end } = excerpt.value;
      show((start + end) / 2 + direction * (end - start));
      editor?.focus();
    },

    /** @param {string} given @param {string} what */
    mend: (given, what) => putAt(given, what, excerpt.value.start),

    /** @param {Finding[]} all */
    showFindings(all) {
      findings = all;
      markFindings();
    },

    /** @param {Finding} finding */
    showFinding: (finding) => editor?.select(stretchOf(finding)),

    /** @param {Finding | undefined} finding */
    light: (finding) => editor?.light(finding && stretchOf(finding)),
  };
}

/**
 * @param {object} props
 * @param {JsonState} props.state
 * @param {string} props.label
 * @param {string} props.hint
 * @param {ComponentChildren} props.tools What else can be done with the text.
 */
export function JsonBox({ state, label, hint, tools }) {
  const host = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    const { current } = host;
    if (!current) return;
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((it) => it.isIntersecting)) return;
      observer.disconnect();
      state.load(current, label, hint);
    }).observe(current);
  }, []);
  const { isWhole, start, end } = state.excerpt.value;
  return (
    <TextFrame
      state={state}
      label={label}
      head={
        <span class="text-label" aria-hidden="true">
          {label}
        </span>
      }
      tools={tools}
      class="editor-frame"
      field={<div class="editor" ref={host} />}
      goOn={state.focus}
    >
      <p class="hint keys">
        <kbd>F8</kbd> goes to the next finding, <kbd>Alt+F8</kbd> to what is said of it;{" "}
        <kbd>Tab</kbd> leaves the editor.
      </p>
      <p class="hint" role="status">
        {!isWhole && excerptWords(state.excerpt.value, state.text.value)}
      </p>
      <div class="actions" hidden={isWhole}>
        <Button class="small" act={() => state.page(-1)} hidden={start === 0}>
          Earlier lines
        </Button>
        <Button class="small" act={() => state.page(1)} hidden={end === state.text.value.length}>
          Later lines
        </Button>
      </div>
    </TextFrame>
  );
}
