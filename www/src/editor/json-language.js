/**
 * What the editor colours: JSON, and the comments that people leave in it. A line is coloured by
 * itself, but for a comment that spans several, so that no nesting costs anything.
 *
 * @import { StreamParser } from "@codemirror/language"
 */

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const STRING = /^"(?:[^"\\]|\\.)*"?/;
const NAME_FOLLOWS = /^\s*:/;
const NUMBER = /^-?\d[\d.eE+-]*/;
const WORD = /^[A-Za-z_$][\w$]*/;
const COMMENT_TO_END_OF_LINE = /^\/\/.*/;

/** @type {StreamParser<{ isComment: boolean }>} */
const PARSER = {
  name: "json",
  startState: () => ({ isComment: false }),

  token(stream, state) {
    if (state.isComment || stream.match("/*")) {
      state.isComment = !stream.skipTo("*/");
      if (state.isComment) stream.skipToEnd();
      else stream.match("*/");
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(COMMENT_TO_END_OF_LINE)) return "comment";
    if (stream.match(STRING)) return stream.match(NAME_FOLLOWS, false) ? "propertyName" : "string";
    if (stream.match(NUMBER)) return "number";
    if (stream.match(WORD)) return "atom";
    stream.next();
    return null;
  },
};

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--done)" },
  { tag: [tags.number, tags.atom], color: "var(--warning)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);

export const jsonLanguage = [StreamLanguage.define(PARSER), syntaxHighlighting(COLOURS)];
