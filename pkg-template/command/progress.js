// A bar on standard error while long work is under way, where a person sees it.

/** It shows after this many milliseconds, and changes no more often than after these. */
const AFTER = 1000;
const EVERY = 100;

const WIDTH = 30;
const CLEAR = "\r\u001b[K";

/** @typedef {ReturnType<typeof progressOn>} Progress */

/**
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} stream
 * @param {number} total
 * @param {() => number} [now] In milliseconds.
 */
export function progressOn(stream, total, now = () => performance.now()) {
  let next = now() + AFTER;
  let isShown = false;
  return {
    /** Shows how many are done. @param {number} done */
    tell(done) {
      if (!stream.isTTY || now() < next) return;
      next = now() + EVERY;
      isShown = true;
      stream.write(CLEAR + barText(done, total));
    },
    /** Makes room for what is printed. */
    clear() {
      if (isShown) stream.write(CLEAR);
      isShown = false;
    },
  };
}

/**
 * @param {number} done
 * @param {number} total
 */
function barText(done, total) {
  const full = Math.floor((WIDTH * done) / total);
  const counts = [done, total].map((it) => it.toLocaleString("en")).join(" of ");
  return `[${"#".repeat(full)}${" ".repeat(WIDTH - full)}] ${counts} files`;
}
