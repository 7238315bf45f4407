/**
 * How the editor looks: with the colours of the page. The editor stands in a shadow root, which the
 * page's style sheets do not reach, but its variables do.
 */

import { EditorView } from "@codemirror/view";

/** @param {string} severity */
const squiggle = (severity) => ({
  backgroundImage: "none",
  textDecoration: `underline wavy var(--${severity}) 1.5px`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "0.1875rem",
});

export const look = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    fontSize: "0.8125rem",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.25rem", overflow: "auto" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--text)", tabSize: "2" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    borderRight: "1px solid var(--line)",
    backgroundColor: "var(--sunken)",
    color: "var(--quiet)",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "2rem",
    padding: "0 0.5rem 0 0.25rem",
    fontVariantNumeric: "tabular-nums",
  },
  ".cm-gutter-lint": { width: "1.25rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.125rem 0.125rem 0 0.25rem" },
  ".cm-lint-marker": { width: "0.75rem", height: "0.75rem", marginTop: "0.125rem", content: "''" },
  ".cm-lint-marker-error": { borderRadius: "50%", background: "var(--error)" },
  ".cm-lint-marker-warning": {
    background: "var(--warning)",
    clipPath: "polygon(50% 0, 100% 100%, 0 100%)",
  },
  ".cm-lint-marker-info": { background: "var(--accent)" },
  // Where the system gives the colours, it takes away backgrounds, of which these are made.
  "@media (forced-colors: active)": {
    ".cm-gutter-lint .cm-lint-marker": { forcedColorAdjust: "none", background: "CanvasText" },
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--text)", fontWeight: "600" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--accent-soft)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--edge)",
  },
  ".cm-placeholder": { color: "var(--quiet)" },
  ".cm-lintRange-error": squiggle("error"),
  ".cm-lintRange-warning": squiggle("warning"),
  ".cm-lintRange-info": squiggle("accent"),
  ".cm-lintRange-active": { backgroundColor: "transparent" },
  ".cm-lit-line": { backgroundColor: "var(--accent-soft)" },
  ".cm-lit": { outline: "2px solid var(--accent)", borderRadius: "0.125rem" },
  // What hides in a text is written out.
  ".cm-specialChar": {
    color: "var(--error)",
    border: "1px solid var(--error)",
    borderRadius: "0.125rem",
    padding: "0 0.125rem",
  },
  ".cm-tooltip": {
    maxWidth: "min(34rem, calc(100vw - 2rem))",
    border: "1px solid var(--edge)",
    borderRadius: "0.375rem",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
    fontSize: "0.9375rem",
    lineHeight: "1.4",
    boxShadow: "0 0.25rem 1rem rgb(0 0 0 / 18%)",
  },
  ".cm-diagnostic": { padding: "0.5rem 0.75rem", whiteSpace: "normal" },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: "1px solid var(--line)" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warning)" },
  ".cm-diagnostic-info": { borderLeft: "4px solid var(--accent)" },
  ".cm-diagnostic p": { margin: "0 0 0.25rem", overflowWrap: "anywhere" },
  ".cm-diagnostic .hint": { color: "var(--quiet)", fontSize: "0.875rem" },
  ".cm-diagnosticAction": {
    margin: "0.25rem 0 0",
    padding: "0.25rem 0.625rem",
    border: "1px solid var(--edge)",
    borderRadius: "0.375rem",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    font: "inherit",
    fontSize: "0.875rem",
    cursor: "pointer",
  },
  ".cm-diagnosticAction:hover": { backgroundColor: "var(--accent-soft)" },
  ".cm-panels": {
    borderTop: "1px solid var(--line)",
    backgroundColor: "var(--sunken)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
  },
  ".cm-panel.cm-search": { padding: "0.5rem 2rem 0.5rem 0.5rem", fontSize: "0.875rem" },
  ".cm-panel.cm-search label": { fontSize: "0.875rem" },
  ".cm-panel.cm-search [name=close]": { minWidth: "1.5rem", minHeight: "1.5rem", fontSize: "1rem" },
  ".cm-textfield, .cm-button": {
    minHeight: "1.75rem",
    border: "1px solid var(--edge)",
    borderRadius: "0.25rem",
    background: "var(--surface)",
    color: "var(--text)",
    fontSize: "0.875rem",
  },
  ".cm-searchMatch": {
    backgroundColor: "var(--warning-soft)",
    outline: "1px solid var(--warning)",
  },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-soft)" },
  // Paper cannot be scrolled.
  "@media print": {
    "&": { height: "auto" },
    ".cm-content": { whiteSpace: "pre-wrap", overflowWrap: "anywhere", flexShrink: "1" },
  },
  ":focus-visible": { outline: "2px solid var(--accent)" },
  ".cm-content:focus-visible": { outline: "none" },
});
