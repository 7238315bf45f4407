/**
 * The part that reads what the service answered.
 *
 * @import { BatchOutcome, Change, InterpretContext, Outcome } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.js"
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { NamedOutcome } from "./outcome-export.js"
 * @import { Signal } from "./signal.js"
 * @import { Work } from "./work.js"
 */

import { batchView } from "./batch-view.js";
import { call, latestCall } from "./call.js";
import { countsPicture } from "./counts-picture.js";
import { boxById, byId, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { takeDropped } from "./files.js";
import { headersIn } from "./headers.js";
import { countsOf, countsText, outcomeView } from "./outcome-view.js";
import { requestSource } from "./request-source.js";
import { mergedRetries } from "./retries.js";
import { retryView } from "./retry-view.js";
import { SAMPLE_ANSWER, sampleWork } from "./sample.js";
import { keepControl, setControl } from "./shell/keep.js";
import { whenQuiet } from "./signal.js";
import { tellStopped } from "./stopped.js";
import { textBox } from "./text-box.js";
import { counted } from "./words.js";
import { changeOf, chosenIn, collectOptions, workOf } from "./work.js";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {History<Work>} history What is put together in Build.
 */
export function startAnswer(built, checked, history) {
  const answer = textBox({
    id: "answer-body",
    label: "Answer",
    placeholder: "Paste the answer’s body here, or drop a file.",
  });
  boxById("answer-text").append(answer.element);
  takeDropped("answer", "Drop it here: the answer is read", answer.take);
  const putIntoBuild = async (/** @type {Change} */ change) => {
    const options = collectOptions(chosenIn(change), "add");
    const references = await call("collect", change.add ?? [], options);
    if (!references) return;
    request.keep();
    const work = workOf(change, references.ids, history.get());
    history.commit("putting in what to send again", work);
    location.hash = "#build";
  };
  const result = resultView({ showPlace: answer.showFinding }, putIntoBuild);
  const http = httpFields(() => readSoon());

  const callIsBatch = latestCall();
  const callRead = latestCall();
  let reading = 0;
  const readSoon = whenQuiet(async () => {
    reading += 1;
    const mine = reading;
    const { status, headers } = http.read();
    const text = answer.text.get();
    const isBatch = text.trim() !== "" && (await callIsBatch("isBatchAnswer", text));
    // What was typed since is read by itself.
    if (mine !== reading) return;
    if (isBatch === undefined) return result.showStopped(readSoon);
    request.fit(isBatch);
    // A refusal may have no body, but then it has a status.
    if (text.trim() === "" && status === undefined) {
      request.letGo();
      result.clear();
      return;
    }
    /** @type {InterpretContext} */
    const context = { request: request.ask(), headers };
    if (status !== undefined) context.status = status;
    const read = await callRead("readAnswer", text, context);
    if (mine !== reading) return;
    if (!read) return result.showStopped(readSoon);
    request.told("outcome" in read && tellsOfRequest(read.outcome));
    if ("batch" in read) result.showBatch(read.batch);
    else result.showOutcome(read.outcome);
  });
  const request = requestSource(built, checked, readSoon);

  byId("answer-sample", HTMLButtonElement).addEventListener("click", async () => {
    http.empty();
    answer.put(SAMPLE_ANSWER, "A sample answer to the sample session is here");
    const made = await call("build", changeOf(sampleWork()));
    const [sample] = made?.requests ?? [];
    if (sample) request.put(sample, "The sample’s request is here");
  });
  result.clear();
  answer.text.follow(readSoon);
}

/**
 * Whether an answer tells of an item that was asked for: so it is one to that request.
 *
 * @param {Outcome} outcome
 */
function tellsOfRequest({ items }) {
  return items.some((it) => it.requestPointer !== undefined && it.answerPointer !== undefined);
}

/**
 * @param {FindingActions} actions
 * @param {(change: Change) => void} putIntoBuild
 */
function resultView(actions, putIntoBuild) {
  const status = boxById("outcome-status");
  const single = outcomeView(actions);
  const several = batchView(actions);
  const retry = retryView(putIntoBuild);
  const picture = countsPicture();
  /** @type {Outcome | BatchOutcome | undefined} */
  let read;
  /** @type {NamedOutcome[]} */
  let named = [];
  const save = h(
    "div",
    { class: "actions", hidden: true },
    downloadButton("Download CSV", "outcome.csv", () => call("outcomesAsCsv", named)),
    downloadButton("Download JSON", "outcome.json", () => JSON.stringify(read, null, 2)),
  );
  const parts = [picture, { element: save }, retry, several, single];
  boxById("outcome").append(...parts.map((it) => it.element));

  /**
   * @param {string} text
   * @param {NamedOutcome[]} next
   * @param {{ element: HTMLElement }} [shown]
   */
  const tell = (text, next, shown) => {
    named = next;
    const outcomes = named.map((it) => it.outcome);
    setText(status, text);
    picture.show(countsOf(outcomes));
    save.hidden = shown === undefined;
    retry.show(mergedRetries(outcomes.map((it) => it.retry)));
    for (const { element } of [single, several]) element.hidden = element !== shown?.element;
  };

  return {
    clear: () => tell("Nothing to read yet.", []),

    /** @param {() => void} again */
    showStopped(again) {
      tell("", []);
      tellStopped(status, "Nothing is known of it: reading was stopped.", again);
    },

    /** @param {Outcome} outcome */
    showOutcome(outcome) {
      read = outcome;
      single.show(outcome);
      tell(countsText([outcome]), [{ request: "", outcome }], single);
    },

    /** @param {BatchOutcome} batch */
    showBatch(batch) {
      read = batch;
      several.show(batch);
      const outcomes = batch.parts.map((it) => it.outcome);
      const requests = counted(outcomes.length, "request");
      const next = batch.parts.map(({ id, outcome }) => ({ request: id, outcome }));
      tell(`A $batch of ${requests}: ${countsText(outcomes)}`, next, several);
    },
  };
}

/**
 * The fields for what is not in the answer's body.
 *
 * @param {() => void} changed
 */
function httpFields(changed) {
  const status = byId("answer-http-status", HTMLInputElement);
  const statusHelp = boxById("http-status-help");
  const headers = byId("answer-headers", HTMLTextAreaElement);
  const headersHelp = boxById("headers-help");
  keepControl(status);
  keepControl(headers, { isSecret: true });
  for (const field of [status, headers]) field.addEventListener("input", changed);

  return {
    /** What stands in them is of another answer. */
    empty() {
      for (const field of [status, headers]) setControl(field, "");
    },

    /** What stands in them; beside what cannot be read, it says why. */
    read() {
      const code = statusIn(status.value);
      status.setAttribute("aria-invalid", String(code === null));
      setText(
        statusHelp,
        code === null ? "A status is a number from 100 to 599; without one, 200 is assumed." : "",
      );
      const read = headersIn(headers.value);
      headers.setAttribute("aria-invalid", String(read.problem !== ""));
      setText(headersHelp, read.problem);
      return { status: code ?? read.status, headers: read.headers };
    },
  };
}

/**
 * @param {string} text
 * @returns {number | undefined | null} Of "429" or "HTTP/1.1 429 Too Many Requests"; `null` where it is no HTTP status.
 */
function statusIn(text) {
  if (text.trim() === "") return undefined;
  const [, code] = /^\s*(?:HTTP\/\S+\s+)?([1-5]\d\d)(?:\s|$)/.exec(text) ?? [];
  return code === undefined ? null : Number(code);
}
