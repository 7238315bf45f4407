// A report for people: the findings, and what was counted.

import { findingsText } from "./findings.js";
import { Tally, talliedText } from "./tally.js";
import { safe } from "./text.js";

/**
 * @param {import("graph-backup-delta").Report} report
 * @param {import("./input.js").Source} source
 * @param {import("./style.js").Style} style
 * @param {import("graph-backup-delta").Report} [counted] The whole report, of which not all is told.
 */
export function reportText(report, source, style, counted = report) {
  const tally = new Tally();
  tally.add(counted);
  return `${findingsText(report, source, style)}${safe(source.name)}: ${talliedText(tally)}\n`;
}
