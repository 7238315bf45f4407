// For people: each finding at its place, and what was counted.

import { count, findingsText } from "../findings.js";
import { reportText } from "../report.js";
import { styleFor } from "../style.js";
import { talliedText } from "../tally.js";
import { safe } from "../text.js";

/**
 * @param {import("../formats.js").Wanted} wanted
 * @returns {import("../formats.js").Format}
 */
export function humanFormat({ isSearch, quiet }) {
  const style = styleFor(process.stdout);
  let last = { isFirst: true, isLong: false };

  /** Findings stand apart from what is around them. @param {string} text @param {boolean} isLong */
  const block = (text, isLong) => {
    if (text === "") return "";
    const divider = !last.isFirst && (last.isLong || isLong) ? "\n" : "";
    last = { isFirst: false, isLong };
    return divider + text;
  };

  return {
    start: () => "",
    judged: ({ source, body, report, counted }) => {
      const isLong = report.findings.length > 0;
      if (body.line !== undefined) return block(findingsText(report, source, style), isLong);
      if (quiet && !isLong) return "";
      return block(reportText(report, source, style, counted), isLong);
    },
    lines: (source, tally) => {
      if (quiet && tally.invalid === 0) return "";
      const bodies = count(tally.bodies, "body", "bodies");
      // It follows what was found in the lines, as a report's last line does.
      last = { isFirst: last.isFirst, isLong: false };
      return block(`${safe(source.name)}: ${bodies}, ${talliedText(tally)}\n`, false);
    },
    // It is told on standard error.
    unread: () => "",
    end: (tally) => {
      if (!isSearch && tally.files + tally.unread <= 1) return "";
      const faulty = tally.invalid > 0 ? `, ${tally.invalid.toLocaleString("en")} not valid` : "";
      const unread = tally.unread > 0 ? `, ${tally.unread.toLocaleString("en")} not readable` : "";
      const read = count(tally.files, "file");
      const bodies =
        tally.bodies === tally.files ? "" : ` with ${count(tally.bodies, "body", "bodies")}`;
      return block(`${read} read${bodies}${faulty}${unread}: ${talliedText(tally)}\n`, true);
    },
  };
}
