/**
 * The part that finds the change from what is there to what is wanted.
 *
 * @import { Chosen, Facts } from "./facts.js"
 * @import { History } from "./history.js"
 * @import { Plan } from "./planning.js"
 * @import { Work } from "./work.js"
 */

import { signal } from "@preact/signals-core";
import { latestCall } from "./call.js";
import { asked } from "./dialog.js";
import { boxById, button, byId, fill, h, setText } from "./dom.js";
import { factsOf, isExclusion, taskOf } from "./facts.js";
import { takeDropped } from "./files.js";
import { findingList, numberOf } from "./findings.js";
import { textOfTarget, workOfText } from "./kept-work.js";
import { learnNames, namesLine, nameView } from "./names.js";
import { listWords } from "./places.js";
import { withPlan } from "./planning.js";
import { samplePlan } from "./sample.js";
import { keep } from "./shell/keep.js";
import { chosenOfContext } from "./state/lists.js";
import { tellStopped } from "./stopped.js";
import { textBox } from "./text-box.js";
import { toastStep } from "./toast.js";
import { virtualList } from "./virtual-list.js";
import { whenQuiet } from "./when-quiet.js";
import { capital, counted, idView, number, visible } from "./words.js";
import { emptyWork, isCreated, isSameId, switched } from "./work.js";

/** @param {History<Work>} history What is put together in Build. */
export function startPlan(history) {
  const current = textBox({
    id: "plan-current",
    label: "Current",
    placeholder: "Paste the answer that lists it, or a CSV, or drop a file.",
  });
  const wanted = textBox({
    id: "plan-wanted",
    label: "Desired",
    placeholder: "Paste ids, a CSV or JSON, or drop a file.",
  });
  takeDropped(
    "plan",
    "Drop it here: the current list first, then the desired one",
    (text, words, all) => {
      (current.text.value.trim() === "" ? current : wanted).take(text, words, all);
    },
  );
  const listed = h("p", { class: "hint" });
  boxById("plan-current-text").append(current.element, listed);
  boxById("plan-wanted-text").append(wanted.element);

  const target = boxById("plan-target");
  const linked = h("div", { "aria-live": "polite" });
  target.after(linked);
  /** What a link was made for, as text, while Build has something else. */
  const offered = signal("");
  const ofContext = h("p", { "aria-live": "polite" });
  target.after(ofContext);
  const status = boxById("plan-status");
  const notes = h("div");
  const findings = findingList({
    // It has a place only in a list, which it names.
    showPlace: (it) =>
      ((it.params?.list ?? it.params?.what) === "what is wanted" ? wanted : current).showFinding(
        it,
      ),
  });
  const adds = idList("add");
  const removes = idList("remove");
  const keeps = idList("keep");
  const lists = [adds, removes, keeps].map((it) => it.element);
  boxById("planned").append(notes, findings.element, ...lists);
  const take = byId("take-plan", HTMLButtonElement);

  /** A list says in its context whose it is: a plan for another resource would compare nothing. */
  const offerContext = () => {
    const chosen = chosenOfContext(current.text.value);
    const work = history.get();
    const next = switched(work, chosen ?? {});
    const isOther = chosen !== undefined && factsOf(next).delta.property !== propertyOf(work);
    const words = isOther ? titleOfWork(next) : "";
    const change = () => {
      history.commit("choosing the resource", next);
      toastStep(history);
      boxById("plan-heading").focus();
    };
    fill(
      ofContext,
      isOther && `The current list is one of: ${words}. `,
      isOther && button(`Change to ${words}`, change, { class: "small" }),
    );
  };

  const callPlan = latestCall();
  const askPlan = async () => {
    // Nothing wanted is no wish to remove all: somebody has just begun.
    if (wanted.text.value.trim() === "") return show(undefined);
    const plan = await callPlan("planFor", history.get(), current.text.value, wanted.text.value);
    if (plan) learnNames(plan.labels);
    show(plan);
    if (!plan) tellStopped(status, "No change: planning was stopped.", planSoon);
    return plan;
  };

  /** @param {Plan | undefined} plan */
  const show = (plan) => {
    const { reference, item } = factsOf(history.get()).delta;
    setText(status, plan ? statusOf(plan) : "Nothing to plan yet: paste the desired list.");
    fill(notes, ...(plan ? notesOn(plan, current.text.value) : []));
    findings.show(plan?.findings ?? [], plan?.findings.length ?? 0);
    findings.element.hidden = !plan?.findings.length;
    const { heading } = listWords("add", factsOf(history.get()));
    adds.show(heading, plan?.add ?? []);
    removes.show(`${capital(item)}s to remove`, plan?.remove ?? []);
    keeps.show(`${capital(reference)}s kept`, plan?.keptIds ?? []);
    take.hidden = !plan || plan.add.length + plan.remove.length === 0;
  };
  const planSoon = whenQuiet(askPlan);

  take.addEventListener("click", async () => {
    // What is shown may be a moment older than what was typed.
    const plan = await askPlan();
    if (!plan?.isMade || !(await isMeant(plan, factsOf(history.get())))) return;
    history.commit("taking the plan", withPlan(history.get(), plan));
    toastStep(history);
    location.hash = "#build";
  });

  const offer = () => {
    const work = history.get();
    const other = workOfText(offered.value);
    const isOther = other && textOfTarget(other) !== textOfTarget(work);
    // What is in Build once is the person's own to change.
    if (other && !isOther) {
      offered.value = "";
      return;
    }
    const taken = other && takenTarget(work, other);
    const takeTarget = () => {
      if (!taken) return;
      history.commit("taking the target of the link", taken.work);
      boxById("plan-heading").focus();
    };
    const stay = () => {
      offered.value = "";
      boxById("plan-heading").focus();
    };
    fill(
      linked,
      isOther &&
        h(
          "p",
          { class: "banner" },
          "This is not what the link was made for. That is ",
          ...workWords(other),
          ...sharedWords(other),
          taken?.isEmptied
            ? ". What Build has to add and to remove is for another one: taking that empties the lists, and Undo in Build brings them back. "
            : ". ",
          button("Take that into Build", takeTarget, { class: "link" }),
          " ",
          button("Stay with what Build has", stay, { class: "link" }),
        ),
    );
  };

  byId("plan-sample", HTMLButtonElement).addEventListener("click", () => {
    const sample = samplePlan(history.get());
    current.put(sample.current, "A sample list is here");
    wanted.put(sample.wanted, "A sample list is here");
  });

  show(undefined);
  current.text.subscribe(planSoon);
  current.text.subscribe(offerContext);
  wanted.text.subscribe(planSoon);
  history.follow((work) => {
    fill(target, ...targetWords(work));
    fill(
      listed,
      "Listed by ",
      h("code", { class: "pointer", dir: "ltr" }, `GET ${listAddress(work)}`),
    );
    offer();
    offerContext();
    planSoon();
  });
  keep({
    name: "plan-target",
    element: target,
    get: () => offered.value,
    put: (value) => {
      offered.value = value;
    },
    carry: () => textOfTarget(history.get()),
    isReadable: (text) => workOfText(text) !== undefined,
    follow: (changed) => offered.subscribe(changed),
  });
  offered.subscribe(offer);
}

/**
 * The work on what a link was made for. Lists and a name that are for another session or policy
 * would ask it for what nobody meant.
 *
 * @param {Work} work
 * @param {Work} target
 */
function takenTarget(work, target) {
  const { resource, restoreJobType, units, id, policyId, create } = target;
  const { destinationType, browseSessionId } = target;
  const own = switched(work, { resource, restoreJobType, units });
  const isSame = isSameId(own.id, id) && isCreated(own) === isCreated(target);
  const kept = isSame ? own : emptyWork(own);
  return {
    work: { ...kept, id, create, policyId, destinationType, browseSessionId },
    isEmptied: !isSame && own.add.length + own.remove.length > 0,
  };
}

const NOT_SENT = "Nothing is sent: the change goes into Build, where you can undo it.";

/**
 * Asks before a plan that removes more than a tenth of what is there, or anybody by name; and before
 * one that takes protection away by what it adds.
 *
 * @param {Plan} plan
 * @param {Facts} facts
 * @returns {Promise<boolean>}
 */
async function isMeant({ kept, add, remove }, { delta, resource }) {
  const { item, reference } = delta;
  const isLeftOut = isExclusion(delta);
  if (isLeftOut && add.length > 0) {
    const these = namesLine(add);
    const isSure = await asked(
      `Leave out ${counted(add.length, reference)}?`,
      `They lose their protection${these === "" ? "" : `: ${these}`}. ${NOT_SENT}`,
      `Leave out ${counted(add.length, reference)}`,
    );
    if (!isSure) return false;
  }
  const names = namesLine(remove);
  if (remove.length === 0 || (remove.length * 10 <= kept + remove.length && names === ""))
    return true;
  const of = counted(kept + remove.length, item);
  const ofPolicy = isLeftOut ? "They are protected again" : "They lose their protection";
  const what = taskOf(resource) === "policy" ? ofPolicy : "They are not restored";
  const who = names === "" ? "" : `: ${names}`;
  return asked(
    `Remove ${number(remove.length)} of ${of}?`,
    `${what}${who}. ${NOT_SENT}`,
    `Remove ${counted(remove.length, item)}`,
  );
}

/** @param {Plan} plan */
function statusOf({ isMade, kept, add, remove, findings }) {
  const errors = numberOf(findings, "error");
  if (!isMade) return `Fix ${counted(errors, "error")} to get the change.`;
  const counts = `${number(kept)} kept, ${number(add.length)} to add, ${number(remove.length)} to remove`;
  return add.length + remove.length > 0 ? counts : `Nothing to do: ${counts}`;
}

/**
 * @param {Plan} plan
 * @param {string} current
 */
function notesOn({ isMade, others, named }, current) {
  const notes = [
    named > 0 &&
      `${counted(named, "address", "addresses")} of the desired list found in the current one.`,
    isMade &&
      current.trim() === "" &&
      "The current list is empty, so all of the desired one is added.",
    others > 0 &&
      `${counted(others, "addition")} with a destination or browse session of its own: in Build, what is chosen there counts for all.`,
  ];
  return notes.map((it) => it && h("p", { class: "hint" }, it));
}

/**
 * What the plan is for, as it is chosen in Build.
 *
 * @param {Work} work
 */
function targetWords(work) {
  return ["For ", ...workWords(work), ". ", h("a", { href: "#build" }, "Choose another in Build")];
}

/** @param {Work} work */
function workWords(work) {
  if (isCreated(work)) return [`a new ${titleOfWork(work)}`];
  const { id } = factsOf(work);
  const known = work.id.trim() === "" ? `, its ${id.words} not yet given` : " ";
  return [`the ${titleOfWork(work)}${known}`, work.id.trim() !== "" && idView(work.id.trim())];
}

/**
 * What is planned for, whichever it is.
 *
 * @param {Chosen} chosen
 */
function titleOfWork(chosen) {
  const { words, delta, deltas } = factsOf(chosen);
  if (isExclusion(delta)) return `${words}, what it leaves out`;
  return deltas.length > 1 && delta.restores ? `${words}, ${delta.restores}` : words;
}

/** @param {Chosen} chosen */
function propertyOf(chosen) {
  return factsOf(chosen).delta.property;
}

/**
 * What all additions share.
 *
 * @param {Work} work
 */
function sharedWords({ browseSessionId, destinationType, policyId, ...chosen }) {
  const { delta } = factsOf(chosen);
  const destination = delta.destinations?.find((it) => it.destinationType === destinationType);
  return [
    destination && `, to restore to: ${destination.words}`,
    ...(browseSessionId === ""
      ? []
      : [`, ${delta.browseSessionId?.words} `, idView(browseSessionId)]),
    ...(policyId === "" ? [] : [", for the policy ", idView(policyId)]),
  ];
}

/** @param {Work} work */
function listAddress(work) {
  const { path, delta } = factsOf(work);
  const id = work.id.trim();
  const item = id === "" ? path : path.replace("{id}", () => visible(id));
  return `${item}/${delta.list}`;
}

/**
 * One side of the difference, as a diff shows it: a heading and the ids below it; neither where
 * there are none.
 *
 * @param {keyof typeof SIGNS} side
 */
function idList(side) {
  const heading = h("h4");
  const parent = h("ol", { class: `ids diff-${side}` });
  const frame = h("div", { role: "group", tabindex: 0 }, parent);
  const list = virtualList({
    parent,
    frame,
    keyOf: (/** @type {string} */ _, index) => index,
    rowOf: () => {
      const sign = h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[side]);
      const id = h("span");
      return {
        element: h("li", {}, sign, id),
        update: (/** @type {string} */ next) => fill(id, idView(next), " ", nameView(next)),
      };
    },
  });
  const element = h("section", { class: "diff" }, heading, frame, list.after);
  return {
    element,

    /**
     * @param {string} title
     * @param {string[]} ids
     */
    show(title, ids) {
      setText(heading, `${title} (${number(ids.length)})`);
      parent.setAttribute("aria-label", title);
      frame.setAttribute("aria-label", title);
      element.hidden = ids.length === 0;
      list.show(ids);
    },
  };
}

/** What stands before a line of a diff. */
const SIGNS = { add: "+", remove: "−", keep: "=" };
