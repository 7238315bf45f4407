/**
 * The fields of a form, each with its findings below it.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { ComponentChildren } from "preact"
 */

import { render } from "preact";
import { button, fill, h, setText } from "./dom.js";
import { FindingView } from "./findings.jsx";

/**
 * @template {string} Value
 * @typedef {object} Choice
 * @property {Value} value
 * @property {string} words
 * @property {string} [help]
 * @property {boolean} [disabled]
 * @property {boolean} [isDanger] Whether it overwrites what people have.
 * @property {string} [group] What those beside it have in common with it, in a choice among many.
 */

/**
 * @param {HTMLElement} place
 * @param {Finding[]} findings
 * @param {(finding: Finding) => ComponentChildren} [mendOf]
 */
function drawFindings(place, findings, mendOf) {
  render(
    findings.map((it) => (
      <FindingView key={it} finding={it}>
        {mendOf?.(it)}
      </FindingView>
    )),
    place,
  );
}

/** A text field for an id: it is read from left to right, and no browser may correct it. */
const FOR_ID = {
  class: "id",
  dir: "ltr",
  autocapitalize: "off",
  spellcheck: "false",
};

/**
 * @param {object} options
 * @param {string} options.id
 * @param {boolean} [options.isId] Whether it takes an id.
 * @param {string} [options.hint]
 * @param {(value: string) => void} options.edit
 * @param {(finding: Finding) => ComponentChildren} [options.mendOf] What mends a finding.
 */
export function textField({ id, isId = false, hint, edit, mendOf }) {
  const findingsId = `${id}-findings`;
  const hintId = `${id}-hint`;
  const input = h("input", {
    id,
    type: "text",
    autocomplete: "off",
    "aria-describedby": hint ? `${hintId} ${findingsId}` : findingsId,
    ...(isId ? FOR_ID : {}),
  });
  const label = h("label", { for: id });
  const findings = h("div", { id: findingsId });
  const help = hint && h("p", { id: hintId, class: "hint" }, hint);
  input.addEventListener("input", () => edit(input.value));
  return {
    element: h("div", { class: "field" }, label, input, help, findings),
    focus: () => input.focus(),

    /**
     * @param {string} words What the field is called.
     * @param {string} value
     */
    show(words, value) {
      setText(label, words);
      // A field that is set loses its caret.
      if (input.value !== value) input.value = value;
    },

    /** @param {Finding[]} next */
    showFindings(next) {
      drawFindings(findings, next, mendOf);
      input.setAttribute("aria-invalid", String(next.some((it) => it.severity === "error")));
    },
  };
}

/**
 * What came with a change and has no field here: it is told, and can be left out.
 *
 * @param {string} label What leaves it out.
 * @param {() => void} leaveOut
 */
export function keptField(label, leaveOut) {
  const words = h("p");
  const findings = h("div");
  const away = button(label, leaveOut, { class: "small" });
  return {
    element: h("div", { class: "field" }, words, away, findings),
    focus: () => away.focus(),

    /** @param {string} text */
    show: (text) => setText(words, text),

    /** @param {Finding[]} next */
    showFindings(next) {
      drawFindings(findings, next);
    },
  };
}

/**
 * A choice of one among few.
 *
 * @template {string} Value
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.legend
 * @param {(value: Value) => void} options.choose
 */
export function choiceField({ name, legend, choose }) {
  const findingsId = `${name}-findings`;
  const box = h("div", { class: "choices" });
  const findings = h("div", { id: findingsId });
  let shown = "";

  /** @param {Choice<Value>} choice */
  const choiceView = ({ value, words, help, disabled, isDanger }) => {
    const helpId = `${name}-${value}-help`;
    const described = help && helpId;
    const input = h("input", {
      type: "radio",
      name,
      value,
      disabled,
      "aria-describedby": described,
    });
    input.addEventListener("change", () => choose(value));
    return h(
      "label",
      { class: isDanger ? "choice is-danger" : "choice" },
      input,
      h("span", { class: "choice-name" }, words),
      help && h("span", { class: "choice-help", id: helpId }, help),
    );
  };

  const radios = () => [...box.querySelectorAll("input")];

  return {
    element: h(
      "fieldset",
      { class: "field", "aria-describedby": findingsId },
      h("legend", {}, legend),
      box,
      findings,
    ),
    // As Tab does.
    focus: () => (radios().find((it) => it.checked) ?? radios()[0])?.focus(),

    /**
     * @param {Choice<Value>[]} choices
     * @param {Value | undefined} chosen
     */
    show(choices, chosen) {
      // What stays the same is left alone, and with it the focus.
      if (JSON.stringify(choices) !== shown) fill(box, ...choices.map(choiceView));
      shown = JSON.stringify(choices);
      for (const radio of radios()) radio.checked = radio.value === chosen;
    },

    /** @param {Finding[]} next */
    showFindings(next) {
      drawFindings(findings, next);
    },
  };
}

/**
 * A choice of one among many.
 *
 * @template {string} Value
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {Choice<Value>[]} options.choices
 * @param {(value: Value) => void} options.choose
 */
export function selectField({ id, label, choices, choose }) {
  const optionOf = (/** @type {Choice<Value>} */ { value, words }) => h("option", { value }, words);
  const groups = [...new Set(choices.map((it) => it.group))].flatMap((label) => {
    const options = choices.filter((it) => it.group === label).map(optionOf);
    return label ? [h("optgroup", { label }, ...options)] : options;
  });
  const select = h("select", { id }, ...groups);
  select.addEventListener("input", () => choose(/** @type {Value} */ (select.value)));
  return {
    control: select,
    element: h("div", { class: "field" }, h("label", { for: id }, label), select),

    /** @param {Value} value */
    show(value) {
      select.value = value;
    },
  };
}
