/**
 * The choice of task at the head of the page and, where a session or a policy is changed, of the way to
 * say what is to change.
 *
 * @import { Signal } from "@preact/signals"
 * @import { History } from "./history.js"
 * @import { Part } from "./state/tasks.js"
 * @import { Work } from "./work.js"
 */

import { TASKS, taskAt, WAYS } from "./state/tasks.js";

/**
 * @param {object} props
 * @param {Signal<Part>} props.shown
 * @param {History<Work>} props.history
 */
export function TasksNav({ shown, history }) {
  const task = taskAt(shown.value, history.get());
  return TASKS.map(({ task: name, words }) => (
    <a key={name} href={`#${name}`} aria-current={name === task ? "page" : undefined}>
      {words}
    </a>
  ));
}

/**
 * @param {object} props
 * @param {Signal<Part>} props.shown
 */
export function WaysNav({ shown }) {
  if (!WAYS.some(({ part }) => part === shown.value)) return null;
  return WAYS.map(({ part, words, how }) => (
    <a key={part} href={`#${part}`} aria-current={part === shown.value ? "page" : undefined}>
      {words} <span class="hint">{how}</span>
    </a>
  ));
}
