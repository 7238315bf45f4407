// Requests for people: as they go over the wire, which is also how .http files are written.

import { hasError, together } from "./each.js";
import { findingsText } from "./findings.js";
import { styleFor } from "./style.js";
import { escapedJson, safe } from "./text.js";

/** What stands between requests in .http files. */
const DIVIDER = "\n###\n\n";

/**
 * What was made of several sources.
 *
 * @param {import("graph-backup-delta").Built[]} results
 * @param {import("./input.js").Source[]} sources
 */
export function builtTogether(results, sources) {
  return together(
    sources,
    results.map((it, at) => builtPerformed(it, sources[at])),
    DIVIDER,
  );
}

/**
 * What was made of a source. The requests stand alone on standard output, so that they can be kept
 * in a file.
 *
 * @param {import("graph-backup-delta").Built} result
 * @param {import("./input.js").Source} source
 */
function builtPerformed(result, source) {
  return {
    result,
    found: hasError(result.findings),
    text: () => builtText(result, styleFor(process.stdout)),
    notes: () => findingsText(result, source, styleFor(process.stderr)),
  };
}

/**
 * @param {import("graph-backup-delta").Built} built
 * @param {import("./style.js").Style} style
 */
function builtText({ requests }, style) {
  return requests.map((it) => requestText(it, style)).join(DIVIDER);
}

/**
 * @param {import("graph-backup-delta").Request} request
 * @param {import("./style.js").Style} style
 */
function requestText({ method, url, headers, body }, style) {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return `${style("strong", `${method} ${safe(url)}`)}\n${head.join("")}\n${escapedJson(body)}\n`;
}
