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
 * @param {string} text
 * @param {Fix["edits"]} edits
 * @param {number} [offset] Where the text starts in the one that the edits are for.
 */
export function withEdits(text, edits, offset = 0) {
  // From the end, so that no edit moves the next one.
  return inOrder(edits).reduceRight(
    (it, edit) => it.slice(0, edit.start - offset) + edit.text + it.slice(edit.end - offset),
    text,
  );
}
