/**
 * How a finding looks, wherever it stands.
 *
 * @import { ComponentChildren } from "preact"
 * @import { Finding, Fix, Severity } from "graph-backup-delta"
 */

import { Pieces } from "./pieces.jsx";
import { isDuplicate } from "./state/findings.js";
import { Button, Icon, LinkTo, Sentence } from "./views.jsx";
import { Why } from "./why.jsx";
import { counted, visible } from "./words.js";

/** @type {Record<Severity, string>} */
const SEVERITY_WORDS = { error: "Error", warning: "Warning", info: "Info" };

/**
 * What a person can do with a finding.
 *
 * @typedef {object} FindingActions
 * @property {(finding: Finding) => void} showPlace Shows the stretch of text it is about.
 * @property {(fix: Fix) => void} [apply] Makes its edits.
 * @property {(finding: Finding) => void} [removeItem] Takes the item out of the body.
 * @property {(finding: Finding) => ComponentChildren} [choiceOf] What can be chosen about its rule.
 * @property {(finding: Finding | undefined) => void} [light] Lights its stretch of text up, while
 * somebody is at the finding.
 */

/**
 * What is wrong, in a line: the severity as a picture, and as a word for who does not see it.
 *
 * @param {object} props
 * @param {Finding} props.finding
 * @param {ComponentChildren} [props.children] What stands below the message.
 */
export function FindingLine({ finding: { severity, message }, children }) {
  return (
    <div class={`finding severity-${severity}`}>
      <Icon name={severity} />
      <div class="finding-words">
        <p>
          <span class="visually-hidden">{SEVERITY_WORDS[severity]}: </span>
          <Sentence text={message} />
        </p>
        {children}
      </div>
    </div>
  );
}

/**
 * What is wrong and what to do.
 *
 * @param {object} props
 * @param {Finding} props.finding
 * @param {(pointer: string) => void} [props.goTo] Goes to another place that the finding is about.
 * @param {ComponentChildren} [props.children]
 */
function FindingView({ finding, goTo, children }) {
  const { help, related = [] } = finding;
  return (
    <FindingLine finding={finding}>
      {help && (
        <p class="hint">
          <Sentence text={help} />
        </p>
      )}
      {related.map(({ pointer, message }) =>
        goTo ? (
          <p key={pointer}>
            <LinkTo act={() => goTo(pointer)}>{message}</LinkTo>
          </p>
        ) : (
          <p key={pointer} class="hint">
            {message} <Pointer pointer={pointer} />
          </p>
        ),
      )}
      {children}
    </FindingLine>
  );
}

/**
 * What is wrong at a place.
 *
 * @param {object} props
 * @param {string} [props.id]
 * @param {string} [props.class]
 * @param {Finding[]} [props.findings]
 * @param {(pointer: string) => void} [props.goTo]
 * @param {(finding: Finding) => ComponentChildren} [props.mendOf] What mends a finding.
 */
export function Findings({ id, class: name, findings = [], goTo, mendOf }) {
  return (
    <div id={id} class={name}>
      {findings.map((it) => (
        <FindingView key={it.code} finding={it} goTo={goTo}>
          {mendOf?.(it)}
        </FindingView>
      ))}
    </div>
  );
}

/**
 * A finding in a text, with all that is known of it.
 *
 * @param {{ finding: Finding, actions: FindingActions }} props
 */
function FindingInText({ finding, actions: { showPlace, apply, removeItem, choiceOf } }) {
  const { line, column, service, fix, pointer, code } = finding;
  return (
    <FindingView finding={finding}>
      {service && (
        <p>
          The service would answer {service.status} {service.code}.
        </p>
      )}
      <p class="finding-place">
        {line !== undefined && (
          <LinkTo act={() => showPlace(finding)}>{`Line ${line}, column ${column}`}</LinkTo>
        )}
        {pointer !== "" && <Pointer pointer={pointer} />}
        <code>{code}</code>
      </p>
      {fix && apply && (
        <Button class="small" act={() => apply(fix)}>
          {fix.title}
        </Button>
      )}
      {removeItem && isDuplicate(finding) && (
        <Button class="small" act={() => removeItem(finding)}>
          Remove this one
        </Button>
      )}
      <Why finding={finding} />
      {choiceOf?.(finding)}
    </FindingView>
  );
}

/**
 * The findings of one text, as a list that follows it.
 *
 * @param {object} props
 * @param {Finding[]} props.findings
 * @param {number} [props.total]
 * @param {FindingActions} props.actions
 * @param {Finding | undefined} [props.marked] The one that is looked at.
 */
export function FindingList({ findings, total = findings.length, actions, marked }) {
  const { light } = actions;
  const row = (/** @type {Finding} */ finding) => {
    const on = () => light?.(finding);
    const off = () => light?.(undefined);
    return (
      <li
        // Findings have no identity of their own: each time they are made anew.
        key={finding}
        aria-current={finding === marked ? "true" : undefined}
        {...(light && { onMouseEnter: on, onFocusIn: on, onMouseLeave: off, onFocusOut: off })}
      >
        <FindingInText finding={finding} actions={actions} />
      </li>
    );
  };
  const unlisted = total - findings.length;
  return (
    <div>
      <Pieces
        items={findings}
        many="findings"
        row={row}
        list={(rows) => <ul class="findings">{rows}</ul>}
        marked={marked && findings.indexOf(marked)}
      />
      <p class="hint">{unlisted > 0 && `${counted(unlisted, "more finding")} not listed.`}</p>
    </div>
  );
}

/** @param {{ pointer: string }} props */
function Pointer({ pointer }) {
  return (
    <code class="pointer" dir="ltr">
      {visible(pointer)}
    </code>
  );
}
