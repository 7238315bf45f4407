/**
 * A value that others follow.
 *
 * @template T
 * @typedef {object} Signal
 * @property {() => T} get
 * @property {(value: T) => void} set
 * @property {(follower: (value: T) => void) => void} follow Calls it now and after each change.
 */

/**
 * @template T
 * @param {T} value
 * @returns {Signal<T>}
 */
export function signal(value) {
  /** @type {((value: T) => void)[]} */
  const followers = [];
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const follower of followers) follower(value);
    },
    follow(follower) {
      followers.push(follower);
      follower(value);
    },
  };
}

/**
 * Runs `work` once things are quiet, so that typing stays smooth.
 *
 * @param {() => void} work
 * @returns {() => void}
 */
export function whenQuiet(work) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(work, 50);
  };
}
