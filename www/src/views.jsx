/**
 * Small views that several parts have.
 *
 * @import { ComponentChildren, JSX } from "preact"
 * @import { Content } from "./download.js"
 * @import { IconName } from "./icons.js"
 */

import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { copied, SAID_FOR } from "./copy.js";
import { save } from "./download.js";
import { PATHS } from "./icons.js";
import { nameOfId } from "./names.js";
import { partsOf, shownId } from "./words.js";

/**
 * An id, always read from left to right and never broken out of its line's order.
 *
 * @param {object} props
 * @param {string} props.id
 */
export function Id({ id }) {
  return (
    <code class="id" dir="ltr">
      {shownId(id)}
    </code>
  );
}

/**
 * What an id is called, where that is known.
 *
 * @param {object} props
 * @param {string | undefined} props.id
 */
export function Name({ id }) {
  const name = nameOfId(id);
  if (name === "") return null;
  return (
    <span class="name" dir="auto">
      {name}
    </span>
  );
}

/**
 * A sentence of the package, with what stands between backticks as code.
 *
 * @param {object} props
 * @param {string} props.text
 */
export function Sentence({ text }) {
  return (
    <>{partsOf(text).map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
  );
}

/**
 * A picture beside words that say the same; by itself it says nothing to a screen reader.
 *
 * @param {object} props
 * @param {IconName} props.name
 */
export function Icon({ name }) {
  return (
    <svg viewBox="0 0 16 16" class={`icon icon-${name}`} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/**
 * A box that is told what it is, where no element is that by itself: it scrolls, or its rows stand where
 * they are put.
 *
 * @param {JSX.IntrinsicElements["div"]} props
 */
export function Box(props) {
  return <div {...props} />;
}

/** What tells the parts of code; until it is there, and offline where it never was, code has no colours. */
const colouring = signal(/** @type {typeof import("./coloured.js") | undefined} */ (undefined));

function loadColours() {
  if (colouring.value) return;
  import("./coloured.js").then(
    (it) => {
      colouring.value = it;
    },
    () => {},
  );
}

/**
 * Code or JSON, as it is to be sent.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.text
 * @param {string} props.extension What files of its language end in.
 */
export function Code({ label, text, extension }) {
  const region = /** @type {const} */ ({ role: "region", "aria-label": label });
  useEffect(loadColours, []);
  const parts = colouring.value?.partsOf(text, extension) ?? [{ text, kind: undefined }];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
    <pre class="body" {...region} tabIndex={0} dir="ltr">
      {parts.map(({ text, kind }, at) => (
        <span key={at} class={kind && `code-${kind}`}>
          {text}
        </span>
      ))}
    </pre>
  );
}

/**
 * Terms, each with what is to be said of it.
 *
 * @param {object} props
 * @param {string} [props.class]
 * @param {string} [props.label]
 * @param {[term: ComponentChildren, told: ComponentChildren][]} props.rows
 */
export function Terms({ class: name, label, rows }) {
  return (
    <dl class={name} aria-label={label}>
      {rows.map(([term, told]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * @typedef {Omit<JSX.IntrinsicElements["button"], "icon">} ButtonProps
 *
 * @param {ButtonProps & { act: () => void, icon?: IconName, children?: ComponentChildren }} props
 */
export function Button({ act, icon, children, ...others }) {
  return (
    <button type="button" onClick={() => act()} {...others}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/**
 * A button that reads as a link: it leads somewhere in the page.
 *
 * @param {object} props
 * @param {() => void} props.act
 * @param {ComponentChildren} props.children
 */
export function LinkTo({ act, children }) {
  return (
    <Button class="link" act={act}>
      {children}
    </Button>
  );
}

/**
 * A button that copies a text, and says so.
 *
 * @param {ButtonProps & { text: () => string, children: ComponentChildren }} props
 */
export function CopyButton({ text, children, ...others }) {
  const said = useSignal("");
  const timer = useRef(0);
  const copy = async () => {
    said.value = await copied(text());
    // What was said before is not to end what is said now.
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      said.value = "";
    }, SAID_FOR);
  };
  return (
    <span class="copy">
      <Button act={copy} icon="copy" {...others}>
        {children}
      </Button>
      <span class="said" role="status">
        {said.value}
      </span>
    </span>
  );
}

/**
 * A button that saves a text as a file, byte for byte as UTF-8; or bytes.
 *
 * @typedef {object} OfDownload
 * @property {string} file Its ending tells what is in it: `.json` or `.csv`.
 * @property {() => Content | Promise<Content>} content Nothing is saved without one.
 * @property {ComponentChildren} children
 *
 * @param {ButtonProps & OfDownload} props
 */
export function DownloadButton({ file, content, children, ...others }) {
  return (
    <Button act={async () => save(file, await content())} icon="download" {...others}>
      {children}
    </Button>
  );
}

/**
 * What is told of a result, or that its making was stopped: what was shown before it is no longer of what
 * stands in the fields.
 *
 * @param {object} props
 * @param {string} props.id
 * @param {string} [props.tone]
 * @param {string | undefined} props.stopped "No change: planning was stopped."
 * @param {() => void} props.again
 * @param {ComponentChildren} props.children
 */
export function StatusLine({ id, tone, stopped, again, children }) {
  const line = useRef(/** @type {HTMLParagraphElement | null} */ (null));
  const tryAgain = () => {
    // The button goes away, and must not take the focus with it.
    line.current?.focus();
    again();
  };
  return (
    <p
      id={id}
      class={tone ? `status-line tone-${tone}` : "status-line"}
      role="status"
      tabIndex={-1}
      ref={line}
    >
      {stopped ? (
        <>
          {stopped} <LinkTo act={tryAgain}>Try again</LinkTo>
        </>
      ) : (
        children
      )}
    </p>
  );
}
