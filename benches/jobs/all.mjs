// Every job, one after the other, told on the terminal as it is done.

import { must, say } from "../../scripts/run.mjs";
import { QUICK, race, THOROUGH } from "../measure.mjs";
import { factor, labelOf, time } from "../report/format.mjs";
import { buildCases } from "./build.mjs";
import { coldStartCases } from "./cold-start.mjs";
import { commandRuns } from "./command.mjs";
import { growthCases } from "./growth.mjs";
import { interpretCases } from "./interpret.mjs";
import { memory } from "./memory.mjs";
import { native } from "./native.mjs";
import { sizes } from "./size.mjs";
import { checkedTextCases, SMALL_COUNTS, validateCases } from "./validate.mjs";

/**
 * @typedef {import("../results.mjs").Case} Case
 * @typedef {import("../results.mjs").Race} Race
 */

/**
 * @param {{ command: string, quick: boolean, native: boolean }} options
 * @returns {Promise<import("../results.mjs").Results>}
 */
export async function measureAll({ command, quick, native: withNative }) {
  say("making sure that all do the same job");
  await checkAgreement();
  const pace = quick ? QUICK : THOROUGH;
  const races = /** @type {Race[]} */ ([]);
  for (const it of cases(quick)) races.push(measured(it, pace, races.at(-1)?.job));
  say("measuring memory");
  const peaks = await memory();
  say("measuring the command over many files");
  const commandOver = await commandRuns(quick);
  if (withNative) say("compiling and measuring the core without JavaScript (cargo bench)");
  return {
    command,
    quick,
    races,
    sizes: sizes(),
    memory: peaks,
    commandOver,
    native: withNative ? await native(quick) : null,
  };
}

/**
 * In a process of its own, as the bad items that the peers are given there would spoil what the engine
 * here learns of right ones.
 */
async function checkAgreement() {
  const code = `import { disagreements } from "./benches/agreement.mjs";
    for (const it of disagreements()) { console.error(it); process.exitCode = 1; }`;
  await must(process.execPath, ["--input-type=module", "-e", code]);
}

/**
 * Made one by one, as the bodies of all would fill the memory. Bad bodies come after all right ones:
 * their items have other shapes, for which an engine makes slower code of the peers.
 *
 * @param {boolean} quick
 */
function* cases(quick) {
  yield* validateCases("valid");
  yield* checkedTextCases();
  const counts = quick ? SMALL_COUNTS : undefined;
  yield* validateCases("1 % bad", counts);
  yield* validateCases("all bad", counts);
  yield* interpretCases();
  yield* buildCases();
  yield* coldStartCases();
  yield* growthCases();
}

/**
 * @param {Case} labelled
 * @param {import("../measure.mjs").Pace} pace
 * @param {string} [jobBefore]
 * @returns {Race}
 */
function measured({ contenders, ...labels }, pace, jobBefore) {
  if (labels.job !== jobBefore) say(`measuring ${labels.job}`);
  process.stdout.write(`  ${labelOf(labels).padEnd(36)}`);
  const measured = race(contenders, pace);
  const others = measured.slice(1).map(({ name, ratio }) => `${name} ${factor(ratio)}`);
  console.log([time(measured[0].time).padStart(8), ...others].join("  "));
  return { ...labels, measured };
}
