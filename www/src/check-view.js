/**
 * The part that checks a body that somebody already has.
 *
 * @import { Finding, Fixed, Report, ResourceName, ValidateOptions } from "graph-backup-delta"
 * @import { Choice } from "./fields.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { History } from "./history.js"
 * @import { Signal } from "@preact/signals-core"
 * @import { ReadRequest } from "./state/reading.js"
 * @import { AnyChange, Work } from "./work.js"
 */

import { call, latestCall } from "./call.js";
import { copyButton } from "./copy.js";
import { startDivider } from "./divider.jsx";
import { boxById, button, byId, fill, focusIn, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { inOrder, withEdits } from "./edits.js";
import { RESOURCES } from "./facts.js";
import { selectField } from "./fields.js";
import { findingList, numberOf } from "./findings.js";
import { jsonBox } from "./json-box.js";
import { levelsView } from "./levels-view.js";
import { faultyBody } from "./sample.js";
import { noteSent } from "./sent.js";
import { keepControl, setControl } from "./shell/keep.js";
import { resourceOfUrl } from "./state/lists.js";
import { reading } from "./state/reading.js";
import { tellStopped } from "./stopped.js";
import { toast, toastStep } from "./toast.js";
import { whenQuiet } from "./when-quiet.js";
import { counted, number, visible } from "./words.js";
import { workOf } from "./work.js";

/** @typedef {ReturnType<typeof import("./checking.js").checkBody>} Checked */

const OF_UPDATES = "Check judges it as a request that changes a session that is there.";

/** @type {Choice<ResourceName | "">} */
const RECOGNISED = { value: "", words: "Detect automatically" };

/**
 * @param {Signal<BuiltRequests>} built
 * @param {History<Work>} history What is put together in Build.
 * @returns {Signal<string>} The body.
 */
export function startCheck(built, history) {
  /** @type {ValidateOptions} */
  let options = {};
  /** @type {Finding[]} */
  let findings = [];
  /** The text that they are of. */
  let checked = "";
  let caret = 0;
  /** What all fixes made of a text, while their differences are shown. */
  let fixedText = "";
  /** @type {ReadRequest | undefined} The request that the body was read from. */
  let sent;
  /** @param {string} text What people paste for a body. */
  const readCommand = (text) => {
    // While somebody types it, a command is not whole.
    const read = text.length > 40 ? reading(text) : undefined;
    const [first, ...others] = read?.requests ?? [];
    if (!read || !first || first.body === "") return;
    sent = first;
    const known = resourceOfUrl(first.url);
    setControl(resource.control, known ?? RECOGNISED.value);
    const more =
      others.length > 0
        ? ` The other ${number(others.length)} are kept as a run in Read an answer.`
        : "";
    const isNew = first.method === "POST" ? ` ${OF_UPDATES}` : "";
    if (others.length > 0) noteSent(read.requests);
    queueMicrotask(() => box.put(first.body, `Read the first body of ${read.form}`));
    toast(`Read from ${read.form}: ${first.method} ${first.url}.${isNew}${more}`, () =>
      box.put(text, "As it was"),
    );
  };
  /** Until a text that has changed is checked, the places of its findings are not known. */
  const isOfNow = () => box.text.value === checked;
  /** @type {((text: string) => void)[]} Who waits for the next check, of whichever text it is. */
  const waiting = [];
  /** Waits until what stands in the box now is checked: a click is never too early. */
  const checkedNow = async () => {
    const text = box.text.value;
    return isOfNow() || text === (await new Promise((settle) => waiting.push(settle)));
  };
  const box = jsonBox({
    id: "check-body",
    label: "Body",
    hint: "Paste a body here, or drop a file.",
    tools: [button("Format", () => format(), { class: "small" })],
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
    removeItem: (finding) => removeItem(finding),
    light: (finding) => isOfNow() && box.light(finding),
    choiceOf: (finding) => levels.choiceOf(finding),
  });
  const levels = levelsView(() => checkSoon());
  boxById("report").append(list.element, levels.element);
  const into = button("Take it into Build", () => takeIntoBuild());
  const diff = h("div", { class: "diff-box" });
  const finish = h(
    "div",
    { class: "actions", hidden: true },
    into,
    copyButton("Copy", () => box.text.value),
    downloadButton("Download", "body.json", () => box.text.value),
  );
  boxById("report-actions").append(finish, diff);
  /** @type {Report | undefined} */
  let latest;

  const takeIntoBuild = async () => {
    if (!(await checkedNow())) return;
    const resource = latest?.resource;
    if (!resource) return;
    const text = box.text.value;
    const parts = await call("partsOfBody", text, resource, levels.get());
    const of = parts && "change" in parts ? await targetOf(parts.add, parts.change) : undefined;
    if (!parts || text !== box.text.value) return;
    if ("problem" in parts) {
      toast(`${parts.problem} Nothing was taken.`);
      return;
    }
    const change = { ...parts.change, ...of };
    history.commit("taking the body from Check", workOf(change, parts.add, history.get()));
    toastStep(history, parts.left);
    location.hash = "#build";
  };

  /**
   * What the address tells that came with the body.
   *
   * @param {string[]} added
   * @param {AnyChange} change
   * @returns {Promise<Partial<AnyChange>>}
   */
  const targetOf = async (added, { resource, remove = [] }) => {
    const before = sent;
    // Another body may stand there by now: it is for whatever its own request went to.
    if (!before || ![...added, ...remove].some((it) => before.body.includes(it))) return {};
    const told = await call("recognize", JSON.stringify(before));
    if (told?.resource !== resource) return {};
    return { id: told.id, version: told.version, create: before.method === "POST" };
  };

  /** @param {Finding} finding */
  const removeItem = async (finding) => {
    const text = box.text.value;
    if (!isOfNow()) return;
    const next = await call("withoutItem", text, finding.pointer);
    if (next !== undefined && text === box.text.value) box.mend(next, "Removed the duplicate");
  };
  const fixAll = byId("fix-all", HTMLButtonElement);

  const takeBuilt = byId("check-built", HTMLButtonElement);
  takeBuilt.addEventListener("click", () => {
    setControl(resource.control, RECOGNISED.value);
    sent = built.value.requests[0];
    box.put(sent?.body ?? "", "Request 1 of Build is here");
  });
  byId("check-sample", HTMLButtonElement).addEventListener("click", () => {
    setControl(resource.control, RECOGNISED.value);
    box.put(faultyBody(history.get()), "A sample with mistakes is here");
  });
  built.subscribe(({ requests }) => {
    // What is checked is what changes a session or policy that is there.
    takeBuilt.hidden = requests[0]?.method !== "PATCH";
  });

  fixAll.addEventListener("click", async () => {
    const text = box.text.value;
    const fixed = await call("mendBody", text, options, levels.get());
    // What was typed meanwhile stays.
    if (!fixed || text !== box.text.value) return;
    fixedText = fixed.text;
    box.mend(fixed.text, toldOf(fixed));
    fill(diff, diffView(text, fixed.applied));
  });

  const format = async () => {
    const text = box.text.value;
    const formatted = await call("format", text);
    if (text !== box.text.value) return;
    if (formatted?.text !== undefined) box.mend(formatted.text, "Formatted");
    else if (formatted) box.say(formatted.problem);
  };

  const callValidate = latestCall();
  const check = async () => {
    const body = box.text.value;
    if (body.trim() === "") return show(body, undefined);
    const report = await callValidate("checkBody", body, options, levels.get());
    if (body !== box.text.value) return;
    if (report) levels.show(report.usual);
    show(body, report);
    levels.focusTouched(list.element);
    if (!report) tellStopped(status, "Nothing is known of it: checking was stopped.", checkSoon);
  };
  /**
   * @param {string} body
   * @param {Checked | undefined} report
   */
  const show = (body, report) => {
    setText(status, report ? statusOf(report) : "Nothing to check yet.");
    fixAll.hidden = !report?.findings.some((it) => it.fix);
    const found = report?.findings ?? [];
    // What stays the same is left alone, and with it what is open.
    if (JSON.stringify(found) !== JSON.stringify(findings)) findings = found;
    latest = report;
    finish.hidden = !report;
    into.hidden = !report?.resource || report.additions + report.removals === 0;
    const items = (report?.additions ?? 0) + (report?.removals ?? 0);
    const count = Math.ceil(items / 50);
    into.textContent = count > 1 ? `Split into ${count} requests in Build` : "Take it into Build";
    if (body !== fixedText) fill(diff);
    checked = body;
    list.show(findings, report?.total ?? 0);
    list.mark(findingAt(findings, caret));
    box.showFindings(findings);
    for (const settle of waiting.splice(0)) settle(body);
  };
  startDivider(boxById("check-panes"), boxById("check-divider"), {
    name: "check panes",
    label: "Room for the body",
  });
  const checkSoon = whenQuiet(check);
  check();
  box.text.subscribe(checkSoon);
  box.text.subscribe((text) => readCommand(text));
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

/** So many fixes are shown one by one. */
const SHOWN_FIXES = 50;

/**
 * What fixes did: each line before and after.
 *
 * @param {string} text
 * @param {Finding[]} applied
 */
function diffView(text, applied) {
  const rows = applied.slice(0, SHOWN_FIXES).flatMap(({ fix, line }) => {
    const edits = inOrder(fix?.edits ?? []);
    const [first, last] = [edits[0], edits.at(-1)];
    if (!first || !last || !fix) return [];
    const from = text.slice(0, first.start).lastIndexOf("\n") + 1;
    const to = text.indexOf("\n", last.end);
    const lines = text.slice(from, to < 0 ? text.length : to);
    const before = lines.trim();
    const after = withEdits(lines, edits, from).trim();
    const sides = /** @type {const} */ ([
      ["del", before],
      ["ins", after],
    ]);
    return h(
      "li",
      {},
      h("p", {}, `Line ${line}: ${fix.title}`),
      ...sides.map(([tag, it]) => h(tag, { class: "id", dir: "ltr" }, visible(it.slice(0, 200)))),
    );
  });
  const title = h("summary", {}, h("span", {}, `What was fixed (${number(applied.length)})`));
  return h("details", {}, title, h("ul", { class: "fixes" }, ...rows));
}

/** @param {Fixed} fixed */
function toldOf({ applied, report }) {
  // Half of a character has no place in what is sent, so a text with one is not written anew.
  if (applied.length === 0) return "Nothing was fixed: fix the findings one by one";
  const are = applied.length === 1 ? "is" : "are";
  const remain = report.total === 1 ? "remains" : "remain";
  const left = report.total === 0 ? "none remains" : `${number(report.total)} ${remain}`;
  return `${counted(applied.length, "finding")} ${are} fixed, ${left}`;
}

/** @param {Checked} report */
function statusOf({ resource, additions, removals, findings, total, off }) {
  const what = resource
    ? RESOURCES.find((it) => it.resource === resource)?.words
    : "The resource was not recognised";
  const items = `${counted(additions, "addition")}, ${counted(removals, "removal")}`;
  const hidden = off > 0 ? `${counted(off, "finding is", "findings are")} off` : "";
  if (off > 0 && total === 0) return `${what}: ${items}. ${hidden}, and there is no other.`;
  return [`${what}: ${items}. ${verdict(findings, total)}`, hidden && `${hidden}.`]
    .join(" ")
    .trim();
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
