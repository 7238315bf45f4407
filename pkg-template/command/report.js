// A report for people: the findings, and what was counted.

import { count, findingsText } from "./findings.js";
import { safe } from "./text.js";

/**
 * @param {import("graph-backup-delta").Report} report
 * @param {import("./input.js").Source} source
 * @param {import("./style.js").Style} style
 */
export function reportText(report, source, style) {
  return `${findingsText(report, source, style)}${summary(report, source.name)}\n`;
}

/**
 * @param {import("graph-backup-delta").Report} report
 * @param {string} name
 */
function summary({ additions, removals, findings, total }, name) {
  const of = (/** @type {string} */ severity) =>
    findings.filter((it) => it.severity === severity).length;
  const infos = of("info") > 0 ? `, ${of("info")} for information` : "";
  const listed =
    total > findings.length
      ? ` among the first ${findings.length.toLocaleString("en")} of ${count(total, "finding")}`
      : "";
  return (
    `${safe(name)}: ${count(additions, "addition")}, ${count(removals, "removal")}; ` +
    `${count(of("error"), "error")}, ${count(of("warning"), "warning")}${infos}${listed}`
  );
}
