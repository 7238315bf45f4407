/**
 * Laying JSON out anew. Only what stands between its parts is changed: numbers stay as they are
 * written, names in their order, comments where they are, and so does what is wrong with it.
 *
 * @import { Fix } from "graph-backup-delta"
 * @import { Edit } from "jsonc-parser"
 */

import { validate } from "graph-backup-delta/slim";
import { format as editsOf, modify } from "jsonc-parser";
import { withEdits } from "./edits.js";

const LAYOUT = { insertSpaces: true, tabSize: 2, eol: "\n" };

/**
 * @param {string} text
 * @returns {{ text: string, problem?: undefined } | { text?: undefined, problem: string }}
 */
export function format(text) {
  // Each level is indented by more than the last: without an end to them there is none to the text.
  const { findings, total } = validate(text, { maxFindings: 100_000 });
  const tooDeep = findings.find((it) => it.code === "json-too-deep");
  if (tooDeep) return { problem: `This cannot be formatted. ${tooDeep.message}` };
  if (total > findings.length) return { problem: "Too much is wrong with this to format it." };
  return { text: withEdits(text, asOurs(editsOf(text, undefined, LAYOUT))) };
}

/**
 * A body without one of its items.
 *
 * @param {string} text
 * @param {string} pointer The item, or what is in it: "/driveRestoreArtifacts@delta/1/id".
 */
export function withoutItem(text, pointer) {
  const [, property = "", index = ""] = pointer.split("/");
  const path = [property.replaceAll("~1", "/").replaceAll("~0", "~"), Number(index)];
  return withEdits(text, asOurs(modify(text, path, undefined, {})));
}

/**
 * @param {Edit[]} edits
 * @returns {Fix["edits"]}
 */
function asOurs(edits) {
  return edits.map(({ offset: start, length, content: text }) => ({
    start,
    end: start + length,
    text,
  }));
}
