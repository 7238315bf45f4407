/**
 * The part that checks a body that somebody already has.
 *
 * @import { Fixed, Report, ResourceName, ValidateOptions } from "graph-backup-delta"
 * @import { Choice } from "./fields.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "./signal.js"
 */

import { call, latestCall } from "./call.js";
import { boxById, byId, setText } from "./dom.js";
import { RESOURCES } from "./facts.js";
import { selectField } from "./fields.js";
import { findingList, numberOf } from "./findings.js";
import { whenQuiet } from "./signal.js";
import { textBox } from "./text-box.js";
import { counted, number } from "./words.js";

/** @type {Choice<ResourceName | "">} */
const RECOGNISED = { value: "", words: "Recognise it" };

/**
 * @param {Signal<BuiltRequests>} built
 * @returns {Signal<string>} The body.
 */
export function startCheck(built) {
  const box = textBox({
    id: "check-body",
    label: "Body",
    placeholder: "Paste a body here, or drop a file.",
  });
  /** @type {ValidateOptions} */
  let options = {};
  const resource = selectField({
    id: "check-resource",
    label: "The body is for",
    choices: [RECOGNISED, ...RESOURCES.map((it) => ({ value: it.resource, words: it.words }))],
    choose: (value) => {
      options = value === "" ? {} : { resource: value };
      checkSoon();
    },
  });
  boxById("check-text").append(resource.element, box.element);
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

  fixAll.addEventListener("click", async () => {
    const fixed = await call("fix", box.text.get(), options);
    if (fixed) box.mend(fixed.text, toldOf(fixed));
  });

  const callValidate = latestCall();
  const check = async () => {
    const body = box.text.get();
    if (body.trim() === "") return show(undefined);
    const report = await callValidate("validate", body, options);
    if (report) show(report);
  };
  /** @param {Report | undefined} report */
  const show = (report) => {
    setText(status, report ? statusOf(report) : "Nothing to check yet.");
    fixAll.hidden = !report?.findings.some((it) => it.fix);
    list.show(report?.findings ?? [], report?.total ?? 0);
  };
  const checkSoon = whenQuiet(check);
  check();
  box.text.follow(checkSoon);
  return box.text;
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
  const what = resource
    ? RESOURCES.find((it) => it.resource === resource)?.words
    : "The resource was not recognised";
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
