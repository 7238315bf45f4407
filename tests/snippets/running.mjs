// Running what is not JavaScript.

import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../scripts/run.mjs";
import { TOKEN } from "./graph.mjs";

/**
 * @typedef {import("./prove.mjs").Proof} Proof
 * @typedef {import("./prove.mjs").Said} Said
 */

const MINUTES = 60_000;

/** Where a snippet finds its credential: one for each way in which the languages take it. */
export const CREDENTIAL = { ACCESS_TOKEN: TOKEN };

/**
 * A fresh folder for the snippets of a language.
 *
 * @param {string} name
 */
export function freshFolder(name) {
  const folder = join(root, "target", "snippets", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {string} file
 * @param {string} text
 */
export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/**
 * Runs a program to its end and keeps what it prints, to either stream.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined>, input?: string }} options `input`: what
 * it reads from standard input.
 * @returns {Promise<Said>}
 */
export function say(program, args, { cwd, env = {}, input }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...CREDENTIAL, ...env },
      stdio: "pipe",
      timeout: 10 * MINUTES,
    });
    // A program that does not read it is no fault.
    child.stdin.on("error", () => {}).end(input);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: `${program}: ${error.message}` }));
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, output: output + (signal ?? "") }),
    );
  });
}

/**
 * Runs a program that has to succeed, as a compiler of snippets.
 *
 * @param {Parameters<typeof say>} call
 */
export async function must(...call) {
  const { code, output } = await say(...call);
  if (code !== 0) throw new Error(`${call[0]} ended with ${code}:\n${output.slice(0, 4000)}`);
  return output;
}

/**
 * Runs each snippet by itself, some at the same time.
 *
 * @param {Proof[]} proofs
 * @param {(proof: Proof) => Promise<Said>} run
 */
export async function each(proofs, run) {
  /** @type {Map<number, Said>} */
  const said = new Map();
  const waiting = [...proofs];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      said.set(next.at, await run(next));
  };
  await Promise.all([work(), work(), work()]);
  return said;
}

/**
 * Runs a module with Node, with what it sends to Microsoft Graph led to the stand-in.
 *
 * @param {string} file
 * @param {Proof} proof
 * @param {string} cwd
 * @param {string[]} [preloads] What else is loaded before it, of this folder.
 */
export function runModule(file, { origin }, cwd, preloads = []) {
  const loaded = ["to-loopback.mjs", ...preloads].map((it) => join(import.meta.dirname, it));
  const args = [...loaded.flatMap((it) => ["--import", it]), file];
  return say(process.execPath, args, { cwd, env: { GRAPH_STAND_IN: origin } });
}

/**
 * Sends what a program was told to send, in the place of that program.
 *
 * @param {Proof} proof
 * @param {{ method: string, path: string, type: string, body: string }} told
 * @returns {Promise<Said>}
 */
export async function sendFor({ origin }, { method, path, type, body }) {
  const headers = { Authorization: `Bearer ${TOKEN}`, "Content-Type": type };
  const response = await fetch(origin + path, { method, headers, body });
  return { code: response.ok ? 0 : 1, output: await response.text() };
}
