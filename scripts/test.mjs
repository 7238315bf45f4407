// npm test: every check and every test, one step after the other. A step that fails stops only the
// steps that need what it makes, so that one run shows everything that is wrong.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildPage } from "./page.mjs";
import { installPackages, prepare, prepareChecks } from "./prepare.mjs";
import { buildReference } from "./reference.mjs";
import { Failure, root, run, script, tool } from "./run.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Counts
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} [needs] The names of the steps whose work it needs.
 * @property {() => Promise<Counts | undefined | void>} act Throws, or counts what failed, where
 * something is wrong. A step without tests to count is one check.
 */

const WASM = ["--target", "wasm32-unknown-unknown"];
const NO_WARNINGS = ["--", "-D", "warnings"];
const PACKAGE = "package";
const TEST_PACKAGE = "package with a panic";
const PAGE = "page";
const BROWSER = "browser";
const RUNTIMES = "runtimes";
const RUNTIMES_FOLDER = "tests/runtimes";

/** @type {Step[]} */
const steps = [
  { name: "rustfmt", act: () => cargo("fmt", "--check") },
  { name: "clippy", act: () => cargo("clippy", "--locked", "--all-targets", ...NO_WARNINGS) },
  {
    name: "clippy for wasm",
    act: () => cargo("clippy", "--locked", "--features", "test-panic", ...WASM, ...NO_WARNINGS),
  },
  { name: "Rust tests", act: rustTests },
  { name: PACKAGE, act: async () => (await import("./package.mjs")).buildPackage() },
  { name: TEST_PACKAGE, act: async () => (await import("./package.mjs")).buildTestPackage() },
  {
    name: "publint",
    needs: [PACKAGE],
    act: () => node(tool("publint", "publint"), "pkg", "--strict"),
  },
  { name: RUNTIMES, act: () => installPackages(RUNTIMES_FOLDER) },
  { name: "Are the types wrong?", needs: [PACKAGE, RUNTIMES], act: areTheTypesWrong },
  { name: "references", needs: [PACKAGE], act: () => buildReference(join("target", "reference")) },
  { name: "biome", act: biome },
  { name: "types", needs: [PACKAGE, RUNTIMES], act: () => node(tool("typescript", "tsc")) },
  { name: "Node tests", needs: [PACKAGE, TEST_PACKAGE], act: () => nodeTests("node") },
  // Without one of them the snippets of the other languages are still proved.
  { name: "toolchains of the snippets", act: async () => getToolchains() },
  // Before the tests, as two of their files would install them at once, and each remove what the other has.
  { name: "Python SDKs of the snippets", act: async () => getPythonPackages() },
  { name: "snippets", needs: [PACKAGE], act: () => nodeTests("snippets") },
  { name: PAGE, needs: [PACKAGE], act: buildPage },
  { name: BROWSER, act: async () => getBrowser() },
  { name: "browser tests", needs: [PAGE, BROWSER], act: () => nodeTests("browser") },
  { name: "runtime tests", needs: [PACKAGE, RUNTIMES], act: () => nodeTests("runtimes") },
];

await script(async () => {
  await prepare();
  await prepareChecks();
  const total = { passed: 0, failed: 0 };
  const failures = new Map();
  for (const step of steps) {
    const missing = (step.needs ?? []).filter((it) => failures.has(it));
    const { counts, why } = missing.length
      ? { counts: { passed: 0, failed: 1 }, why: `not run, as it needs: ${missing.join(", ")}` }
      : await outcomeOf(step);
    total.passed += counts.passed;
    total.failed += counts.failed;
    if (counts.failed > 0) failures.set(step.name, why ?? `${counts.failed} failed`);
  }
  console.log("");
  for (const [name, why] of failures) console.log(`✗ ${name}: ${why}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});

/**
 * @param {Step} step
 * @returns {Promise<{ counts: Counts, why?: string }>}
 */
async function outcomeOf({ name, act }) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const outcome = await act().then(
    (counts) => ({ counts: counts ?? { passed: 1, failed: 0 }, why: undefined }),
    (error) => ({
      counts: { passed: 0, failed: 1 },
      why: error instanceof Failure ? error.message : error.stack,
    }),
  );
  const { passed, failed } = outcome.counts;
  const seconds = Math.round((Date.now() - started) / 1000);
  if (outcome.why) console.log(outcome.why);
  console.log(`${failed ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  return outcome;
}

/**
 * @param {string} program
 * @param {string[]} args
 */
async function check(program, args) {
  const { code } = await run(program, args);
  if (code !== 0) throw new Failure(`exit code ${code}`);
}

/** @param {string[]} args */
function cargo(...args) {
  return check("cargo", args);
}

/** @param {string[]} args */
function node(...args) {
  return check(process.execPath, args);
}

/** Whether each way to import the package finds its types. The modules themselves have none. */
async function areTheTypesWrong() {
  const attw = tool("@arethetypeswrong/cli", "attw", RUNTIMES_FOLDER);
  const modules = ["./core.wasm", "./validate.wasm"];
  await node(attw, "--pack", "pkg", "--exclude-entrypoints", ...modules, "--no-color");
}

/** The formatting and the lint rules of everything that is not Rust. */
async function biome() {
  // Left to itself, it colours what goes into a file, too.
  const colours = process.stdout.isTTY ? [] : ["--colors=off"];
  await node(tool("@biomejs/biome", "biome"), "ci", "--error-on-warnings", ...colours);
}

async function rustTests() {
  const { code, output } = await run("cargo", ["test", "--locked", "--no-fail-fast"], {
    keep: true,
  });
  const counts = { passed: 0, failed: 0 };
  for (const [, passed, failed] of output.matchAll(
    /^test result: .* (\d+) passed; (\d+) failed;/gm,
  )) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
  }
  return atLeastOneFailed(counts, code);
}

/** @param {string} folder Which tests: those of tests/<folder>. */
async function nodeTests(folder) {
  const tests = join(root, "tests", folder);
  const names = existsSync(tests) ? readdirSync(tests) : [];
  const files = names.filter((it) => it.endsWith(".test.mjs")).map((it) => join(tests, it));
  if (files.length === 0) throw new Failure(`there are no tests in tests/${folder}`);
  const results = join(root, "target", `${folder}-tests.json`);
  mkdirSync(join(root, "target"), { recursive: true });
  rmSync(results, { force: true });
  const { code } = await run(process.execPath, [
    "--test",
    // One file a core: left to itself, Node leaves one core without work.
    `--test-concurrency=${availableParallelism()}`,
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=./scripts/reporter.mjs", `--test-reporter-destination=${results}`],
    ...files,
  ]);
  const told = existsSync(results) ? readFileSync(results, "utf8") : "";
  return atLeastOneFailed(told ? JSON.parse(told) : { passed: 0, failed: 0 }, code);
}

/**
 * Where a program failed without a test that did (it did not compile, it crashed, it ran no test),
 * that is one failure.
 *
 * @param {Counts} counts
 * @param {number} code
 */
function atLeastOneFailed({ passed, failed }, code) {
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

async function getBrowser() {
  const { findOrGetBrowser } = await import("./browser.mjs");
  console.log(await findOrGetBrowser());
}

async function getPythonPackages() {
  const { pythonWithPackages } = await import("../tests/snippets/python/environment.mjs");
  await pythonWithPackages();
}

async function getToolchains() {
  const { findOrGetToolchains } = await import("./toolchains.mjs");
  await findOrGetToolchains();
}
