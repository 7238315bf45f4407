/**
 * Why a finding is one: the long text of its code.
 *
 * @import { Finding } from "graph-backup-delta"
 */

import { call } from "./call.js";
import { fill, h } from "./dom.js";
import { sentence } from "./words.js";

/**
 * A text that opens. It is made when somebody opens it: there may be thousands of findings.
 *
 * @param {Finding} finding
 */
export function whyView(finding) {
  const content = h("dl");
  // Out of its list, to a screen reader, one "Why?" is like the other.
  const about = h("span", { class: "visually-hidden" }, ` ${finding.code}`);
  const details = h("details", { class: "why" }, h("summary", {}, "Why?", about), content);
  details.addEventListener("toggle", async () => {
    if (details.open && content.childElementCount === 0) fill(content, ...(await rowsOf(finding)));
  });
  return details;
}

/** @param {Finding} finding */
async function rowsOf({ code, help, service }) {
  const { why = "", source = "" } = (await call("explain", code)) ?? {};
  const answer = service && `${service.status} ${service.code}`;
  const meaning = service && (await call("explain", service.code))?.meaning;
  return [
    row("Why it matters", why),
    row("How to fix it", help),
    row("The service answers", [answer, meaning].filter(Boolean).join(": ")),
    row("Source", source),
  ];
}

/**
 * @param {string} term
 * @param {string | undefined} text
 */
function row(term, text) {
  return text && h("div", {}, h("dt", {}, term), h("dd", {}, ...sentence(text)));
}
