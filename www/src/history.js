import { signal } from "./signal.js";

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
  return {
    get: now.get,
    follow: now.follow,

    /**
     * @param {string} label
     * @param {T} value
     * @param {string} [field]
     */
    commit(label, value, field) {
      const last = past.at(-1);
      if (field === undefined || last?.field !== field) {
        past = [...past.slice(1 - LONGEST), { before: now.get(), label, field }];
      }
      now.set(value);
    },

    /** What `undo` would take back. */
    lastLabel: () => past.at(-1)?.label,

    undo() {
      const last = past.at(-1);
      if (!last) return;
      past = past.slice(0, -1);
      now.set(last.before);
    },
  };
}
