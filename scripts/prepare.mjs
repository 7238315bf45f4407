// What a bare machine lacks besides Rust and Node, got and told in a line each. This file runs
// before anything is installed, so it imports only what comes with Node.

import { existsSync, statSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { Failure, must, root, run, say, succeeds, which } from "./run.mjs";

const WASM = "wasm32-unknown-unknown";
// The version for machines that have none; one on PATH is used as it is.
const WASM_PACK = "0.15.1";

/** Everything that a build needs. */
export async function prepare() {
  checkNode();
  checkRust();
  await installPackages();
  await addTarget();
  useTools();
  await installWasmPack();
}

/** What only the checks of `npm test` need. */
export async function prepareChecks() {
  for (const [component, command] of [
    ["rustfmt", "fmt"],
    ["clippy", "clippy"],
  ]) {
    if (await succeeds("cargo", [command, "--version"])) continue;
    say(`cargo ${command} is missing: adding the component ${component}`);
    await rustup(["component", "add", component], `Install ${component} for your Rust toolchain.`);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Failure(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
}

function checkRust() {
  if (which("cargo") && which("rustc")) return;
  throw new Failure("Rust is missing: cargo is not on PATH. Install it as https://rustup.rs says.");
}

/**
 * Installs what a folder's package-lock.json lists, where that has not been done since it last
 * changed.
 *
 * @param {string} [folder] The path from the root.
 */
export async function installPackages(folder = ".") {
  const installed = join(root, folder, "node_modules", ".package-lock.json");
  const lock = join(root, folder, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say(`installing the npm packages of ${join(folder, "package-lock.json")} (npm ci)`);
  const [program, ...args] = npm();
  await must(program, [...args, "ci", `--prefix=${folder}`, "--no-audit", "--no-fund"]);
}

/** How to start npm: by its script where that is known, as npm itself is no program on Windows. */
export function npm() {
  const running = process.env.npm_execpath ?? "";
  const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const known = [running, beside].find((it) => basename(it) === "npm-cli.js" && existsSync(it));
  return known ? [process.execPath, known] : ["npm"];
}

async function addTarget() {
  const printed = await must("rustc", ["--print", "target-libdir", "--target", WASM], {
    quiet: true,
  });
  if (existsSync(printed.trim())) return;
  say(`adding the Rust target ${WASM}`);
  await rustup(["target", "add", WASM], `Install the standard library of ${WASM} for your Rust.`);
}

/**
 * @param {string[]} args
 * @param {string} otherwise What to do on a machine without rustup.
 */
async function rustup(args, otherwise) {
  if (!which("rustup")) throw new Failure(`rustup is not on PATH. ${otherwise}`);
  await must("rustup", args);
}

/** Puts this repository's own tools on PATH, after the machine's. */
function useTools() {
  // wasm-pack looks for wasm-opt on PATH, and downloads its own only where it finds none.
  const wasmOpt = dirname(join(root, "node_modules", ".bin", "wasm-opt"));
  const ours = join(root, ".tools", "bin");
  process.env.PATH = [process.env.PATH, wasmOpt, ours].join(delimiter);
}

async function installWasmPack() {
  if (which("wasm-pack")) return;
  say(`wasm-pack is missing: building ${WASM_PACK} from source into .tools (some minutes, once)`);
  const { code } = await run("cargo", [
    ...["install", "wasm-pack", "--version", WASM_PACK],
    ...["--locked", "--root", join(root, ".tools")],
  ]);
  if (code === 0) return;
  throw new Failure("wasm-pack could not be built; install it by hand, so that it is on PATH.");
}
