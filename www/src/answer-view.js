/**
 * The part that reads what the service answered.
 *
 * @import { Change, Outcome } from "graph-backup-delta"
 * @import { AnswerRead } from "./answers.js"
 * @import { FindingActions } from "./findings.js"
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { NamedOutcome } from "./outcome-export.js"
 * @import { Signal } from "@preact/signals-core"
 * @import { Work } from "./work.js"
 */

import { answerInbox } from "./answer-inbox.js";
import { partsView } from "./batch-view.js";
import { call, latestCall } from "./call.js";
import { copyButton } from "./copy.js";
import { countsPicture } from "./counts-picture.js";
import { createdView } from "./created-view.js";
import { boxById, byId, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { factsOf } from "./facts.js";
import { labels } from "./names.js";
import { outcomeView } from "./outcome-view.js";
import { requestSource } from "./request-source.js";
import { mergedRetries } from "./retries.js";
import { retryView } from "./retry-view.js";
import { sampleAnswer, sampleWork } from "./sample.js";
import { countsOf, countsText, verdictOf } from "./state/verdict.js";
import { tellStopped } from "./stopped.js";
import { workFrom } from "./taking.js";
import { toastStep } from "./toast.js";
import { whenQuiet } from "./when-quiet.js";
import { changeOf, withCreated } from "./work.js";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {History<Work>} history What is put together in Build.
 */
export function startAnswer(built, checked, history) {
  const readSoon = whenQuiet(() => readNow());
  const inbox = answerInbox(readSoon);
  const putIntoBuild = async (/** @type {Change} */ change) => {
    const work = await workFrom(change, history.get());
    if (!work) return;
    history.commit("putting in what to send again", work);
    toastStep(history, "What was sent stays among the runs.");
    location.hash = "#build";
  };
  const created = createdView((session) => {
    history.commit("putting in the session", withCreated(history.get(), session));
    toastStep(history, "What its request held is not added again.");
    location.hash = "#build";
  });
  const result = resultView({ showPlace: inbox.box.showFinding }, putIntoBuild, created);

  const callRead = latestCall();
  let reading = 0;
  const readNow = async () => {
    reading += 1;
    const mine = reading;
    const { request: asked, isDetected, before } = request.ask();
    const all = inbox.read();
    // A refusal may have no body, but then it has a status.
    const answers = all.filter(({ text, status }) => text.trim() !== "" || status !== undefined);
    if (answers.length === 0) {
      request.letGo();
      result.clear();
      return;
    }
    const isOne = all.length === 1;
    const toRead = answers.map(({ name: _, ...it }) => ({
      ...it,
      // Which one of several is to a request that is chosen, only their ids tell.
      ...(isOne
        ? { request: asked, isDetected, before }
        : { isDetected: true, request: undefined, before: undefined }),
    }));
    const read = await callRead("readAll", toRead, request.groups());
    // What was typed since is read by itself.
    if (mine !== reading) return;
    if (!read) return result.showStopped(readSoon);
    request.told(isOne ? read[0]?.matched : undefined);
    result.show(
      read.map((it, at) => ({ ...it, name: isOne ? "" : answers[at]?.name || `Answer ${at + 1}` })),
    );
  };
  const request = requestSource(built, checked, readSoon);

  byId("answer-sample", HTMLButtonElement).addEventListener("click", async () => {
    const chosen = history.get();
    const made = await call("build", changeOf(sampleWork(chosen)));
    const [sample] = made?.requests ?? [];
    inbox.put(sampleAnswer(chosen), `A sample answer of one ${factsOf(chosen).words} is here`);
    if (sample)
      request.put({ ...sample, body: JSON.stringify(sample) }, "The sample’s request is here");
  });
  result.clear();
}

/**
 * @typedef {AnswerRead & { name: string }} NamedAnswer
 *
 * @param {FindingActions} actions
 * @param {(change: Change) => void} putIntoBuild
 * @param {ReturnType<typeof createdView>} created
 */
function resultView(actions, putIntoBuild, created) {
  const status = boxById("outcome-status");
  const counts = h("p", { class: "hint" });
  const single = outcomeView(actions);
  const several = partsView(actions);
  const retry = retryView(putIntoBuild);
  const picture = countsPicture();
  /** @type {unknown} */
  let read;
  /** @type {NamedOutcome[]} */
  let named = [];
  let table = "";
  const save = h(
    "div",
    { class: "actions", hidden: true },
    copyButton("Copy as a table", () => table),
    downloadButton("Download CSV", "outcome.csv", () => call("outcomesAsCsv", named, labels.value)),
    downloadButton("Download JSON", "outcome.json", () => JSON.stringify(read, null, 2)),
  );
  const parts = [{ element: counts }, picture, created, retry, { element: save }, several, single];
  boxById("outcome").append(...parts.map((it) => it.element));

  /** @param {{ element: HTMLElement } | undefined} shown */
  const showOnly = (shown) => {
    save.hidden = shown === undefined;
    for (const { element } of [single, several]) element.hidden = element !== shown?.element;
  };

  const clear = () => {
    named = [];
    setText(status, "Nothing to read yet.");
    status.className = "status-line";
    setText(counts, "");
    picture.show(countsOf([]), 0);
    created.show([]);
    retry.show([]);
    showOnly(undefined);
  };

  return {
    clear,

    /** @param {() => void} again */
    showStopped(again) {
      clear();
      tellStopped(status, "Nothing is known of it: reading was stopped.", again);
    },

    /** @param {NamedAnswer[]} answers */
    async show(answers) {
      const [first] = answers;
      const isSingle = answers.length === 1 && first?.outcome !== undefined;
      named = answers.flatMap(namedOutcomes);
      read = answers.length === 1 ? (first?.outcome ?? first?.batch) : answers;
      const outcomes = named.map((it) => it.outcome);
      const retries = mergedRetries(outcomes.map((it) => it.retry));
      const verdict = withMatch(verdictOf(outcomes, retries), answers, outcomes);
      setText(status, verdict.text);
      status.className = `status-line tone-${verdict.tone}`;
      const requests = outcomes.length > 1 || !isSingle ? `${sizeText(answers)}: ` : "";
      setText(counts, `${requests}${countsText(outcomes)}`);
      picture.show(
        countsOf(outcomes),
        outcomes.filter((it) => it.error && it.items.length === 0).length,
      );
      created.show(answers.flatMap((it) => it.created));
      retry.show(retries);
      if (isSingle) single.show(/** @type {Outcome} */ (first?.outcome));
      else several.show(answers);
      showOnly(isSingle ? single : several);
      // Made before it is asked for: a browser lets nothing be copied that comes later.
      table = "";
      table = (await call("outcomesAsTable", named, labels.value)) ?? "";
    },
  };
}

/** @param {NamedAnswer[]} answers */
function sizeText(answers) {
  const [first] = answers;
  if (answers.length > 1) return `${answers.length} answers`;
  const size = first?.batch?.parts.length ?? 0;
  return `A $batch of ${size} ${size === 1 ? "request" : "requests"}`;
}

/**
 * @param {NamedAnswer} answer
 * @returns {NamedOutcome[]}
 */
function namedOutcomes({ name, outcome, batch }) {
  if (outcome) return [{ request: name, outcome }];
  return (batch?.parts ?? []).map((it) => ({
    request: name === "" ? it.id : `${name} ${it.id}`,
    outcome: it.outcome,
  }));
}

/**
 * What is said where no request is known that an answer is to: nothing that it leaves out is done.
 *
 * @param {ReturnType<typeof verdictOf>} verdict
 * @param {NamedAnswer[]} answers
 * @param {Outcome[]} outcomes
 */
function withMatch(verdict, answers, outcomes) {
  const whys = answers.flatMap(({ matched }) => (matched && "why" in matched ? [matched.why] : []));
  /** @param {string} text */
  const unsure = (text) => ({
    text: verdict.tone === "bad" ? `${text} ${verdict.text}` : text,
    tone: verdict.tone === "bad" ? verdict.tone : /** @type {const} */ ("unsure"),
  });
  if (whys.includes("other")) return unsure(OTHER);
  if (whys.includes("several")) return unsure("Choose the request that this is the answer to.");
  const isNothing = outcomes.every((it) => it.items.length + it.unrequested.length === 0);
  if (!whys.includes("none") || verdict.tone === "bad") return verdict;
  return unsure(
    isNothing
      ? "Nothing can be told: no request is known that this is the answer to."
      : "No request is known here: this is what the answer tells by itself.",
  );
}

const OTHER = "This answer is to another request than those that are known here.";
