/**
 * The part that checks a body that somebody already has.
 *
 * @import { Built, Fixed, Report, ResourceName, ValidateOptions } from "graph-backup-delta"
 * @import { Signal } from "./signal.js"
 */

import { describe, fix, resources, validate } from "graph-backup-delta";
import { boxById, byId, fill, h, setText } from "./dom.js";
import { findingList, numberOf } from "./findings.js";
import { whenQuiet } from "./signal.js";
import { textBox } from "./text-box.js";
import { counted, number } from "./words.js";

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
  const resource = byId("check-resource", HTMLSelectElement);
  const names = resources().map((name) => h("option", { value: name }, describe(name).words));
  fill(resource, h("option", { value: "" }, "Recognise it"), ...names);
  const status = boxById("report-status");
  const list = findingList({
    showPlace: box.showFinding,
    apply: box.apply,
  });
  boxById("report").append(list.element);
  const fixAll = byId("fix-all", HTMLButtonElement);

  const takeBuilt = byId("check-built", HTMLButtonElement);
  takeBuilt.addEventListener("click", () => {
    box.put(built.get().requests[0]?.body ?? "", "Request 1 of Build is here");
  });
  built.follow(({ requests }) => {
    takeBuilt.hidden = requests.length === 0;
  });

  fixAll.addEventListener("click", () => {
    const fixed = fix(box.text.get(), optionsFor(resource.value));
    box.mend(fixed.text, toldOf(fixed));
  });

  const check = () => {
    const body = box.text.get();
    const report = body.trim() === "" ? undefined : validate(body, optionsFor(resource.value));
    setText(status, report ? statusOf(report) : "Nothing to check yet.");
    fixAll.hidden = !report?.findings.some((it) => it.fix);
    list.show(report?.findings ?? [], report?.total ?? 0);
  };
  const checkSoon = whenQuiet(check);
  check();
  resource.addEventListener("change", checkSoon);
  box.text.follow(checkSoon);
  return box.text;
}

/**
 * @param {string} resource What was chosen; empty where it is to be recognised.
 * @returns {ValidateOptions}
 */
function optionsFor(resource) {
  return resource === "" ? {} : { resource: /** @type {ResourceName} */ (resource) };
}

/** @param {Fixed} fixed */
function toldOf({ applied, report }) {
  // Half of a character has no place in what is sent, so a text with one is not written anew.
  if (applied.length === 0) return "Nothing was mended: mend the findings one by one";
  const are = applied.length === 1 ? "is" : "are";
  const remain = report.total === 1 ? "remains" : "remain";
  const left = report.total === 0 ? "none remains" : `${number(report.total)} ${remain}`;
  return `${counted(applied.length, "finding")} ${are} mended, ${left}`;
}

/** @param {Report} report */
function statusOf({ resource, additions, removals, findings, total }) {
  const what = resource ? describe(resource).words : "The resource was not recognised";
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
