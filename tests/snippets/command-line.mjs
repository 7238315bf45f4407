// Programs that are not to be had here: a stand-in of that name on PATH writes down the words that
// the shell gives it.

import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { say, write } from "./running.mjs";

const STAND_IN = `#!/bin/sh
printf '%s\\0' "$#" "\${0##*/}" "$@" >> "$WORDS"
`;

/**
 * Puts stand-ins below the folder where the snippets are run.
 *
 * @param {string[]} programs
 * @param {string} folder
 */
export function writePrograms(programs, folder) {
  for (const name of programs) chmodSync(write(join(folder, "bin", name), STAND_IN), 0o755);
}

/**
 * Runs a snippet with a real shell, and gives back each call of a stand-in: its name, and the words.
 *
 * @param {Pick<import("./prove.mjs").Proof, "at" | "code">} proof
 * @param {string} folder
 * @returns {Promise<string[][]>}
 */
export async function callsOf({ at, code }, folder) {
  const bin = join(folder, "bin");
  const words = join(folder, `words-${at}`);
  const env = { PATH: [bin, process.env.PATH].join(delimiter), WORDS: words };
  const said = await say("sh", ["-c", code], { cwd: folder, env });
  if (said.code !== 0 || !existsSync(words)) throw new Error(`case ${at}: ${said.output}`);
  const all = readFileSync(words, "utf8").split("\0");
  /** @type {string[][]} */
  const calls = [];
  for (let next = 0; next < all.length - 1; next += Number(all[next]) + 2) {
    calls.push(all.slice(next + 1, next + Number(all[next]) + 2));
  }
  return calls;
}

/**
 * The value of an option, whether it stands behind `=` or is the next word. A next word that starts
 * with a hyphen would be read as another option.
 *
 * @param {string[]} words
 * @param {string} name
 */
export function option(words, name) {
  const joined = words.find((it) => it.startsWith(`${name}=`));
  if (joined) return joined.slice(name.length + 1);
  const value = words[words.indexOf(name) + 1];
  if (!words.includes(name) || value === undefined || value.startsWith("-")) {
    throw new Error(`${name} has no value: ${words.join(" ")}`);
  }
  return value;
}
