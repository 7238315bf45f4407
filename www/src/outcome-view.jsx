/**
 * What answers say became of each item: the picture of it, what to go on with, and the items themselves.
 *
 * @import { Change, Outcome, Retry, State } from "graph-backup-delta"
 * @import { TargetedEvent } from "preact"
 * @import { FindingActions } from "./findings.jsx"
 * @import { NamedAnswer, Part } from "./state/outcomes.js"
 * @import { AnyChange, Created } from "./work.js"
 */

import { useMemo, useRef, useState } from "preact/hooks";
import { factsOf, isExclusion, titleOf } from "./facts.js";
import { FindingList } from "./findings.jsx";
import { ErrorView, ItemTable } from "./item-table.jsx";
import { Pieces } from "./pieces.jsx";
import { unshownIn } from "./retries.js";
import { partsOf, stateOfPart } from "./state/outcomes.js";
import { STATES } from "./state/states.js";
import { countsText } from "./state/verdict.js";
import { Button, Icon, Id, Sentence } from "./views.jsx";
import { counted, number, visible } from "./words.js";
import { chosenIn } from "./work.js";

/**
 * What outcomes come to, as a bar whose parts are as long as there are items in each state.
 *
 * @param {object} props
 * @param {Record<State, number>} props.counts
 * @param {number} props.refused How many requests were refused of which no item is known.
 */
export function CountsPicture({ counts, refused }) {
  const states = /** @type {State[]} */ (Object.keys(STATES));
  if (refused === 0 && states.every((it) => counts[it] === 0)) return null;
  const sizes = { ...counts, failed: counts.failed + refused };
  return (
    <div class="counts-picture">
      <div class="counts-bar" aria-hidden="true">
        {states.map(
          (it) =>
            sizes[it] > 0 && (
              <div
                key={it}
                class={`counts-part counts-${it}`}
                style={{ flexGrow: String(sizes[it]) }}
              />
            ),
        )}
      </div>
      <ul class="counts" aria-label="Items by state">
        {states.map((it) => (
          <li key={it} class={`state-${it}${counts[it] === 0 ? " is-none" : ""}`}>
            <Icon name={STATES[it].icon} />
            <strong>{number(counts[it])}</strong> <span>{STATES[it].word.toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The sessions that a request created: their ids are what comes next is sent to.
 *
 * @param {{ created: Created[], put: (created: Created) => void }} props
 */
export function CreatedList({ created, put }) {
  if (created.length === 0) return null;
  return (
    <ul class="retries" aria-label="Sessions that were created">
      {created.map((it, at) => (
        <li key={it.id}>
          <p id={`created-${at}`}>
            Created: {titleOf(it.resource)} <Id id={it.id} />
          </p>
          <Button class="small" aria-describedby={`created-${at}`} act={() => put(it)}>
            Put its id into Build
          </Button>
        </li>
      ))}
    </ul>
  );
}

const LIST_FIRST =
  "Some of it may have been done. List what is there first, and let Plan find what is missing.";

const ELSEWHERE = "`build` of the package takes it whole.";

const CREATE_FIRST =
  "The session may have been created: list the sessions first. If it is there, list what is in it, and add only what is missing.";

/**
 * What is worth sending again, and when.
 *
 * @param {{ retries: Retry[], put: (change: Change) => void }} props
 */
export function RetryList({ retries, put }) {
  if (retries.length === 0) return null;
  return (
    <section class="retry" aria-labelledby="retry-heading">
      <h4 id="retry-heading">Worth sending again</h4>
      <ul class="retries">
        {retries.map((it, at) => (
          <RetryRow key={at} retry={it} id={`retry-${at}`} put={put} />
        ))}
      </ul>
    </section>
  );
}

/** @param {{ retry: Retry, id: string, put: (change: Change) => void }} props */
function RetryRow({ retry: { change, listFirst, afterSeconds }, id, put }) {
  const { add = [], remove = [], displayName, retentionSettings } = change;
  const parts = [
    add.length > 0 && counted(add.length, "addition"),
    remove.length > 0 && counted(remove.length, "removal"),
    displayName !== undefined && "the display name",
    retentionSettings !== undefined && "how long backups are kept",
  ];
  const { words, delta } = factsOf(chosenIn(change));
  const isNew = /** @type {AnyChange} */ (change).create === true;
  const what = `${isNew ? "a new " : ""}${words}${isExclusion(delta) ? ", what it leaves out" : ""}`;
  const unshown = unshownIn(change);
  return (
    <li>
      <p id={id}>
        {[parts.filter(Boolean).join(", "), what].filter(Boolean).join(": ")}{" "}
        {change.id && <Id id={change.id} />}
      </p>
      <p class="hint">{waitText(afterSeconds)}</p>
      {listFirst && <p>{isNew ? CREATE_FIRST : LIST_FIRST}</p>}
      {unshown === "" ? (
        <Button class="small" aria-describedby={id} act={() => put(change)}>
          Put it into Build
        </Button>
      ) : (
        <p>
          <Sentence text={`Build has no place for this: ${unshown}. ${ELSEWHERE}`} />
        </p>
      )}
    </li>
  );
}

/** @param {number | undefined} seconds */
function waitText(seconds) {
  if (seconds === undefined) {
    return "How long to wait is in the answer’s Retry-After header, if it has one.";
  }
  return seconds === 0 ? "No need to wait." : `Wait ${counted(seconds, "second")} first.`;
}

/**
 * What an answer says became of each item of one request.
 *
 * @param {object} props
 * @param {Outcome} props.outcome
 * @param {FindingActions} props.actions What can be done with a finding of the answer.
 */
export function OutcomeOf({ outcome, actions }) {
  const { error, findings, total, items, unrequested } = outcome;
  const isMatched = items.some((it) => it.requestPointer !== undefined);
  return (
    <div class="stack">
      {error && <ErrorView error={error} />}
      {findings.length > 0 && <FindingList {...{ findings, total, actions }} />}
      <ItemTable
        key="items"
        title={isMatched ? "Items of the request" : "Items in the answer"}
        items={items}
      />
      <ItemTable key="unrequested" title="Items that were not requested" items={unrequested} />
    </div>
  );
}

/**
 * What the answer to a `$batch` says of each of its requests, or what several answers say.
 *
 * @param {object} props
 * @param {NamedAnswer[]} props.answers
 * @param {FindingActions} props.actions What can be done with a finding of the answer as a whole.
 */
export function Parts({ answers, actions }) {
  const findings = answers.flatMap(({ batch }) => batch?.findings ?? []);
  const parts = useMemo(() => answers.flatMap(partsOf), [answers]);
  return (
    <div class="stack">
      {findings.length > 0 && <FindingList {...{ findings, actions }} />}
      <Pieces
        items={parts}
        many="requests"
        // A request is known by its place: it stays open while the answer is read again.
        row={(part, at) => <PartRow key={at} part={part} actions={actions} />}
        list={(rows) => (
          <ol class="requests" aria-label="Requests of the $batch">
            {rows}
          </ol>
        )}
      />
    </div>
  );
}

/** @param {{ part: Part, actions: FindingActions }} props */
function PartRow({ part, actions }) {
  const how = stateOfPart(part);
  const [isOpen, setOpen] = useState(how.name !== "added");
  const before = useRef(part);
  const wasOpened = useRef(false);
  if (before.current !== part) {
    // What needs somebody's eye is open; what a person opened is not shut.
    const isOther = JSON.stringify(before.current) !== JSON.stringify(part);
    if (isOther) setOpen(how.name !== "added" || (before.current.id === part.id && isOpen));
    before.current = part;
  }
  // Items are put on the page only when somebody looks at them: there may be thousands.
  wasOpened.current ||= isOpen;
  const isAnswered = part.status !== undefined || part.id === part.title;
  const toggled = (/** @type {TargetedEvent<HTMLDetailsElement>} */ { currentTarget }) =>
    setOpen(currentTarget.open);
  return (
    <li>
      <details open={isOpen} onToggle={toggled}>
        <summary class="part-summary">
          <span class={`part-state state-${how.name}`}>
            <Icon name={how.icon} />
          </span>
          <span class="request-name">{visible(part.title)}</span>
          <span class="request-size">{isAnswered ? part.status : "not answered"}</span>
          <span class="request-size">{countsText([part.outcome])}</span>
        </summary>
        <div class="request-content">
          {wasOpened.current && <OutcomeOf outcome={part.outcome} actions={actions} />}
        </div>
      </details>
    </li>
  );
}
