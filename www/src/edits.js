/**
 * Making the edits of a fix.
 *
 * @import { Fix } from "graph-backup-delta"
 */

/**
 * The edits of a fix in the order of the text. Two may touch: what is put in at an offset comes before
 * what is replaced from there on.
 *
 * @param {Fix["edits"]} edits
 */
export function inOrder(edits) {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The edits one after the other: to copy the whole text for each takes the square of its length.
 *
 * @param {string} text
 * @param {Fix["edits"]} edits
 * @param {number} [offset] Where the text starts in the one that the edits are for.
 */
export function withEdits(text, edits, offset = 0) {
  let at = 0;
  const parts = inOrder(edits).map((edit) => {
    const kept = text.slice(at, edit.start - offset);
    at = edit.end - offset;
    return kept + edit.text;
  });
  return parts.join("") + text.slice(at);
}
