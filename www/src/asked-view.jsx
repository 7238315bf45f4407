/**
 * What was sent, as one chooses it to read an answer against.
 *
 * @import { AnswerInbox } from "./inbox.js"
 * @import { RequestSource } from "./request-source.js"
 */

import { Options } from "./fields.jsx";
import { runs } from "./sent.js";
import { runTitle, toldOf } from "./state/asked.js";
import { shownOf } from "./state/inbox.js";
import { TextBox } from "./text-box.jsx";
import { Button, Code } from "./views.jsx";
import { counted, visibleJson } from "./words.js";

/** @param {{ request: RequestSource, inbox: AnswerInbox }} props */
export function Asked({ request, inbox: { inbox, edit } }) {
  const { source, choices, matched, pasted, requestOf, asRun } = request;
  const { list } = inbox.value;
  // Of several answers each has a request of its own.
  const isOne = list.length === 1;
  const chosen = isOne ? source.value : shownOf(inbox.value).asked || "auto";
  const choose = isOne
    ? request.choose
    : (/** @type {string} */ choice) => edit({ asked: asRun(choice) });
  const isPasted = chosen === "pasted";
  const told = toldOf(matched.value);
  const shown = requestOf(chosen);
  return (
    <section class="card" aria-labelledby="asked-heading">
      <h3 id="asked-heading">What was sent</h3>
      <div class="field">
        <label for="asked-source">Request</label>
        <select
          id="asked-source"
          aria-describedby="asked-help"
          value={chosen}
          onInput={({ currentTarget }) => choose(currentTarget.value)}
        >
          <Options groups={choices.value} />
        </select>
        <p id="asked-help" class="hint">
          A removal that was done may not be in the answer: only the request shows it.
        </p>
      </div>
      <p id="asked-told" class={told.isWrong ? "field-error" : "hint"} role="status">
        {told.text}
      </p>
      <div id="asked-runs">
        <Runs request={request} />
      </div>
      <div id="asked-body-box">
        {!isPasted && shown !== undefined && (
          <Code
            label="Request that was chosen"
            extension="json"
            text={visibleJson(startOf(typeof shown === "string" ? shown : shown.body))}
          />
        )}
      </div>
      <div id="asked-text" hidden={!isPasted}>
        <TextBox
          state={pasted}
          label="Body of the request"
          placeholder="Paste what was sent: a body, HTTP, a curl or PowerShell command, a $batch; or drop a file."
        />
      </div>
    </section>
  );
}

/** @param {{ request: RequestSource }} props */
function Runs({ request }) {
  if (runs.value.length === 0) return null;
  return (
    <details class="runs-box">
      <summary>
        <span>Runs</span>
      </summary>
      <ul class="runs">
        {runs.value.map((run) => (
          <li key={run.number}>
            {runTitle(run)}{" "}
            <Button
              class="small"
              aria-label={`Forget run ${run.number}`}
              act={() => request.forget(run.number)}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How much of a request is shown, in UTF-16 units: what is longer is better read elsewhere. */
const LONGEST_SHOWN = 100_000;

/** @param {string} body */
function startOf(body) {
  if (body.length <= LONGEST_SHOWN) return body;
  return `${body.slice(0, LONGEST_SHOWN)}\n… ${counted(body.length - LONGEST_SHOWN, "more character")}`;
}
