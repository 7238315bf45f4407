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
