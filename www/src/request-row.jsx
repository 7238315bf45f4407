/**
 * One request as it is listed: copied or saved with one click, and read when it is opened: its headers and
 * body, and the code that sends it in each language.
 *
 * @import { Request } from "graph-backup-delta"
 */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";
import { call } from "./call.js";
import { labels, namesLine } from "./names.js";
import { likingOf, setLiking } from "./shell/drafts.js";
import { Tabs } from "./tabs.jsx";
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

const BODY = "body";
const CHOSEN = "language";

/** What most people use comes first. */
const FIRST = ["powershell", "curl", "csharp"];
const LANGUAGES = [
  ...FIRST.flatMap((name) => LANGUAGE_FACTS.filter(({ language }) => language === name)),
  ...LANGUAGE_FACTS.filter(({ language }) => !FIRST.includes(language)),
];
const TABS = [
  { name: BODY, words: "Headers and body" },
  ...LANGUAGES.map(({ language, title }) => ({ name: String(language), words: title })),
];

let lastId = 0;

/** @param {{ request: Request, title: string, take: () => boolean }} props */
function CodeOf({ request, title, take }) {
  const [id] = useState(() => `code-${++lastId}`);
  const liked = likingOf(CHOSEN);
  const [chosen, setChosen] = useState(TABS.some((it) => it.name === liked) ? liked : BODY);
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
    <Tabs id={id} label={`${title} as`} tabs={TABS} chosen={chosen} choose={choose}>
      {facts && made ? (
        <Snippet key={made.label} {...made} take={take} />
      ) : (
        <Content request={request} title={title} />
      )}
    </Tabs>
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
      <p class="hint">{needed.length > 0 && `Needs ${needed.join(", ")}.`}</p>
      <Code label={label} text={code} extension={extension} />
      <div class="actions">
        <CopyButton text={() => (take() ? code : "")}>Copy code</CopyButton>
      </div>
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
