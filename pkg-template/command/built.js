// Requests for people: as they go over the wire, which is also how .http files are written.

import { escapedJson, safe } from "./text.js";

/** What stands between requests in .http files. */
export const DIVIDER = "\n###\n\n";

/**
 * @param {import("graph-backup-delta").Built} built
 * @param {import("./style.js").Style} style
 */
export function builtText({ requests }, style) {
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
