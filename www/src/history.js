import { signal } from "@preact/signals-core";

/** How many steps can be taken back. */
const LONGEST = 100;

/**
 * @template T
 * @typedef {object} Step
 * @property {T} before
 * @property {string} label What the step did: "adding 3 restore points".
 * @property {string | undefined} field The field that was typed in: all typing there is one step.
 */

/**
 * @template T
 * @typedef {ReturnType<typeof createHistory<T>>} History
 */

/**
 * A value with its past. The values are never changed in place, so the past costs little.
 *
 * @template T
 * @param {T} initial
 */
export function createHistory(initial) {
  const now = signal(initial);
  /** @type {Step<T>[]} */
  let past = [];
  /** @type {{ after: T, step: Step<T> }[]} What was taken back, the last of it last. */
  let future = [];
  return {
    get: () => now.value,
    follow: (/** @type {(value: T) => void} */ follower) => now.subscribe(follower),

    /**
     * @param {string} label
     * @param {T} value
     * @param {string} [field]
     */
    commit(label, value, field) {
      const last = past.at(-1);
      const isSameStep = field !== undefined && last?.field === field && future.length === 0;
      if (!isSameStep) past = [...past.slice(1 - LONGEST), { before: now.value, label, field }];
      future = [];
      now.value = value;
    },

    /** What `undo` would take back. */
    lastLabel: () => past.at(-1)?.label,

    /** What `redo` would do again. */
    nextLabel: () => future.at(-1)?.step.label,

    undo() {
      const step = past.at(-1);
      if (!step) return;
      past = past.slice(0, -1);
      future = [...future, { after: now.value, step }];
      now.value = step.before;
    },

    redo() {
      const next = future.at(-1);
      if (!next) return;
      future = future.slice(0, -1);
      past = [...past, next.step];
      now.value = next.after;
    },
  };
}

/**
 * What keys ask for, as they do in other programs.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | undefined}
 */
export function stepOf({ ctrlKey, metaKey, shiftKey, altKey, key }) {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined;
}
