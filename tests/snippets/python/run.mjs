// Running a script of this folder, which takes and gives JSON.

import { join } from "node:path";
import { say } from "../running.mjs";

/**
 * @param {string} python
 * @param {string} script
 * @param {{ at: number }[]} tasks
 * @param {string} cwd
 * @returns {Promise<Map<number, any>>} What it tells of each task.
 */
export async function runAll(python, script, tasks, cwd) {
  const input = JSON.stringify(tasks);
  const { code, output } = await say(python, [join(import.meta.dirname, script)], { cwd, input });
  if (code !== 0) throw new Error(output);
  return new Map(JSON.parse(output).map((/** @type {any} */ it) => [it.at, it]));
}
