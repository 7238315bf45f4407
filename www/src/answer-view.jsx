/**
 * The part that reads what the service answered.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Change } from "graph-backup-delta"
 * @import { FindingActions } from "./findings.jsx"
 * @import { History } from "./history.js"
 * @import { AnswerInbox } from "./inbox.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Result } from "./state/outcomes.js"
 * @import { Created, Work } from "./work.js"
 */

import { signal } from "@preact/signals";
import { render } from "preact";
import { Asked } from "./asked-view.jsx";
import { boxById } from "./box-by-id.js";
import { call, latestCall } from "./call.js";
import { factsOf } from "./facts.js";
import { headersIn } from "./headers.js";
import { answerInbox } from "./inbox.js";
import { labels } from "./names.js";
import { CountsPicture, CreatedList, OutcomeOf, Parts, RetryList } from "./outcome-view.jsx";
import { requestSource } from "./request-source.js";
import { sampleAnswer, sampleWork } from "./sample.js";
import { matchOfChoice } from "./state/asked.js";
import { isStatusWrong, shownOf, statusIn } from "./state/inbox.js";
import { resultOf } from "./state/outcomes.js";
import { goOnInBuild, workFrom } from "./taking.js";
import { TextBox } from "./text-box.jsx";
import { showFinding } from "./text-state.js";
import { Button, CopyButton, DownloadButton, StatusLine } from "./views.jsx";
import { whenQuiet } from "./when-quiet.js";
import { changeOf, withCreated } from "./work.js";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {History<Work>} history What is put together in Build.
 */
export function startAnswer(built, checked, history) {
  const result = signal(/** @type {Result | undefined} */ (undefined));
  const isStopped = signal(false);
  /** What is copied. It is made before: a browser lets nothing be copied that comes later. */
  const table = signal("");

  const callRead = latestCall();
  let reading = 0;
  const readNow = async () => {
    reading += 1;
    const mine = reading;
    // A refusal would be read as done.
    if (isStatusWrong(inbox.inbox.value)) return show(undefined);
    const all = inbox.read();
    // A refusal may have no body, but then it has a status. One of several that is empty is told.
    if (all.every(({ text, status }) => text.trim() === "" && status === undefined)) {
      request.letGo();
      return show(undefined);
    }
    const [first, second] = all;
    const isOne = second === undefined;
    const askFor = (/** @type {string} */ choice) =>
      isOne ? request.ask(`${first?.status} ${first?.text}`) : request.askOne(choice);
    const toRead = all.map(({ name: _, asked, ...it }) => ({ ...it, ...askFor(asked) }));
    const sent = request.groups();
    const read = await callRead("readAll", toRead, sent);
    // What was typed since is read by itself.
    if (mine !== reading) return;
    if (!read) return show(undefined, true);
    const named = read.map((it, at) => ({
      ...it,
      name: isOne ? "" : all[at]?.name || `Answer ${at + 1}`,
      matched: it.matched ?? (isOne ? undefined : matchOfChoice(all[at]?.asked ?? "")),
    }));
    const matched = named.map((it) => it.matched);
    if (isOne) request.told(matched[0]);
    else request.toldAll(matched, inbox.inbox.value.at);
    show(resultOf(named, sent));
  };

  /**
   * @param {Result | undefined} next
   * @param {boolean} [stopped]
   */
  const show = async (next, stopped = false) => {
    result.value = next;
    isStopped.value = stopped;
    table.value = "";
    if (!next) return;
    const made = await call("outcomesAsTable", next.named, labels.value);
    if (result.value === next) table.value = made ?? "";
  };

  const readSoon = whenQuiet(readNow);
  const inbox = answerInbox(readSoon);
  const request = requestSource(built, checked, readSoon);

  const showSample = async () => {
    const chosen = history.get();
    const made = await call("build", changeOf(sampleWork(chosen)));
    const [sample] = made?.requests ?? [];
    inbox.put(sampleAnswer(chosen), `A sample answer of one ${factsOf(chosen).words} is here`);
    if (sample)
      request.put({ ...sample, body: JSON.stringify(sample) }, "The sample’s request is here");
  };
  const putIntoBuild = async (/** @type {Change} */ change) => {
    const work = await workFrom(change, history.get());
    const told = "What was sent stays among the runs.";
    if (work) goOnInBuild(history, "putting in what to send again", work, told);
  };
  const putSession = (/** @type {Created} */ session) => {
    const told = "What its request held is not added again.";
    goOnInBuild(history, "putting in the session", withCreated(history.get(), session), told);
  };

  /** @type {FindingActions} */
  const actions = { showPlace: (finding) => showFinding(inbox.box, finding) };
  render(<Button act={showSample}>Show a sample answer</Button>, boxById("answer-actions"));
  render(
    <>
      <Asked request={request} inbox={inbox} />
      <Answered inbox={inbox} />
    </>,
    boxById("answer-sides"),
  );
  render(
    <OutcomeCard
      {...{ result, inbox, isStopped, table, actions, putIntoBuild, putSession, again: readSoon }}
    />,
    boxById("outcome-card"),
  );
}

/** @param {{ inbox: AnswerInbox }} props */
function Answered({ inbox: { inbox, box, edit, show } }) {
  const { list, at } = inbox.value;
  const { status, headers } = shownOf(inbox.value);
  const isNoStatus = statusIn(status) === null;
  const { problem } = headersIn(headers);
  return (
    <section class="card" aria-labelledby="answered-heading">
      <h3 id="answered-heading">What was answered</h3>
      <div class="http-fields">
        <div class="field">
          <label for="answer-http-status">
            HTTP status <span class="hint">(optional)</span>
          </label>
          <input
            id="answer-http-status"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            placeholder="200"
            aria-describedby="http-status-help"
            aria-invalid={isNoStatus}
            value={status}
            onInput={({ currentTarget }) => edit({ status: currentTarget.value })}
          />
          <p id="http-status-help" class="field-error">
            {isNoStatus &&
              "A status is a number from 100 to 599. Leave it empty to read the body alone."}
          </p>
        </div>
        <div class="field">
          <label for="answer-headers">
            HTTP headers <span class="hint">(optional)</span>
          </label>
          <textarea
            id="answer-headers"
            class="id"
            rows={1}
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder="Retry-After: 5"
            aria-describedby="headers-hint headers-help"
            aria-invalid={problem !== ""}
            value={headers}
            onInput={({ currentTarget }) => edit({ headers: currentTarget.value })}
          />
          <p id="headers-hint" class="hint">
            Retry-After says how long to wait. Its value alone will do.
          </p>
          <p id="headers-help" class="field-error">
            {problem}
          </p>
        </div>
      </div>
      <fieldset id="answer-list" class="actions field" aria-label="Answers" hidden={!list[1]}>
        {list[1] &&
          list.map(({ name }, index) => (
            <Button
              key={name || index}
              class="small"
              aria-pressed={index === at}
              act={() => show(index)}
            >
              {name || `Answer ${index + 1}`}
            </Button>
          ))}
      </fieldset>
      <div id="answer-text">
        <TextBox
          state={box}
          label="Answer"
          placeholder="Paste what the service answered (a body, or HTTP with its headers), or drop files."
        />
      </div>
    </section>
  );
}

/**
 * @param {object} props
 * @param {Signal<Result | undefined>} props.result
 * @param {AnswerInbox} props.inbox
 * @param {Signal<boolean>} props.isStopped
 * @param {Signal<string>} props.table
 * @param {FindingActions} props.actions
 * @param {(change: Change) => void} props.putIntoBuild
 * @param {(session: Created) => void} props.putSession
 * @param {() => void} props.again
 */
function OutcomeCard({
  result,
  inbox,
  isStopped,
  table,
  actions,
  putIntoBuild,
  putSession,
  again,
}) {
  const shown = result.value;
  const isWrong = isStatusWrong(inbox.inbox.value);
  const nothing = isWrong
    ? "Nothing is read: the HTTP status is no number."
    : "Nothing to read yet.";
  return (
    <>
      <h3 id="outcome-heading">What became of each item</h3>
      <StatusLine
        id="outcome-status"
        tone={shown?.verdict.tone}
        stopped={isStopped.value ? "Nothing is known of it: reading was stopped." : undefined}
        again={again}
      >
        {shown ? shown.verdict.text : nothing}
      </StatusLine>
      <div id="outcome" class="stack">
        {shown && (
          <>
            <p class="hint">{shown.told}</p>
            <CountsPicture counts={shown.counts} refused={shown.refused} />
            <CreatedList created={shown.created} put={putSession} />
            <RetryList retries={shown.retries} put={putIntoBuild} />
            <div class="actions">
              <CopyButton text={() => table.value}>Copy as a table</CopyButton>
              <DownloadButton
                file="outcome.csv"
                content={() => call("outcomesAsCsv", shown.named, labels.value)}
              >
                Download CSV
              </DownloadButton>
              <DownloadButton
                file="outcome.json"
                content={() => JSON.stringify(shown.read, null, 2)}
              >
                Download JSON
              </DownloadButton>
            </div>
            {shown.single ? (
              <OutcomeOf outcome={shown.single} actions={actions} />
            ) : (
              <Parts answers={shown.answers} actions={actions} />
            )}
          </>
        )}
      </div>
    </>
  );
}
