/**
 * How a finding looks, wherever it stands.
 *
 * @import { Finding, Fix, Severity } from "graph-backup-delta"
 * @import { Child } from "./dom.js"
 */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { whyView } from "./why.js";
import { counted, sentence, visible } from "./words.js";

/** @type {Record<Severity, string>} */
const SEVERITY_WORDS = { error: "Error", warning: "Warning", info: "Info" };

/**
 * What a person can do with a finding.
 *
 * @typedef {object} FindingActions
 * @property {(finding: Finding) => void} showPlace Shows the stretch of text it is about.
 * @property {(fix: Fix) => void} [apply] Makes its edits.
 * @property {(finding: Finding) => void} [removeItem] Takes the item out of the body.
 * @property {(finding: Finding) => Child} [choiceOf] What can be chosen about its rule.
 * @property {(finding: Finding | undefined) => void} [light] Lights its stretch of text up, while
 * somebody is at the finding.
 */

/**
 * What is wrong, in a line: the severity as a picture, and as a word for who does not see it.
 *
 * @param {Finding} finding
 * @param {...Child} more What stands below the message.
 */
export function findingLine({ severity, message }, ...more) {
  const word = h("span", { class: "visually-hidden" }, `${SEVERITY_WORDS[severity]}: `);
  return h(
    "div",
    { class: `finding severity-${severity}` },
    icon(severity),
    h("div", { class: "finding-words" }, h("p", {}, word, ...sentence(message)), ...more),
  );
}

/**
 * What is wrong and what to do.
 *
 * @param {Finding} finding
 * @param {(pointer: string) => void} [goTo] Goes to another place that the finding is about.
 * @param {...Child} more
 */
export function findingView(finding, goTo, ...more) {
  const { help, related = [] } = finding;
  const others = related.map(({ pointer, message }) =>
    goTo
      ? h(
          "p",
          {},
          linkTo(message, () => goTo(pointer)),
        )
      : h("p", { class: "hint" }, message, " ", pointerView(pointer)),
  );
  return findingLine(
    finding,
    help && h("p", { class: "hint" }, ...sentence(help)),
    ...others,
    ...more,
  );
}

/**
 * A finding in a text, with all that is known of it.
 *
 * @param {Finding} finding
 * @param {FindingActions} actions
 */
function findingInText(finding, { showPlace, apply, removeItem, choiceOf }) {
  const { line, column, service, fix, pointer, code } = finding;
  const place = h(
    "p",
    { class: "finding-place" },
    line !== undefined && linkTo(`Line ${line}, column ${column}`, () => showPlace(finding)),
    pointer !== "" && pointerView(pointer),
    h("code", {}, code),
  );
  const answer =
    service && h("p", {}, `The service would answer ${service.status} ${service.code}.`);
  const mend = fix && apply && button(fix.title, () => apply(fix), { class: "small" });
  const isDuplicate = code === "addition-duplicate" || code === "removal-duplicate";
  const remove =
    isDuplicate &&
    removeItem &&
    button("Remove this one", () => removeItem(finding), { class: "small" });
  const choice = choiceOf?.(finding);
  return findingView(finding, undefined, answer, place, mend, remove, whyView(finding), choice);
}

/**
 * @param {Finding} finding
 * @param {FindingActions} actions
 */
function findingItem(finding, actions) {
  const item = h("li", {}, findingInText(finding, actions));
  const { light } = actions;
  if (!light) return item;
  for (const at of ["mouseenter", "focusin"]) item.addEventListener(at, () => light(finding));
  for (const off of ["mouseleave", "focusout"]) item.addEventListener(off, () => light(undefined));
  return item;
}

/**
 * The findings of one text, as a list that follows it.
 *
 * @param {FindingActions} actions
 */
export function findingList(actions) {
  const parent = h("ul", { class: "findings" });
  const list = longList({
    parent,
    many: "findings",
    // Findings have no identity of their own: each time they are made anew.
    keyOf: (finding) => finding,
    rowOf: (/** @type {Finding} */ finding) => ({
      element: findingItem(finding, actions),
      update() {},
    }),
  });
  /** @type {Finding[]} */
  let shown = [];
  /** @type {Element | undefined} */
  let marked;
  const rest = h("p", { class: "hint" });
  return {
    element: h("div", {}, list.before, parent, list.after, rest),

    /**
     * @param {Finding[]} findings
     * @param {number} total
     */
    show(findings, total) {
      shown = findings;
      list.show(findings);
      const unlisted = total - findings.length;
      fill(rest, unlisted > 0 && `${counted(unlisted, "more finding")} not listed.`);
    },

    /**
     * Marks a finding as the one that is looked at, and gives its element.
     *
     * @param {Finding | undefined} finding
     */
    mark(finding) {
      marked?.removeAttribute("aria-current");
      marked = finding && list.reveal(shown.indexOf(finding));
      marked?.setAttribute("aria-current", "true");
      return marked;
    },
  };
}

/**
 * @param {Finding[]} findings
 * @param {Severity} severity
 */
export function numberOf(findings, severity) {
  return findings.filter((it) => it.severity === severity).length;
}

/** @param {string} pointer */
function pointerView(pointer) {
  return h("code", { class: "pointer", dir: "ltr" }, visible(pointer));
}

/**
 * A button that reads as a link: it leads somewhere in the page.
 *
 * @param {string} text
 * @param {() => void} go
 */
export function linkTo(text, go) {
  return button(text, go, { class: "link" });
}
