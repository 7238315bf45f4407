/**
 * The requests that were built, or why there are none.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Finding, Request } from "graph-backup-delta"
 * @import { Content } from "./download.js"
 * @import { Facts } from "./facts.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { PasteBox } from "./paste-box.jsx"
 * @import { Found, Place } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { call } from "./call.js";
import { copied } from "./copy.js";
import { factsOf, taskOf } from "./facts.js";
import { FindingLine } from "./findings.jsx";
import { LANGUAGES } from "./languages.js";
import { Pieces } from "./pieces.jsx";
import { listWords, nameOf, placeOfFinding } from "./places.js";
import { RequestRow } from "./request-row.jsx";
import { noteSent } from "./sent.js";
import { barText, dangersOf, statusOf, toldIn } from "./state/built.js";
import { toast } from "./toast.jsx";
import { Button, DownloadButton, LinkTo, StatusLine } from "./views.jsx";
import { capital, counted } from "./words.js";
import { isCreated } from "./work.js";

/** How many findings are listed beside the requests; each stands at its item as well. */
const LISTED = 5;

/**
 * @typedef {object} RequestActions
 * @property {(place: Place) => void} goTo
 * @property {() => void} createSession
 * @property {() => void} putRest Puts what is sent later into Build.
 * @property {() => void} again Builds what was stopped.
 * @property {() => boolean} isNow Whether what was built is of what stands in the fields now.
 *
 * @typedef {object} OfBuilt
 * @property {Signal<BuiltRequests>} built
 * @property {Signal<Found>} found What is wrong, and what that was found in.
 */

/** @param {OfBuilt & { actions: RequestActions, boxes: PasteBox[] }} props */
export function Requests({ built, found, actions, boxes }) {
  const { requests, sizes, next, isStopped } = built.value;
  const { work } = found.value;
  const facts = factsOf(work);
  /** What is shown while another change is built is not what is asked for: nobody is to send it. */
  const take = () => {
    const isNow = actions.isNow();
    if (isNow) noteSent(requests);
    else toast("These requests are just made anew: try again in a moment.");
    return isNow;
  };
  const later = next?.add?.length ?? 0;
  const { needed, listed, others, errors } = toldIn(built.value);
  return (
    <>
      <h3 id="requests-heading" tabIndex={-1}>
        Requests
      </h3>
      <StatusLine
        id="requests-status"
        stopped={isStopped ? "No request: building was stopped." : undefined}
        again={actions.again}
      >
        {statusOf(requests, errors, work, later)}
      </StatusLine>
      <div id="requests" class="stack">
        <div class="stack">
          <Notices
            findings={listed}
            total={listed.length + others}
            facts={facts}
            actions={actions}
          />
          <Needed findings={needed} {...{ facts, work, actions }} />
          {requests.length > 0 && <Untaken boxes={boxes} facts={facts} />}
          <Dangers lines={requests.length > 0 ? dangersOf(work, facts) : []} />
          {next && <Rest first={sizes[0] ?? 0} others={later} {...{ actions }} />}
        </div>
        {requests.length > 1 && <All requests={requests} take={take} />}
        <Pieces
          items={requests}
          many="requests"
          row={(request, at) => (
            // A request is known by its place: it stays open while its body changes.
            <RequestRow
              key={at}
              request={request}
              title={`Request ${at + 1} of ${requests.length}`}
              size={counted(sizes[at] ?? 0, "item")}
              isAlone={requests.length === 1}
              take={take}
            />
          )}
          list={(rows) => <ol class="requests">{rows}</ol>}
        />
      </div>
    </>
  );
}

/**
 * What there is, on a telephone, where it leads to the requests.
 *
 * @param {Pick<OfBuilt, "built">} props
 */
export function BarText({ built }) {
  return barText(built.value);
}

/** The scripts that send all requests, wait where they are told to, and go on where they stopped. */
const SCRIPTS = ["powershell", "curl"].flatMap((name) =>
  LANGUAGES.filter(({ language }) => language === name),
);

/** @type {[label: string, file: string, make: "httpFile" | "zipOfBodies"][]} */
const FILES = [
  [".http file", "requests.http", "httpFile"],
  ["Bodies as .zip", "bodies.zip", "zipOfBodies"],
];

/**
 * All requests as one thing to send or keep: as few `$batch` requests, made when somebody asks for them;
 * as a script; as files.
 *
 * @param {{ requests: Request[], take: () => boolean }} props
 */
function All({ requests, take }) {
  /** The `$batch` requests, and what they were made of: those of another change would look like these. */
  const made = useSignal({ of: requests, batches: /** @type {Request[]} */ ([]), said: "" });
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const now = useRef(requests);
  now.current = requests;
  const { batches, said } = made.value.of === requests ? made.value : { batches: [], said: "" };

  const copyAll = async () => {
    if (!take()) return;
    const answer = await call("batch", requests);
    if (!answer || now.current !== requests) return;
    const { requests: all } = answer;
    if (all.length === 1) {
      const told = await copied(all[0]?.body ?? "");
      made.value = { of: requests, batches: [], said: told };
      return;
    }
    const told = `These are ${counted(all.length, "$batch request")}: send one after the other.`;
    made.value = { of: requests, batches: all, said: told };
    queueMicrotask(() => place.current?.querySelector("summary")?.focus());
  };

  /**
   * @param {() => Content | Promise<Content>} make
   */
  const taken = (make) => () => (take() ? make() : undefined);
  return (
    <>
      <div class="actions">
        <Button act={copyAll} icon="copy">
          Copy all as $batch
        </Button>
        {SCRIPTS.map(({ language, title, extension }) => (
          <DownloadButton
            key={language}
            file={`send-requests.${extension}`}
            content={taken(async () => (await call("snippet", requests, language)) ?? "")}
          >
            {title} script
          </DownloadButton>
        ))}
        {FILES.map(([label, file, make]) => (
          <DownloadButton
            key={file}
            file={file}
            content={taken(async () => (await import("./request-files.js"))[make](requests))}
          >
            {label}
          </DownloadButton>
        ))}
        <DownloadButton
          file="requests.json"
          content={taken(() => JSON.stringify(requests, null, 2))}
        >
          Requests as .json
        </DownloadButton>
      </div>
      <div class="stack" ref={place}>
        <p class="said" role="status">
          {said}
        </p>
        <Pieces
          items={batches}
          many="$batch requests"
          row={(batch, at) => (
            <RequestRow
              key={at}
              request={batch}
              title={`$batch ${at + 1} of ${batches.length}`}
              size={counted(JSON.parse(batch.body).requests.length, "request")}
            />
          )}
          list={(rows) => (
            <ol class="requests" aria-label="$batch requests">
              {rows}
            </ol>
          )}
        />
      </div>
    </>
  );
}

/**
 * A session is created with as many items as one request holds.
 *
 * @param {{ first: number, others: number, actions: RequestActions }} props
 */
function Rest({ first, others, actions }) {
  return (
    <div class="field">
      <p>
        This request creates the session with its first {counted(first, "item")}. Send it first: the
        rest, {counted(others, "item")}, is sent once the session has its id.
      </p>
      <Button class="small aside" act={actions.putRest}>
        Put the rest into Build
      </Button>
    </div>
  );
}

/**
 * What stands in a box and is in no list: who typed it may take it for a part of the requests.
 *
 * @param {{ boxes: PasteBox[], facts: Facts }} props
 */
function Untaken({ boxes, facts }) {
  const full = boxes.filter(({ text }) => text.value.trim() !== "");
  return full.map(({ name }) => (
    <p key={name} class="said-line is-warning">
      {listWords(name, facts).heading}: text is left in the box. Only the list is in the requests.
    </p>
  ));
}

/**
 * What the requests overwrite, or take protection from.
 *
 * @param {{ lines: string[] }} props
 */
function Dangers({ lines }) {
  if (lines.length === 0) return null;
  return (
    <div class="danger-note">
      {lines.map((it) => (
        <p key={it}>{it}</p>
      ))}
    </div>
  );
}

/**
 * What is still to be said before there are requests: no mistake of anybody.
 *
 * @param {{ findings: Finding[], facts: Facts, work: Work, actions: RequestActions }} props
 */
function Needed({ findings, facts, work, actions: { goTo, createSession } }) {
  if (findings.length === 0) return null;
  const isGranular = facts.delta.restoreJobType === "granular";
  return (
    <div class="needed">
      <p>Still needed:</p>
      <ul>
        {findings.map(({ code, ...finding }) => {
          const place = placeOfFinding({ code, ...finding });
          const others = isCreated(work) ? "" : ", or ids to remove";
          const name =
            nameOf(place, facts) || `${capital(listWords("add", facts).ids)} to add${others}`;
          return (
            <li key={code}>
              <LinkTo act={() => goTo(place)}>{name}</LinkTo>
              {code === "change-id-missing" && taskOf(work.resource) === "restore" && (
                <>
                  , or <LinkTo act={createSession}>create a new session</LinkTo>
                  {isGranular && ": one for single items begins with the request that creates it"}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * The first findings, each leading to what it is about.
 *
 * @param {{ findings: Finding[], total: number, facts: Facts, actions: RequestActions }} props
 */
function Notices({ findings, total, facts, actions: { goTo } }) {
  if (findings.length === 0) return null;
  const shown = findings.slice(0, LISTED);
  const more = total - shown.length;
  return (
    <div>
      <ul class="findings">
        {shown.map((finding) => {
          const place = placeOfFinding(finding);
          const name = nameOf(place, facts);
          return (
            <li key={`${finding.code} ${finding.pointer}`}>
              <FindingLine finding={finding}>
                {name !== "" && <LinkTo act={() => goTo(place)}>{name}</LinkTo>}
              </FindingLine>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p class="hint">{counted(more, "more", "more")}, each shown at its item.</p>}
    </div>
  );
}
