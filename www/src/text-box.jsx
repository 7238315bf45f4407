/**
 * A large text field: line numbers, opening and dropping files, and taking back what was put there.
 *
 * @import { ComponentChildren } from "preact"
 * @import { TextState } from "./text-state.js"
 */

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { FilePicker, useDropped } from "./file-views.jsx";
import { stepOf } from "./history.js";
import { LinkTo } from "./views.jsx";

/**
 * What every large text field has around it.
 *
 * @param {object} props
 * @param {TextState} props.state
 * @param {string} props.label
 * @param {ComponentChildren} props.head What the field is called.
 * @param {ComponentChildren} [props.tools] What else can be done with the text.
 * @param {string} [props.class]
 * @param {ComponentChildren} props.field
 * @param {() => void} props.goOn Puts the keyboard into the field.
 * @param {ComponentChildren} [props.children] What stands below the field.
 */
export function TextFrame({ state, label, head, tools, class: name, field, goOn, children }) {
  const dropped = useDropped(state.take);
  const step = state.step.value;
  const go = () => {
    state.go();
    goOn();
  };
  return (
    <div class="text-box">
      <div class="card-head">
        {head}
        <span class="tools">
          {tools}
          <FilePicker id={`${state.id}-file`} what={label} take={state.take} />
        </span>
      </div>
      <div {...dropped.on} class={["text-frame", name, dropped.name].filter(Boolean).join(" ")}>
        {field}
      </div>
      {children}
      <p class="text-said">
        <span class="said-line" role="status">
          {state.said.value}
        </span>{" "}
        {step && <LinkTo act={go}>{step.name}</LinkTo>}
      </p>
    </div>
  );
}

/**
 * @param {object} props
 * @param {TextState} props.state
 * @param {string} props.label
 * @param {string} props.placeholder
 */
export function TextBox({ state, label, placeholder }) {
  const { id, text, field } = state;
  const numbers = useRef(/** @type {HTMLDivElement | null} */ (null));
  const lines = text.value.split("\n").length;
  const numbered = useMemo(
    () => Array.from({ length: lines }, (_, at) => at + 1).join("\n"),
    [lines],
  );
  const follow = () => {
    if (numbers.current && field.current) numbers.current.scrollTop = field.current.scrollTop;
  };
  useLayoutEffect(follow);
  const wasPut = state.step.value;
  useLayoutEffect(() => {
    if (wasPut && field.current) field.current.scrollTop = 0;
  }, [wasPut]);

  return (
    <TextFrame
      state={state}
      label={label}
      head={
        <label for={id} class="text-label">
          {label}
        </label>
      }
      goOn={() => field.current?.focus()}
      field={
        <>
          <div class="line-numbers" aria-hidden="true" ref={numbers}>
            {numbered}
          </div>
          <textarea
            id={id}
            ref={field}
            value={text.value}
            wrap="off"
            dir="ltr"
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            placeholder={placeholder}
            onInput={({ currentTarget }) => state.edit(currentTarget.value)}
            onScroll={follow}
            onKeyDown={(event) => {
              // The browser's own undo knows only of what was typed.
              if (state.step.value?.name !== "Undo" || stepOf(event) !== "undo") return;
              event.preventDefault();
              state.go();
            }}
          />
        </>
      }
    />
  );
}
