/**
 * The part that checks a body that somebody already has.
 *
 * @import { Finding, Fixed, Report, ResourceName, ValidateOptions } from "graph-backup-delta"
 * @import { Choice } from "./fields.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "./signal.js"
 */

import { call, latestCall } from "./call.js";
import { boxById, button, byId, focusIn, setText } from "./dom.js";
import { RESOURCES } from "./facts.js";
import { selectField } from "./fields.js";
import { findingList, numberOf } from "./findings.js";
import { jsonBox } from "./json-box.js";
import { FAULTY_BODY } from "./sample.js";
import { keepControl, setControl } from "./shell/keep.js";
import { whenQuiet } from "./signal.js";
import { tellStopped } from "./stopped.js";
import { counted, number } from "./words.js";

/** @type {Choice<ResourceName | "">} */
const RECOGNISED = { value: "", words: "Recognise it" };

/**
 * @param {Signal<BuiltRequests>} built
 * @returns {Signal<string>} The body.
 */
export function startCheck(built) {
  /** @type {ValidateOptions} */
  let options = {};
  /** @type {Finding[]} */
  let findings = [];
  /** The text that they are of. */
  let checked = "";
  let caret = 0;
  /** Until a text that has changed is checked, the places of its findings are not known. */
  const isOfNow = () => box.text.get() === checked;
  const box = jsonBox({
    id: "check-body",
    label: "Body",
    hint: "Paste a body here, or drop a file.",
    tools: [button("Format", () => format(), { class: "small quiet" })],
    movedTo(place) {
      caret = place;
      bringIntoSight(list.mark(findingAt(findings, caret)));
    },
    goToFinding: () => focusIn(list.mark(findingAt(findings, caret)), "button"),
  });
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
    showPlace: (finding) => isOfNow() && box.showFinding(finding),
    apply: (fix) => isOfNow() && box.apply(fix),
    light: (finding) => isOfNow() && box.light(finding),
  });
  boxById("report").append(list.element);
  const fixAll = byId("fix-all", HTMLButtonElement);

  const takeBuilt = byId("check-built", HTMLButtonElement);
  takeBuilt.addEventListener("click", () => {
    setControl(resource.control, RECOGNISED.value);
    box.put(built.get().requests[0]?.body ?? "", "Request 1 of Build is here");
  });
  byId("check-sample", HTMLButtonElement).addEventListener("click", () => {
    setControl(resource.control, RECOGNISED.value);
    box.put(FAULTY_BODY, "A sample with mistakes is here");
  });
  built.follow(({ requests }) => {
    takeBuilt.hidden = requests.length === 0;
  });

  fixAll.addEventListener("click", async () => {
    const text = box.text.get();
    const fixed = await call("fix", text, options);
    // What was typed meanwhile stays.
    if (fixed && text === box.text.get()) box.mend(fixed.text, toldOf(fixed));
  });

  const format = async () => {
    const text = box.text.get();
    const formatted = await call("format", text);
    if (text !== box.text.get()) return;
    if (formatted?.text !== undefined) box.mend(formatted.text, "Formatted");
    else if (formatted) box.say(formatted.problem);
  };

  const callValidate = latestCall();
  const check = async () => {
    const body = box.text.get();
    if (body.trim() === "") return show(body, undefined);
    const report = await callValidate("validate", body, options);
    if (body !== box.text.get()) return;
    show(body, report);
    if (!report) tellStopped(status, "Nothing is known of it: checking was stopped.", checkSoon);
  };
  /**
   * @param {string} body
   * @param {Report | undefined} report
   */
  const show = (body, report) => {
    setText(status, report ? statusOf(report) : "Nothing to check yet.");
    fixAll.hidden = !report?.findings.some((it) => it.fix);
    findings = report?.findings ?? [];
    checked = body;
    list.show(findings, report?.total ?? 0);
    list.mark(findingAt(findings, caret));
    box.showFindings(findings);
  };
  const checkSoon = whenQuiet(check);
  check();
  box.text.follow(checkSoon);
  keepControl(resource.control);
  return box.text;
}

/**
 * The finding that a place of the text belongs to: the one that says most exactly where it is.
 *
 * @param {Finding[]} findings
 * @param {number} place
 */
function findingAt(findings, place) {
  const around = findings.filter(({ start = 0, end = 0 }) => start <= place && place <= end);
  const lengthOf = ({ start = 0, end = 0 }) => end - start;
  return around.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/**
 * Brings a finding into sight where the list scrolls by itself; the page stays where it is.
 *
 * @param {Element | undefined} item
 */
function bringIntoSight(item) {
  const list = item?.closest(".result");
  if (!item || !list || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = item.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (top < frame.top) list.scrollTop += top - frame.top;
  else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
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
