// What is measured, as data: the terminal, the tables, the chart and the targets all read it.

/**
 * @typedef {import("./measure.mjs").Contender} Contender
 * @typedef {import("./measure.mjs").Measured} Measured
 *
 * @typedef {object} Labels What a race is about.
 * @property {string} job
 * @property {number} [count] How many items.
 * @property {string} [faults]
 * @property {string} [writing]
 * @property {string} [input] What the body is given as, or what grows.
 * @property {number} [size] The bytes of the text.
 *
 * @typedef {Labels & { contenders: Contender[] }} Case What to race.
 * @typedef {Labels & { measured: Measured[] }} Race What came of it.
 *
 * @typedef {{ file: string, raw: number, gzip: number, brotli: number }} Size In bytes.
 * @typedef {{ name: string, whole: number, added: number }} Peak The most memory, as a multiple of the
 * body: beyond a process without it, and beyond one that only holds it.
 *
 * @typedef {{ files: number, time: number, peak: number }} CommandRun One run of the command over so many
 * files, in nanoseconds and bytes.
 *
 * @typedef {object} Results
 * @property {string} command
 * @property {boolean} quick Whether it was measured briefly.
 * @property {Race[]} races
 * @property {Size[]} sizes
 * @property {{ size: number, peaks: Peak[] }} memory
 * @property {CommandRun[]} commandOver
 * @property {Race[] | null} native None where it was left out.
 */

/**
 * The races with these labels.
 *
 * @param {readonly Race[]} races
 * @param {Partial<Labels>} labels
 */
export function select(races, labels) {
  const wanted = /** @type {[keyof Labels, unknown][]} */ (Object.entries(labels));
  return races.filter((race) => wanted.every(([label, value]) => race[label] === value));
}

/**
 * How many times as long as we a contender took.
 *
 * @param {Race} race
 * @param {string} name
 */
export function ratioOf(race, name) {
  return race.measured.find((it) => it.name === name)?.ratio ?? Number.NaN;
}

/**
 * How many times as long as we Ajv took, with the faster of its two schemas: ours, and the one that is
 * written by hand for these bodies.
 *
 * @param {Race} race
 */
export function ratioOfAjv({ measured }) {
  return Math.min(...measured.filter((it) => it.name.startsWith("Ajv")).map((it) => it.ratio));
}

/**
 * The power of the size that time grows with, from the smallest to the largest: 1 is linear, 2 is
 * quadratic. The contenders are sizes.
 *
 * @param {Race} race
 */
export function powerOf({ measured }) {
  const [first, last] = [measured[0], measured[measured.length - 1]];
  return Math.log(last.ratio) / Math.log(Number(last.name) / Number(first.name));
}
