/**
 * What the editor says of a finding where somebody points at it.
 *
 * @import { Finding } from "graph-backup-delta"
 */

import { call } from "../call.js";
import { fill, h } from "../dom.js";
import { sentence } from "../words.js";

/** @param {Finding} finding */
export function hoverView({ code, message, help }) {
  const why = h("p", { class: "hint" });
  call("explain", code).then((explanation) => fill(why, ...sentence(explanation?.why ?? "")));
  return h("div", {}, h("p", {}, ...sentence(message)), help && h("p", {}, ...sentence(help)), why);
}
