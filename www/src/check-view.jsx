/**
 * The part that checks a body that somebody already has.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Finding, Fix, ResourceName } from "graph-backup-delta"
 * @import { Choice } from "./fields.jsx"
 * @import { FindingActions } from "./findings.jsx"
 * @import { Fixes } from "./finish-view.jsx"
 * @import { History } from "./history.js"
 * @import { JsonState } from "./json-box.jsx"
 * @import { ChosenLevels } from "./levels-view.jsx"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Checked } from "./state/report.js"
 * @import { Sent } from "./state/runs.js"
 * @import { AnyChange, Work } from "./work.js"
 */

import { batch, computed, signal } from "@preact/signals";
import { render } from "preact";
import { boxById } from "./box-by-id.js";
import { call, latestCall } from "./call.js";
import { startDivider } from "./divider.jsx";
import { RESOURCES } from "./facts.js";
import { SelectField } from "./fields.jsx";
import { takeDropped } from "./files.js";
import { FindingList } from "./findings.jsx";
import { Diff, Finish } from "./finish-view.jsx";
import { JsonBox, jsonState } from "./json-box.jsx";
import { chosenLevels, LevelChoice, LevelList } from "./levels-view.jsx";
import { faultyBody } from "./sample.js";
import { noteSent } from "./sent.js";
import { keep } from "./shell/keep.js";
import { resourceOfUrl } from "./state/lists.js";
import { reading } from "./state/reading.js";
import { findingAt, statusOf, toldOfFixes } from "./state/report.js";
import { goOnInBuild } from "./taking.js";
import { toast } from "./toast.jsx";
import { Button, StatusLine } from "./views.jsx";
import { whenQuiet } from "./when-quiet.js";
import { number } from "./words.js";
import { workOf } from "./work.js";

/** @type {Choice<ResourceName | "">[]} */
const FOR = [
  { value: "", words: "Detect automatically" },
  ...RESOURCES.map((it) => ({ value: it.resource, words: it.words })),
];

const OF_UPDATES = "Check judges it as a request that changes a session that is there.";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {History<Work>} history What is put together in Build.
 * @returns {Signal<string>} The body.
 */
export function startCheck(built, history) {
  /** What the person says that the body is for; else empty. */
  const resource = signal(/** @type {ResourceName | ""} */ (""));
  const report = signal(/** @type {Checked | undefined} */ (undefined));
  const findings = signal(/** @type {Finding[]} */ ([]));
  const isStopped = signal(false);
  const caret = signal(0);
  const marked = computed(() => findingAt(findings.value, caret.value));
  /** What all fixes made of a text, while their differences are shown. */
  const fixed = signal(/** @type {Fixes | undefined} */ (undefined));
  /** The text that the report is of. */
  let checked = "";
  /** @type {Sent | undefined} The request that the body was read from. */
  let sent;
  /** @type {((text: string) => void)[]} Who waits for the next check, of whichever text it is. */
  const waiting = [];

  /** @param {(item: Element) => void} act Done with the finding where the caret is, once it is marked. */
  const atMarked = (act) =>
    queueMicrotask(() => {
      const item = boxById("report").querySelector("[aria-current]");
      if (item) act(item);
    });
  const box = jsonState({
    id: "check-body",
    part: "check",
    movedTo(place) {
      caret.value = place;
      atMarked(bringIntoSight);
    },
    goToFinding: () => atMarked((item) => item.querySelector("button")?.focus()),
  });
  takeDropped("check", "Drop it here: its body is checked", box.take);

  const options = () => (resource.value === "" ? {} : { resource: resource.value });
  /** Until a text that has changed is checked, the places of its findings are not known. */
  const isOfNow = () => box.text.value === checked;
  /** Waits until what stands in the box now is checked: a click is never too early. */
  const checkedNow = async () => {
    const text = box.text.value;
    return isOfNow() || text === (await new Promise((settle) => waiting.push(settle)));
  };

  const callValidate = latestCall();
  const check = async () => {
    const body = box.text.value;
    if (body.trim() === "") return show(body, undefined);
    const made = await callValidate("checkBody", body, options(), levels.levels.value);
    if (body !== box.text.value) return;
    if (made) levels.usual.value = made.usual;
    show(body, made, !made);
    queueMicrotask(() => levels.focusTouched(boxById("report")));
  };
  const checkSoon = whenQuiet(check);
  const levels = chosenLevels(checkSoon);

  /**
   * @param {string} body
   * @param {Checked | undefined} made
   * @param {boolean} [stopped]
   */
  const show = (body, made, stopped = false) => {
    const found = made?.findings ?? [];
    batch(() => {
      report.value = made;
      isStopped.value = stopped;
      // What stays the same is left alone, and with it what is open.
      if (JSON.stringify(found) !== JSON.stringify(findings.value)) findings.value = found;
      if (body !== fixed.value?.after) fixed.value = undefined;
    });
    checked = body;
    box.showFindings(findings.value);
    for (const settle of waiting.splice(0)) settle(body);
  };

  /** @param {string} text What people paste for a body. */
  const readCommand = (text) => {
    // While somebody types it, a command is not whole.
    const read = text.length > 40 ? reading(text) : undefined;
    const [first, ...others] = read?.requests ?? [];
    if (!read || !first || first.body === "") return;
    sent = first;
    resource.value = resourceOfUrl(first.url) ?? "";
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

  const takeIntoBuild = async () => {
    if (!(await checkedNow())) return;
    const of = report.value?.resource;
    if (!of) return;
    const text = box.text.value;
    const parts = await call("partsOfBody", text, of, levels.levels.value);
    const target = parts && "change" in parts ? await targetOf(parts.add, parts.change) : undefined;
    if (!parts || text !== box.text.value) return;
    if ("problem" in parts) {
      toast(`${parts.problem} Nothing was taken.`);
      return;
    }
    const change = { ...parts.change, ...target };
    const work = workOf(change, parts.add, history.get());
    goOnInBuild(history, "taking the body from Check", work, parts.left);
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

  const fixAll = async () => {
    const text = box.text.value;
    const made = await call("mendBody", text, options(), levels.levels.value);
    // What was typed meanwhile stays.
    if (!made || text !== box.text.value) return;
    box.mend(made.text, toldOfFixes(made));
    fixed.value = { before: text, after: made.text, applied: made.applied };
  };

  const format = async () => {
    const text = box.text.value;
    const formatted = await call("format", text);
    if (text !== box.text.value) return;
    if (formatted?.text !== undefined) box.mend(formatted.text, "Formatted");
    else if (formatted) box.said.value = formatted.problem;
  };

  const takeBuilt = () => {
    resource.value = "";
    sent = built.value.requests[0];
    box.put(sent?.body ?? "", "Request 1 of Build is here");
  };
  const showSample = () => {
    resource.value = "";
    box.put(faultyBody(history.get()), "A sample with mistakes is here");
  };

  /** @type {FindingActions} */
  const actions = {
    showPlace: (finding) => isOfNow() && box.showFinding(finding),
    apply: (/** @type {Fix} */ fix) => isOfNow() && box.apply(fix),
    async removeItem(finding) {
      const text = box.text.value;
      if (!isOfNow()) return;
      const next = await call("withoutItem", text, finding.pointer);
      if (next !== undefined && text === box.text.value) box.mend(next, "Removed the duplicate");
    },
    light: (finding) => isOfNow() && box.light(finding),
    choiceOf: (finding) => <LevelChoice chosen={levels} finding={finding} />,
  };

  check();
  resource.subscribe(checkSoon);
  box.text.subscribe(checkSoon);
  box.text.subscribe(readCommand);
  keep({
    name: "check-resource",
    element: boxById("check-part"),
    get: () => resource.value,
    put(value) {
      resource.value = RESOURCES.find((it) => it.resource === value)?.resource ?? "";
    },
    follow: (changed) => resource.subscribe(changed),
  });
  startDivider(boxById("check-panes"), boxById("check-divider"), {
    name: "check panes",
    label: "Room for the body",
  });
  const sources = <Sources built={built} takeBuilt={takeBuilt} showSample={showSample} />;
  render(sources, boxById("check-actions"));
  render(<Body box={box} resource={resource} format={format} />, boxById("check-text"));
  const shown = { report, findings, marked, isStopped, fixed };
  const doing = { fixAll, again: checkSoon, take: takeIntoBuild };
  render(<Reported {...{ ...shown, ...doing, box, actions, levels }} />, boxById("report-card"));
  return box.text;
}

/**
 * @param {object} props
 * @param {Signal<BuiltRequests>} props.built
 * @param {() => void} props.takeBuilt
 * @param {() => void} props.showSample
 */
function Sources({ built, takeBuilt, showSample }) {
  // What is checked is what changes a session or policy that is there.
  const isUpdate = built.value.requests[0]?.method === "PATCH";
  return (
    <>
      <Button act={showSample}>Show a faulty sample</Button>
      <Button act={takeBuilt} hidden={!isUpdate}>
        Take the request from Build
      </Button>
    </>
  );
}

/** @param {{ box: JsonState, resource: Signal<ResourceName | "">, format: () => void }} props */
function Body({ box, resource, format }) {
  return (
    <>
      <SelectField
        id="check-resource"
        label="The body is for"
        choices={FOR}
        chosen={resource.value}
        choose={(chosen) => {
          resource.value = chosen;
        }}
      />
      <JsonBox
        state={box}
        label="Body"
        hint="Paste a body here, or drop a file."
        tools={
          <Button class="small" act={format}>
            Format
          </Button>
        }
      />
    </>
  );
}

/**
 * What was found, and what can be done about it.
 *
 * @param {object} props
 * @param {Signal<Checked | undefined>} props.report
 * @param {Signal<Finding[]>} props.findings
 * @param {Signal<Finding | undefined>} props.marked
 * @param {Signal<boolean>} props.isStopped
 * @param {Signal<Fixes | undefined>} props.fixed
 * @param {() => void} props.fixAll
 * @param {() => void} props.again
 * @param {() => void} props.take
 * @param {JsonState} props.box
 * @param {FindingActions} props.actions
 * @param {ChosenLevels} props.levels
 */
function Reported({ box, actions, levels, fixAll, again, take, ...signals }) {
  const { report, findings, marked, isStopped, fixed } = signals;
  const made = report.value;
  const list = { findings: findings.value, total: made?.total ?? 0, marked: marked.value };
  const canFix = made?.findings.some((it) => it.fix) === true;
  return (
    <>
      <h3 id="report-heading">Findings</h3>
      <StatusLine
        id="report-status"
        stopped={isStopped.value ? "Nothing is known of it: checking was stopped." : undefined}
        again={again}
      >
        {made ? statusOf(made) : "Nothing to check yet."}
      </StatusLine>
      <Button id="fix-all" class="aside primary" act={fixAll} hidden={!canFix}>
        Fix all that is certain
      </Button>
      <div id="report-actions" class="stack">
        {made && <Finish report={made} box={box} take={take} />}
        {fixed.value && <Diff fixed={fixed.value} />}
      </div>
      <div id="report">
        <FindingList {...list} actions={actions} />
        <LevelList chosen={levels} />
      </div>
    </>
  );
}

/**
 * Brings a finding into sight where the list scrolls by itself; the page stays where it is.
 *
 * @param {Element} item
 */
function bringIntoSight(item) {
  const list = item.closest(".result");
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = item.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (top < frame.top) list.scrollTop += top - frame.top;
  else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
}
