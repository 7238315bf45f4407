/**
 * The part that finds the change from what is there to what is wanted.
 *
 * @import { Signal } from "@preact/signals"
 * @import { FindingActions } from "./findings.jsx"
 * @import { History } from "./history.js"
 * @import { Plan } from "./planning.js"
 * @import { Work } from "./work.js"
 */

import { signal } from "@preact/signals";
import { render } from "preact";
import { boxById } from "./box-by-id.js";
import { latestCall } from "./call.js";
import { factsOf, propertyOf } from "./facts.js";
import { takeDropped } from "./files.js";
import { FindingList } from "./findings.jsx";
import { IdList } from "./id-list.jsx";
import { textOfTarget, workOfText } from "./kept-work.js";
import { isMeant } from "./meant.js";
import { labelsFor, learnNames } from "./names.js";
import { listWords } from "./places.js";
import { withPlan } from "./planning.js";
import { samplePlan } from "./sample.js";
import { keep } from "./shell/keep.js";
import { isOfWanted } from "./state/findings.js";
import { chosenOfContext, targetOfContext } from "./state/lists.js";
import { listAddress, notesOn, statusOf, takenTarget, titleOfWork } from "./state/plan.js";
import { goOnInBuild } from "./taking.js";
import { TextBox } from "./text-box.jsx";
import { showFinding, textState } from "./text-state.js";
import { toast, toastStep } from "./toast.jsx";
import { Button, Id, StatusLine } from "./views.jsx";
import { whenQuiet } from "./when-quiet.js";
import { capital } from "./words.js";
import { isCreated, switched } from "./work.js";

/** @param {History<Work>} history What is put together in Build. */
export function startPlan(history) {
  const current = textState({ id: "plan-current", part: "plan" });
  const wanted = textState({ id: "plan-wanted", part: "plan" });
  takeDropped(
    "plan",
    "Drop it here: the current list first, then the desired one",
    (text, words, all) => {
      // They may be both lists, or the pages of one: as one list they would be a wrong one.
      if (all.length > 1) toast("Drop several files on the list that they belong to.");
      else (current.text.value.trim() === "" ? current : wanted).take(text, words, all);
    },
  );
  const showSample = () => {
    const sample = samplePlan(history.get());
    current.put(sample.current, "A sample list is here");
    wanted.put(sample.wanted, "A sample list is here");
  };

  /** @type {Signal<Plan | undefined>} */
  const plan = signal(undefined);
  const isStopped = signal(false);
  /** What a link was made for, as text, while Build has something else. */
  const offered = signal("");

  const callPlan = latestCall();
  const askPlan = async () => {
    // Nothing wanted is no wish to remove all: somebody has just begun.
    if (wanted.text.value.trim() === "") return show(undefined);
    const work = history.get();
    const [there, given] = [current.text.value, wanted.text.value];
    // Only addresses ask for names: of many ids, to look for them takes a moment.
    const known = given.includes("@") ? labelsFor(work.add.map((it) => it.id)) : [];
    const made = await callPlan("planFor", work, there, given, known);
    if (made) learnNames(made.labels);
    return show(made, !made);
  };
  const planSoon = whenQuiet(askPlan);

  /**
   * @param {Plan | undefined} made
   * @param {boolean} [stopped]
   */
  const show = (made, stopped = false) => {
    plan.value = made;
    isStopped.value = stopped;
    return made;
  };

  const take = async () => {
    // What is shown may be a moment older than what was typed.
    const made = await askPlan();
    if (!made?.isMade || !(await isMeant(made, factsOf(history.get())))) return;
    goOnInBuild(history, "taking the plan", withPlan(history.get(), made));
  };

  show(undefined);
  current.text.subscribe(planSoon);
  wanted.text.subscribe(planSoon);
  history.follow(planSoon);
  const result = boxById("plan-result");
  keep({
    name: "plan-target",
    element: result,
    get: () => offered.value,
    put: (value) => {
      offered.value = value;
    },
    carry: () => textOfTarget(history.get()),
    isReadable: (text) => workOfText(text) !== undefined,
    follow: (changed) => offered.subscribe(changed),
  });
  const forget = () => {
    const other = workOfText(offered.value);
    // What is in Build once is the person's own to change.
    if (other && textOfTarget(other) === textOfTarget(history.get())) offered.value = "";
  };
  offered.subscribe(forget);
  history.follow(forget);

  /** @type {FindingActions} */
  const actions = {
    // It has a place only in a list, which it names.
    showPlace: (it) => showFinding(isOfWanted(it) ? wanted : current, it),
  };
  render(<Button act={showSample}>Show a sample of two lists</Button>, boxById("plan-actions"));
  render(
    <TextBox
      state={current}
      label="Current"
      placeholder="Paste the answer that lists it, or a CSV, or drop a file."
    />,
    boxById("plan-current-text"),
  );
  render(
    <TextBox
      state={wanted}
      label="Desired"
      placeholder="Paste ids, a CSV or JSON, or drop a file."
    />,
    boxById("plan-wanted-text"),
  );
  render(<Listed history={history} />, boxById("plan-listed"));
  const parts = { current: current.text, history, offered, plan, isStopped, actions };
  render(<Planned {...parts} take={take} again={planSoon} />, result);
}

/** @typedef {{ history: History<Work> }} OfBuild */

/** Puts the keyboard on at the head of the part: what was pressed goes away. */
function goOn() {
  boxById("plan-heading").focus();
}

/**
 * @typedef {object} OfPlan
 * @property {Signal<string>} current
 * @property {Signal<string>} offered
 * @property {Signal<Plan | undefined>} plan
 * @property {Signal<boolean>} isStopped
 * @property {FindingActions} actions
 * @property {() => void} take
 * @property {() => void} again
 *
 * The change, what it is for, and what is to be said of it.
 *
 * @param {OfBuild & OfPlan} props
 */
function Planned({ current, history, offered, plan, isStopped, actions, take, again }) {
  const made = plan.value;
  const { add, remove, keptIds, findings } = made ?? NO_PLAN;
  const notes = made ? notesOn(made, current.value) : [];
  const work = history.get();
  const facts = factsOf(work);
  const { reference, item } = facts.delta;
  return (
    <>
      <h3 id="planned-heading">The change</h3>
      <p id="plan-target">
        For <TargetWords work={work} />. <a href="#build">Choose another in Build</a>
      </p>
      <OfContext text={current} history={history} />
      <OfLink offered={offered} history={history} />
      <StatusLine
        id="plan-status"
        stopped={isStopped.value ? "No change: planning was stopped." : undefined}
        again={again}
      >
        {made ? statusOf(made) : "Nothing to plan yet: paste the desired list."}
      </StatusLine>
      <div class="actions">
        {add.length + remove.length > 0 && (
          <Button class="primary" act={take}>
            Take this change into Build
          </Button>
        )}
      </div>
      <div id="planned" class="stack">
        <div>
          {notes.map((it) => (
            <p key={it} class="hint">
              {it}
            </p>
          ))}
        </div>
        {findings.length > 0 && <FindingList findings={findings} actions={actions} />}
        <IdList side="add" title={listWords("add", facts).heading} ids={add} />
        <IdList side="remove" title={`${capital(item)}s to remove`} ids={remove} />
        <IdList side="keep" title={`${capital(reference)}s kept`} ids={keptIds} />
      </div>
    </>
  );
}

/** @type {Pick<Plan, "findings" | "add" | "remove" | "keptIds">} */
const NO_PLAN = { findings: [], add: [], remove: [], keptIds: [] };

/** @param {{ work: Work }} props */
function TargetWords({ work }) {
  if (isCreated(work)) return `a new ${titleOfWork(work)}`;
  const id = work.id.trim();
  const title = `the ${titleOfWork(work)}`;
  if (id === "") return `${title}, its ${factsOf(work).id.words} not yet given`;
  return (
    <>
      {title} <Id id={id} />
    </>
  );
}

/**
 * Where the current list comes from.
 *
 * @param {OfBuild} props
 */
function Listed({ history }) {
  return (
    <>
      Listed by{" "}
      <code class="pointer" dir="ltr">
        GET {listAddress(history.get())}
      </code>
    </>
  );
}

/**
 * A list says in its context whose it is: a plan for another resource would compare nothing.
 *
 * @param {OfBuild & { text: Signal<string> }} props
 */
function OfContext({ text, history }) {
  const chosen = chosenOfContext(text.value);
  const work = history.get();
  const next = switched(work, chosen ?? {});
  const isOther = chosen !== undefined && propertyOf(next) !== propertyOf(work);
  const id = targetOfContext(text.value);
  // Who types it later may type that of another one, which then loses what the plan removes.
  const isUnsaid = !isOther && id !== undefined && work.id.trim() === "" && !isCreated(work);
  const commit = (/** @type {string} */ label, /** @type {Work} */ to) => {
    history.commit(label, to);
    toastStep(history);
    goOn();
  };
  const change = () => commit("choosing the resource", next);
  return (
    <p aria-live="polite">
      {isOther && (
        <>
          The current list is one of: {titleOfWork(next)}.{" "}
          <Button class="small" act={change}>
            Change to {titleOfWork(next)}
          </Button>
        </>
      )}
      {isUnsaid && (
        <>
          The current list is that of <Id id={id} />.{" "}
          <Button class="small" act={() => commit("taking the id of the list", { ...work, id })}>
            Plan for that one
          </Button>
        </>
      )}
    </p>
  );
}

/**
 * What a link was made for, while Build has something else.
 *
 * @param {OfBuild & { offered: Signal<string> }} props
 */
function OfLink({ offered, history }) {
  const other = workOfText(offered.value);
  const work = history.get();
  const isOther = other && textOfTarget(other) !== textOfTarget(work);
  return (
    <div aria-live="polite">{isOther && <Offer {...{ offered, history, work, other }} />}</div>
  );
}

/** @param {OfBuild & { offered: Signal<string>, work: Work, other: Work }} props */
function Offer({ offered, history, work, other }) {
  const taken = takenTarget(work, other);
  const take = () => {
    history.commit("taking the target of the link", taken.work);
    goOn();
  };
  const stay = () => {
    offered.value = "";
    goOn();
  };
  return (
    <p class="banner">
      This is not what the link was made for. That is <TargetWords work={other} />
      <Shared work={other} />.{" "}
      {taken.isEmptied &&
        "What Build has to add and to remove is for another one: taking that empties the lists, and Undo in Build brings them back. "}
      <Button class="link" act={take}>
        Take that into Build
      </Button>{" "}
      <Button class="link" act={stay}>
        Stay with what Build has
      </Button>
    </p>
  );
}

/**
 * What all additions share.
 *
 * @param {{ work: Work }} props
 */
function Shared({ work: { browseSessionId, destinationType, policyId, ...chosen } }) {
  const { delta } = factsOf(chosen);
  const destination = delta.destinations?.find((it) => it.destinationType === destinationType);
  return (
    <>
      {destination && `, to restore to: ${destination.words}`}
      {browseSessionId !== "" && (
        <>
          , {delta.browseSessionId?.words} <Id id={browseSessionId} />
        </>
      )}
      {policyId !== "" && (
        <>
          , for the policy <Id id={policyId} />
        </>
      )}
    </>
  );
}
