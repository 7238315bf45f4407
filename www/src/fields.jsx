/**
 * The fields of a form, each with its findings below it.
 *
 * @import { ComponentChildren } from "preact"
 * @import { Finding } from "graph-backup-delta"
 */

import { Findings } from "./findings.jsx";
import { Button } from "./views.jsx";

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

/** A text field for an id: it is read from left to right, and no browser may correct it. */
const FOR_ID = /** @type {const} */ ({
  class: "id",
  dir: "ltr",
  autocapitalize: "off",
  spellcheck: false,
});

const TEXT = /** @type {const} */ ({ type: "text" });
const SEARCH = /** @type {const} */ ({ type: "search" });

/**
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {boolean} [props.isId] Whether it takes an id.
 * @param {boolean} [props.isSearch]
 * @param {string} [props.hint]
 * @param {string} props.value
 * @param {(value: string) => void} props.edit
 * @param {Finding[]} [props.findings]
 * @param {(finding: Finding) => ComponentChildren} [props.mendOf]
 */
export function TextField(props) {
  const { id, label, isId, isSearch, hint, value, edit, findings = [], mendOf } = props;
  const described = `${id}-findings`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(isSearch ? SEARCH : TEXT)}
        autocomplete="off"
        aria-describedby={hint ? `${id}-hint ${described}` : described}
        aria-invalid={findings.some((it) => it.severity === "error")}
        value={value}
        onInput={({ currentTarget }) => edit(currentTarget.value)}
        {...(isId && FOR_ID)}
      />
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <Findings id={described} findings={findings} mendOf={mendOf} />
    </div>
  );
}

/**
 * What came with a change and has no field here: it is told, and can be left out.
 *
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.words
 * @param {string} props.label What leaves it out.
 * @param {() => void} props.leaveOut
 * @param {Finding[]} [props.findings]
 */
export function KeptField({ id, words, label, leaveOut, findings }) {
  return (
    <div id={id} class="field">
      <p>{words}</p>
      <Button class="small" act={leaveOut}>
        {label}
      </Button>
      <Findings findings={findings} />
    </div>
  );
}

/**
 * A choice of one among few.
 *
 * @template {string} Value
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.legend
 * @param {Choice<Value>[]} props.choices
 * @param {Value | undefined} props.chosen
 * @param {(value: Value) => void} props.choose
 * @param {Finding[]} [props.findings]
 */
export function ChoiceField({ name, legend, choices, chosen, choose, findings }) {
  return (
    <fieldset id={name} class="field" aria-describedby={`${name}-findings`}>
      <legend>{legend}</legend>
      <div class="choices">
        {choices.map(({ value, words, help, disabled, isDanger }) => {
          const helpId = `${name}-${value}-help`;
          return (
            <label key={value} class={isDanger ? "choice is-danger" : "choice"}>
              <input
                type="radio"
                name={name}
                value={value}
                disabled={disabled}
                checked={value === chosen}
                aria-describedby={help && helpId}
                onChange={() => choose(value)}
              />
              <span class="choice-name">{words}</span>
              {help && (
                <span class="choice-help" id={helpId}>
                  {help}
                </span>
              )}
            </label>
          );
        })}
      </div>
      <Findings id={`${name}-findings`} findings={findings} />
    </fieldset>
  );
}

/**
 * A choice of one among many.
 *
 * @template {string} Value
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {Choice<Value>[]} props.choices
 * @param {Value} props.chosen
 * @param {(value: Value) => void} props.choose
 */
export function SelectField({ id, label, choices, chosen, choose }) {
  const groups = [...new Set(choices.map((it) => it.group))];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onInput={({ currentTarget: { value } }) => choose(/** @type {Value} */ (value))}
      >
        <Options
          groups={groups.map((label) => ({
            label,
            options: choices.filter((it) => it.group === label),
          }))}
        />
      </select>
    </div>
  );
}

/**
 * What a `<select>` holds.
 *
 * @param {{ groups: { label?: string, options: { value: string, words: string }[] }[] }} props
 */
export function Options({ groups }) {
  return groups.map(({ label, options }) => {
    const all = options.map(({ value, words }) => (
      <option key={value} value={value}>
        {words}
      </option>
    ));
    return label === undefined ? (
      all
    ) : (
      <optgroup key={label} label={label}>
        {all}
      </optgroup>
    );
  });
}

/**
 * Puts the keyboard into a field, or a choice, once it is drawn: as Tab does.
 *
 * @param {string} id
 */
export function focusField(id) {
  queueMicrotask(() => {
    const place = document.getElementById(id);
    const target =
      place?.querySelector("input:checked") ?? place?.querySelector("input, button") ?? place;
    if (target instanceof HTMLElement) target.focus();
  });
}
