/**
 * The editor, by CodeMirror: loaded only when somebody is about to use it.
 *
 * @import { Action, Diagnostic } from "@codemirror/lint"
 * @import { Finding, Fix } from "graph-backup-delta"
 * @import { Stretch } from "./lit.js"
 */

import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
} from "@codemirror/view";
import { HIDDEN, visible } from "../words.js";
import { hoverView } from "./hover.jsx";
import { jsonLanguage } from "./json-language.js";
import { light, lit } from "./lit.js";
import { look } from "./look.js";

/**
 * @typedef {object} Piece What the editor shows of a text.
 * @property {string} text
 * @property {number} firstLine The number of its first line.
 * @property {boolean} isWhole Whether it is all of the text; a part can only be read.
 *
 * @typedef {object} Options
 * @property {string} label
 * @property {string} hint What an empty editor says.
 * @property {(text: string) => void} edited
 * @property {(place: number) => void} movedTo The caret is there now.
 * @property {() => void} goToFinding Goes on at the finding where the caret is.
 * @property {(fix: Fix) => void} apply
 *
 * @typedef {ReturnType<typeof createEditor>} Editor
 */

/** Line endings are one character here, as in every text field of a page. */
const LINE_ENDING = /\r\n?/g;

/**
 * CodeMirror makes style sheets of its own. In a shadow root it does so by script, which the policy
 * of the page allows; in the page it would write a `<style>`, which the policy forbids.
 *
 * @param {HTMLElement} host
 * @param {Options} options
 */
export function createEditor(host, options) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({ root, parent: root, state: stateOf(EMPTY, options) });
  /** @param {Stretch} stretch */
  const within = ({ from, to }) => {
    const { length } = view.state.doc;
    return { from: Math.min(from, length), to: Math.min(Math.max(from, to), length) };
  };
  let shown = EMPTY;

  return {
    focus: () => view.focus(),

    /** @param {Piece} piece */
    show(piece) {
      const isEdit = shown.isWhole && piece.isWhole;
      shown = piece;
      if (!isEdit) view.setState(stateOf(piece, options));
      else if (piece.text !== view.state.doc.toString()) {
        view.dispatch({
          changes: changeBetween(view.state.doc.toString(), piece.text),
          // Undo takes it back in one step of its own.
          annotations: isolateHistory.of("full"),
        });
      }
    },

    /** @param {Finding[]} findings Their places as they are in what is shown. */
    showFindings(findings) {
      const { doc } = view.state;
      const diagnostics = findings.map((finding) => {
        const stretch = within({ from: finding.start ?? 0, to: finding.end ?? 0 });
        return diagnosticOf(finding, stretch, (fix) => {
          // Where the text has changed since, a report of what it is now is under way.
          if (view.state.doc.eq(doc)) options.apply(fix);
        });
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },

    /** @param {Stretch} stretch */
    select(stretch) {
      const { from, to } = within(stretch);
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: "center", x: "center" }),
      });
      view.focus();
    },

    /**
     * Lights a stretch up and brings it into sight in the editor; the focus and the page stay where they are.
     *
     * @param {Stretch | undefined} stretch
     */
    light(stretch) {
      if (!stretch) return view.dispatch({ effects: light.of(undefined) });
      const { from, to } = within(stretch);
      view.dispatch({ effects: light.of({ from, to }) });
      scrollWithin(view, from);
    },
  };
}

/** @type {Piece} */
const EMPTY = { text: "", firstLine: 1, isWhole: true };

/**
 * @param {Piece} piece
 * @param {Options} options
 */
function stateOf({ text, firstLine, isWhole }, { label, hint, edited, movedTo, goToFinding }) {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers({ formatNumber: (line) => String(line + firstLine - 1) }),
      highlightActiveLineGutter(),
      highlightActiveLine(),
      lintGutter(),
      highlightSpecialChars({ addSpecialChars: HIDDEN, render: specialChar }),
      history(),
      drawSelection(),
      bracketMatching(),
      search(),
      highlightSelectionMatches(),
      tooltips({ position: "fixed" }),
      jsonLanguage,
      lit,
      look,
      placeholder(hint),
      EditorState.readOnly.of(!isWhole),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(LINE_ENDING, "\n")),
      EditorView.domEventHandlers({ beforeinput: replaceLines }),
      EditorView.contentAttributes.of({ "aria-label": label, dir: "ltr", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) edited(update.state.doc.toString());
        if (update.selectionSet && update.view.hasFocus) movedTo(update.state.selection.main.head);
      }),
      // Tab is not among them: it leaves the editor, as it leaves any other field.
      keymap.of([
        { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
        { key: "Alt-F8", run: () => isDone(goToFinding) },
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
    ],
  });
}

/**
 * Replaces a selection of several lines by what is typed. Left to itself, a browser would keep the
 * look of the lines by inline styles, which the policy of the page forbids.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function replaceLines({ inputType, data, isComposing }, view) {
  const { state } = view;
  const { from, to } = state.selection.main;
  const isOneLine = state.doc.lineAt(from).to >= to;
  if (inputType !== "insertText" || data === null || isComposing || isOneLine) return false;
  if (!state.readOnly) view.dispatch(state.replaceSelection(data), { userEvent: "input.type" });
  return true;
}

/**
 * Brings a place into sight in the editor alone. What CodeMirror has for it scrolls the page, too: on a
 * narrow screen that took away the finding that somebody pointed at.
 *
 * @param {EditorView} view
 * @param {number} place
 */
function scrollWithin(view, place) {
  const { scrollDOM } = view;
  const { top, bottom } = view.lineBlockAt(place);
  const { scrollTop, clientHeight } = scrollDOM;
  if (top < scrollTop || bottom > scrollTop + clientHeight) {
    scrollDOM.scrollTop = (top + bottom - clientHeight) / 2;
  }
  view.requestMeasure({
    read: () => view.coordsAtPos(place),
    write(found) {
      const frame = scrollDOM.getBoundingClientRect();
      if (!found || (found.left > frame.left && found.right < frame.right)) return;
      scrollDOM.scrollLeft += found.left - frame.left - frame.width / 2;
    },
  });
}

/** @param {() => void} act */
function isDone(act) {
  act();
  return true;
}

/**
 * @param {Finding} finding
 * @param {Stretch} stretch
 * @param {(fix: Fix) => void} apply
 * @returns {Diagnostic}
 */
function diagnosticOf(finding, stretch, apply) {
  const { severity, message, fix } = finding;
  /** @type {Action[]} */
  const actions = fix ? [{ name: fix.title, apply: () => apply(fix) }] : [];
  return { ...stretch, severity, message, actions, renderMessage: () => hoverView(finding) };
}

/**
 * What would hide or reorder its neighbours, written out as everywhere in the page.
 *
 * @param {number} code
 */
function specialChar(code) {
  const element = document.createElement("span");
  element.className = "cm-specialChar";
  element.textContent = visible(String.fromCodePoint(code));
  return element;
}

/**
 * The change between two texts, without what they begin and end with alike: so the caret stays
 * where it is.
 *
 * @param {string} before
 * @param {string} after
 */
function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let alike = 0;
  while (alike < shorter - from && before.at(-1 - alike) === after.at(-1 - alike)) alike += 1;
  return { from, to: before.length - alike, insert: after.slice(from, after.length - alike) };
}
