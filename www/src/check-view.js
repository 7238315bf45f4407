/**
 * The part that checks a body that somebody already has.
 *
 * @import { Built, Report } from "graph-backup-delta"
 * @import { Signal } from "./signal.js"
 */

import { validate } from "graph-backup-delta";
import { boxById, byId, setText } from "./dom.js";
import { findingList, numberOf } from "./findings.js";
import { whenQuiet } from "./signal.js";
import { textBox } from "./text-box.js";
import { counted } from "./words.js";

/**
 * @param {Signal<Built>} built
 * @returns {Signal<string>} The body.
 */
export function startCheck(built) {
  const box = textBox({
    id: "check-body",
    label: "Body",
    placeholder: "Paste a body here, or drop a file.",
  });
  boxById("check-text").append(box.element);
  const status = boxById("report-status");
  const list = findingList({
    showPlace: box.showFinding,
    apply: box.apply,
  });
  boxById("report").append(list.element);

  const takeBuilt = byId("check-built", HTMLButtonElement);
  takeBuilt.addEventListener("click", () => {
    box.put(built.get().requests[0]?.body ?? "", "Request 1 of Build is here");
  });
  built.follow(({ requests }) => {
    takeBuilt.hidden = requests.length === 0;
  });

  const check = () => {
    const body = box.text.get();
    if (body.trim() === "") {
      setText(status, "Nothing to check yet.");
      list.show([], 0);
      return;
    }
    const report = validate(body);
    setText(status, statusOf(report));
    list.show(report.findings, report.total);
  };
  const checkSoon = whenQuiet(check);
  check();
  box.text.follow(checkSoon);
  return box.text;
}

/** @param {Report} report */
function statusOf({ resource, additions, removals, findings, total }) {
  const what = resource ? `A body for ${resource}` : "The resource was not recognised";
  const items = `${counted(additions, "addition")}, ${counted(removals, "removal")}`;
  return `${what}: ${items}. ${verdict(findings, total)}`;
}

/**
 * @param {Report["findings"]} findings
 * @param {number} total
 */
function verdict(findings, total) {
  if (total === 0) return "Nothing is wrong with it.";
  if (total > findings.length) return `${counted(total, "finding")}.`;
  const parts = [
    [numberOf(findings, "error"), "error"],
    [numberOf(findings, "warning"), "warning"],
    [numberOf(findings, "info"), "note"],
  ];
  const told = parts.filter(([count]) => count !== 0);
  return `${told.map(([count, word]) => counted(Number(count), String(word))).join(", ")}.`;
}
