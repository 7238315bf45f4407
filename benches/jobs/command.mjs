// The command, judging many files in one run: what a file takes must not grow with their number.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root } from "../../scripts/run.mjs";
import { bytesOf } from "../bodies.mjs";

const folder = join(root, "target", "bench", "command");

/** How many items each file holds. */
export const ITEMS = 50;

/**
 * @param {boolean} quick
 * @returns {Promise<import("../results.mjs").CommandRun[]>}
 */
export async function commandRuns(quick) {
  const runs = [];
  for (const files of quick ? [1_000, 2_000] : [1_000, 10_000]) {
    writeBodies(files);
    runs.push({ files, ...(await measuredRun()) });
  }
  rmSync(folder, { recursive: true });
  return runs;
}

/** @param {number} count */
function writeBodies(count) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const body = bytesOf(ITEMS);
  for (let at = 0; at < count; at++) writeFileSync(join(folder, `${at}.json`), body);
}

/**
 * By a small process that stands between, as Linux counts to a process the memory that its parent had.
 *
 * @returns {Promise<{ time: number, peak: number }>}
 */
async function measuredRun() {
  const args = [join(import.meta.dirname, "command-runs.mjs"), folder];
  return JSON.parse(await must(process.execPath, args, { quiet: true }));
}
