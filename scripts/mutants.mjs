// Changes the core one place at a time and asks whether the tests notice: `npm run mutants --
// --sample 300 --seed 1`. What need not be noticed stands in docs/mutants.md, each with why.
//
// cargo-mutants tells which changes there are. They are made here, as it cannot try a sample: in a copy
// of the sources, which is compiled by steps.

import { spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure, root, run, say, script } from "./run.mjs";

/** What is changed. */
const FILES = ["delta", "validate", "interpret", "plan", "build"].map((it) => `src/${it}/**/*.rs`);

/** What is to notice: one binary that takes seconds. */
const TEST = ["test", "--quiet", "--test", "specification"];

/** What the binary is made of. */
const SOURCES = [".cargo", "Cargo.toml", "Cargo.lock", "src", "tests"];

/** How long the tests may run; a mutant that never ends is noticed. In milliseconds. */
const LONGEST = 120_000;

const copy = join(root, "target", "mutants");

/**
 * @typedef {{ line: number, column: number }} Place
 * @typedef {{ name: string, file: string, replacement: string, span: { start: Place, end: Place } }} Mutant
 * @typedef {"noticed" | "missed" | "does not compile"} Fate
 */

/** The mutants that there are, in the order of their names. */
async function all() {
  const files = FILES.flatMap((it) => ["--file", it]);
  const args = ["mutants", "--list", "--json", ...files];
  const { code, output } = await run("cargo", args, { keep: true, quiet: true });
  if (code !== 0) {
    throw new Failure("cargo-mutants is missing: cargo install cargo-mutants --locked");
  }
  /** @type {Mutant[]} */
  const mutants = JSON.parse(output);
  return mutants.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * As many of them, the same ones for the same seed.
 *
 * @param {Mutant[]} mutants
 * @param {number} size
 * @param {number} seed
 */
function sampled(mutants, size, seed) {
  let state = seed >>> 0;
  // A linear congruential generator (Numerical Recipes), of which the high bits are used.
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const left = [...mutants];
  const taken = Array.from({ length: Math.min(size, left.length) }, () => {
    return left.splice(Math.floor(next() * left.length), 1);
  });
  return taken.flat();
}

/**
 * Where a place is in a text; columns count characters.
 *
 * @param {string} text
 * @param {Place} place
 */
function offset(text, { line, column }) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
  return before + [...lines[line - 1]].slice(0, column - 1).join("").length;
}

/**
 * What becomes of a mutant.
 *
 * @param {Mutant} mutant
 * @param {number} seed
 * @returns {Promise<Fate>}
 */
async function tried({ file, replacement, span }, seed) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  const [start, end] = [offset(text, span.start), offset(text, span.end)];
  writeFileSync(path, text.slice(0, start) + replacement + text.slice(end));
  try {
    if (!(await compiles(seed))) return "does not compile";
    return (await passes(seed)) ? "missed" : "noticed";
  } finally {
    writeFileSync(path, text);
  }
}

/** @param {number} seed */
const compiles = (seed) => cargo([...TEST, "--no-run"], seed, null);

/** @param {number} seed */
const passes = (seed) => cargo(TEST, seed, LONGEST);

/**
 * Whether cargo succeeds, in time.
 *
 * @param {string[]} args
 * @param {number} seed
 * @param {number | null} longest
 * @returns {Promise<boolean>}
 */
function cargo(args, seed, longest) {
  const env = {
    ...process.env,
    CARGO_TARGET_DIR: join(copy, "target"),
    RUST_BACKTRACE: "0",
    // Nobody looks where a mutant failed, and without it each is compiled a third faster.
    CARGO_PROFILE_TEST_DEBUG: "0",
    CARGO_PROFILE_DEV_DEBUG: "0",
    PROPTEST_RNG_SEED: String(seed),
    PROPTEST_MAX_SHRINK_ITERS: "0",
    PROPTEST_DISABLE_FAILURE_PERSISTENCE: "1",
  };
  return new Promise((resolve) => {
    const child = spawn("cargo", args, { cwd: copy, env, stdio: "ignore", detached: true });
    const end = () => process.kill(-(child.pid ?? 0), "SIGKILL");
    const timer = longest ? setTimeout(end, longest) : undefined;
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/**
 * What a mutant is called in docs/mutants.md: by the line that it changes, as numbers move.
 *
 * @param {Mutant} mutant
 */
function named({ name, file, span }) {
  const change = name.replace(/^[^ ]+ /, "");
  const line = readFileSync(join(copy, file), "utf8").split("\n")[span.start.line - 1] ?? "";
  return `${file}: ${change}, at ${line.trim()}`.replaceAll("|", "\\|");
}

/** The size and the seed that were asked for. */
function asked() {
  const text = /** @type {const} */ ("string");
  const options = { sample: { type: text, default: "300" }, seed: { type: text, default: "1" } };
  const { values } = parseArgs({ options });
  const numbers = [Number(values.sample), Number(values.seed)];
  if (!numbers.every(Number.isSafeInteger)) {
    throw new Failure("--sample and --seed are whole numbers.");
  }
  return numbers;
}

async function main() {
  const [size, seed] = asked();
  const mutants = await all();
  const sample = sampled(mutants, size, seed);
  say(`trying ${sample.length} of ${mutants.length} mutants, seed ${seed}`);
  for (const it of SOURCES) {
    rmSync(join(copy, it), { recursive: true, force: true });
    cpSync(join(root, it), join(copy, it), { recursive: true });
  }
  if (!(await compiles(seed)) || !(await passes(seed))) {
    throw new Failure("The tests fail without a mutant: cargo test --test specification");
  }
  const list = readFileSync(join(root, "docs", "mutants.md"), "utf8");
  const counts = { noticed: 0, missed: 0, "does not compile": 0, known: 0 };
  for (const [at, mutant] of sample.entries()) {
    if (at > 0 && at % 25 === 0) say(`${at} tried, ${counts.missed} missed`);
    const fate = await tried(mutant, seed);
    const name = named(mutant);
    const isKnown = fate === "missed" && list.includes(name);
    counts[isKnown ? "known" : fate] += 1;
    if (fate === "missed") console.log(`  ${isKnown ? "known" : "missed"}: ${name}`);
  }
  const { missed, known: listed } = counts;
  const viable = counts.noticed + missed + listed;
  const { mutants: budget } = JSON.parse(readFileSync(join(root, "tests/budgets.json"), "utf8"));
  const most = Math.floor(viable * budget.missed);
  say(
    `of ${viable} that compile, ${missed} were missed (at most ${most} may be), ${listed} are in docs/mutants.md`,
  );
  if (missed > most) process.exitCode = 1;
}

await script(main);
