/**
 * One request as it is listed: copied or saved with one click, and read when it is opened: its headers and
 * body, and the code that sends it in each language.
 *
 * @import { Request } from "graph-backup-delta"
 */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { call } from "./call.js";
import { Options } from "./fields.jsx";
import { LANGUAGES } from "./languages.js";
import { labels, namesLine } from "./names.js";
import { likingOf, setLiking } from "./shell/drafts.js";
import { Code, CopyButton, DownloadButton, Terms } from "./views.jsx";
import { visible, visibleJson } from "./words.js";

/**
 * @param {object} props
 * @param {Request} props.request
 * @param {string} props.title "Request 1 of 2"
 * @param {string} props.size What it holds: "50 items".
 * @param {boolean} [props.isAlone] Whether there is no other: then it is open.
 * @param {() => boolean} [props.take] It is copied or saved, and so perhaps sent: not where it is no
 * longer what is asked for.
 */
export function RequestRow({ request, title, size, isAlone = false, take = () => true }) {
  const [isOpen, setOpen] = useState(isAlone);
  const wasAlone = useRef(isAlone);
  if (isAlone && !wasAlone.current) setOpen(true);
  wasAlone.current = isAlone;
  const body = () => (take() ? request.body : "");
  return (
    <li class="request">
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="request-name">{title}</span>
          <span class="request-size">{size}</span>
          <code class="request-target" dir="ltr">
            {request.method} {visible(request.url)}
          </code>
        </summary>
        {/* A body is put on the page only when somebody looks at it: there may be thousands. */}
        <div class="request-content">{isOpen && <CodeOf {...{ request, title, take }} />}</div>
      </details>
      {/* To a screen reader, out of the list, one button is like the other. */}
      <div class="actions request-actions">
        <CopyButton text={body} class="small" aria-label={`Copy body of ${title}`}>
          Copy body
        </CopyButton>
        <DownloadButton
          file={`${title.toLowerCase().replaceAll(" ", "-")}.json`}
          content={body}
          class="small"
          aria-label={`Download body of ${title}`}
        >
          Download body
        </DownloadButton>
      </div>
    </li>
  );
}

const CHOSEN = "language";

/** What most people use stands in front. */
const FIRST = ["powershell", "curl", "csharp"];
const CHOICES = LANGUAGES.map(({ language, title }) => ({ value: language, words: title }));
const BODY = { value: "body", words: "Headers and body" };
const IN_FRONT = [
  BODY,
  ...FIRST.flatMap((first) => CHOICES.filter(({ value }) => value === first)),
];
const OTHERS = CHOICES.filter((it) => !IN_FRONT.includes(it));

/** @param {{ request: Request, title: string, take: () => boolean }} props */
function CodeOf({ request, title, take }) {
  const [chosen, setChosen] = useState(() => likingOf(CHOSEN));
  const facts = LANGUAGES.find((it) => it.language === chosen);
  const make = async () => {
    if (!facts) return undefined;
    const { language, extension, needs } = facts;
    const label = `${title} in ${facts.title}`;
    const needed = needs[request.url.includes("/beta/") ? "beta" : "v1.0"];
    return { code: (await call("snippet", request, language)) ?? "", label, needed, extension };
  };
  const made = useMade(make, [chosen, request.url, request.body, title]);
  const choose = (/** @type {string} */ name) => {
    setLiking(CHOSEN, name);
    setChosen(name);
  };
  return (
    <>
      <ShownAs title={title} chosen={facts?.language ?? BODY.value} choose={choose} />
      {facts && made ? (
        <Snippet key={made.label} {...made} take={take} />
      ) : (
        <Content request={request} title={title} />
      )}
    </>
  );
}

/**
 * The choice of what a request is shown as.
 *
 * @param {{ title: string, chosen: string, choose: (value: string) => void }} props
 */
function ShownAs({ title, chosen, choose }) {
  return (
    <fieldset class="actions field shown-as" aria-label={`${title} as`}>
      <div class="ways">
        {IN_FRONT.map(({ value, words }) => (
          <label key={value}>
            <input
              type="radio"
              name={title}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            {words}
          </label>
        ))}
      </div>
      <select
        aria-label={`${title} in another language`}
        value={OTHERS.some(({ value }) => value === chosen) ? chosen : ""}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="" disabled>
          Other languages
        </option>
        <Options groups={[{ options: OTHERS }]} />
      </select>
    </fieldset>
  );
}

/**
 * What takes a moment to be made: what was made last stays until the next is there.
 *
 * @template T
 * @param {() => Promise<T | undefined>} make
 * @param {unknown[]} of What it is made of.
 * @returns {T | undefined}
 */
function useMade(make, of) {
  const made = useSignal(/** @type {T | undefined} */ (undefined));
  useLayoutEffect(() => {
    let isOld = false;
    make().then((it) => {
      if (!isOld && it !== undefined) made.value = it;
    });
    return () => {
      isOld = true;
    };
  }, of);
  return made.value;
}

/**
 * @param {object} props
 * @param {string} props.code
 * @param {string} props.label
 * @param {string[]} props.needed
 * @param {string} props.extension
 * @param {() => boolean} props.take
 */
function Snippet({ code, label, needed, extension, take }) {
  return (
    <>
      <div class="actions">
        <CopyButton class="small" text={() => (take() ? code : "")}>
          Copy code
        </CopyButton>
        {needed.length > 0 && <p class="hint">Needs {needed.join(", ")}.</p>}
      </div>
      <Code label={label} text={code} extension={extension} />
    </>
  );
}

/** @param {{ request: Request, title: string }} props */
function Content({ request, title }) {
  const { headers, body } = request;
  const isNamed = labels.value.size > 0;
  // Where nothing has a name, nobody asks for the worker, which is large.
  const make = async () => (isNamed ? call("idsOf", request) : undefined);
  const names = namesLine(useMade(make, [body, isNamed]) ?? []);
  return (
    <>
      {names !== "" && (
        <p class="hint" dir="auto">
          For {names}.
        </p>
      )}
      <Terms
        class="headers"
        label={`Headers of ${title}`}
        rows={[...Object.entries(headers), ["Authorization", TOKEN]]}
      />
      <Code label={`Body of ${title}`} text={visibleJson(body)} extension="json" />
    </>
  );
}

const TOKEN = <span class="hint">Bearer … (yours to add)</span>;
