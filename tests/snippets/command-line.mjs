// Programs that are not to be had here: a stand-in of that name on PATH writes down the words that
// the shell gives it.

import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { readdressed } from "./prove.mjs";
import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";
import { each, say, sendFor, write } from "./running.mjs";

const STAND_IN = `#!/bin/sh
printf '%s\\0' "$#" "\${0##*/}" "$@" >> "$WORDS"
`;

// No release of mgc or mgc-beta has anything of Backup Storage.
const WITHOUT_BACKUP = `#!/bin/sh
if [ "$1 $2" = "solutions backup-restore" ]; then
  echo "'backup-restore' was not matched. Did you mean one of the following?" >&2
  exit 1
fi
`;

/**
 * Puts stand-ins below the folder where the snippets are run.
 *
 * @param {string[]} programs
 * @param {string} folder
 */
export function writePrograms(programs, folder) {
  for (const name of programs) {
    const text = name.startsWith("mgc") ? WITHOUT_BACKUP : STAND_IN;
    chmodSync(write(join(folder, "bin", name), text), 0o755);
  }
}

/**
 * Runs snippets that call `az rest`, sends what that is told, and prints of the answer what it is asked to,
 * with the interpreter of such questions that it has itself.
 *
 * @param {import("./prove.mjs").Proof[]} proofs
 * @param {string} folder
 * @returns {Promise<Map<number, import("./prove.mjs").Said>>}
 */
export async function runAz(proofs, folder) {
  writePrograms(["az", "mgc", "mgc-beta"], folder);
  /** @type {{ at: number, query: string, answer: string }[]} */
  const asked = [];
  const said = await each(proofs, async (proof) => {
    const [[program, rest, ...words], ...others] = await callsOf(
      { ...proof, code: readdressed(proof) },
      folder,
    );
    assert.deepEqual([program, rest, others.length], ["az", "rest", 0]);
    const [, type] = /^Content-Type=(.*)$/.exec(option(words, "--headers")) ?? [];
    const body = option(words, "--body");
    // There it would name a file.
    assert.ok(!body.startsWith("@"));
    const { code, output } = await sendFor(proof, {
      method: option(words, "--method").toUpperCase(),
      path: option(words, "--url").slice(proof.origin.length),
      type,
      body,
    });
    if (code !== 0) return { code, output: `ERROR: Bad Request(${output})` };
    if (words.includes("--query")) {
      asked.push({ at: proof.at, query: option(words, "--query"), answer: output });
    }
    return { code, output };
  });
  const printed = await runAll(await pythonWithPackages(), "ask.py", asked, folder);
  for (const [at, { output }] of printed) said.set(at, { code: 0, output });
  return said;
}

/**
 * Runs a snippet with a real shell, and gives back each call of a stand-in: its name, and the words.
 *
 * @param {Pick<import("./prove.mjs").Proof, "at" | "code">} proof
 * @param {string} folder
 * @returns {Promise<string[][]>}
 */
async function callsOf({ at, code }, folder) {
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
 * The value of an option, which is the next word. One that starts with a hyphen would be read as another
 * option.
 *
 * @param {string[]} words
 * @param {string} name
 */
function option(words, name) {
  const value = words[words.indexOf(name) + 1];
  if (!words.includes(name) || value === undefined || value.startsWith("-")) {
    throw new Error(`${name} has no value: ${words.join(" ")}`);
  }
  return value;
}
