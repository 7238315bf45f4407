/**
 * How long backups are kept, in words.
 *
 * @import { RetentionSetting } from "graph-backup-delta"
 */

import { counted } from "../numbers.js";

const UNITS = { D: "day", W: "week", M: "month", Y: "year" };

/** @param {RetentionSetting[]} [settings] */
export function retentionText(settings = []) {
  return settings
    .map(({ interval, period }) => {
      const every = spanText(String(interval).replace(/^R\//, "")).replace(/^1 /, "");
      return `a backup each ${every} for ${spanText(String(period))}`;
    })
    .join(", ");
}

/** @param {string} span In ISO 8601; one that is not simple stays as it is. */
function spanText(span) {
  const [, count = "", unit = ""] = /^P(\d{1,9})([DWMY])$/.exec(span) ?? [];
  const word = UNITS[/** @type {keyof typeof UNITS} */ (unit)];
  return word ? counted(Number(count), word) : span;
}
