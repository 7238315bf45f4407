// Measuring: contenders run in turn, so that whatever slows the machine slows them all, and are
// compared round by round.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * @typedef {{ name: string, run: () => unknown }} Contender
 *
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} time The median of what a run takes, in nanoseconds.
 * @property {number} ratio The median over the rounds of how many times that of the first one it is.
 *
 * @typedef {object} Pace How long to measure; all times in milliseconds.
 * @property {number} warmUp Each contender runs so long before it is measured.
 * @property {number} sample Each runs again and again for so long in a round.
 * @property {number} budget How long to go on with rounds.
 * @property {number} least The least number of rounds.
 * @property {number} most The largest number of rounds.
 */

/** @type {Pace} */
export const THOROUGH = { warmUp: 200, sample: 10, budget: 4000, least: 5, most: 41 };
/** @type {Pace} */
export const QUICK = { warmUp: 60, sample: 2, budget: 200, least: 1, most: 5 };

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collectGarbage = runInNewContext("gc");

/** What a run gave: kept, so that no compiler can leave the run out. */
export let kept = /** @type {unknown} */ (null);

/**
 * @param {Contender[]} contenders
 * @param {Pace} pace
 * @returns {Measured[]} In the order of the contenders.
 */
export function race(contenders, pace) {
  const runners = contenders.map(({ name, run }) => ({ name, run, repeat: repeats(run, pace) }));
  /** @type {number[][]} */
  const rounds = [];
  const end = performance.now() + pace.budget;
  while (rounds.length < pace.least || (rounds.length < pace.most && performance.now() < end)) {
    const times = runners.map(() => 0);
    for (const at of order(runners.length, rounds.length)) times[at] = sample(runners[at]);
    rounds.push(times);
  }
  return runners.map(({ name }, at) => ({
    name,
    time: median(rounds.map((times) => times[at])),
    ratio: median(rounds.map((times) => times[at] / times[0])),
  }));
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * How many runs fill a sample, found when the code is warm.
 *
 * @param {() => unknown} run
 * @param {Pace} pace
 */
function repeats(run, { warmUp, sample }) {
  const end = performance.now() + warmUp;
  do kept = run();
  while (performance.now() < end);
  let repeat = 1;
  // In steps, as one run may be too short for the clock.
  for (;;) {
    const took = timed(run, repeat);
    if (took >= sample / 2) return Math.max(1, Math.round((repeat * sample) / took));
    repeat *= 2;
  }
}

/**
 * The order of a round: another one starts each time, and every second round goes backwards, so that
 * none always follows the same one.
 *
 * @param {number} count
 * @param {number} round
 */
function order(count, round) {
  const turn = Array.from({ length: count }, (_, at) => (at + round) % count);
  return round % 2 ? turn.reverse() : turn;
}

/**
 * The nanoseconds of a run.
 *
 * A sample of many runs pays for the garbage they make. One that is a single run would leave its own
 * to the next contender: so all is collected first, and a run that does not count leaves what the one
 * that counts has to pay for.
 *
 * @param {{ run: () => unknown, repeat: number }} runner
 */
function sample({ run, repeat }) {
  if (repeat === 1) {
    collectGarbage();
    kept = run();
  }
  return (1e6 * timed(run, repeat)) / repeat;
}

/**
 * @param {() => unknown} run
 * @param {number} repeat
 */
function timed(run, repeat) {
  const start = performance.now();
  for (let time = 0; time < repeat; time++) kept = run();
  return performance.now() - start;
}
