// Runtimes that run a script: each row writes what it needs and gives what the script printed.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { folderOf, installed, printed, tools } from "./project.mjs";

const IMPORT = `
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
console.log(found(library));
`;
const REQUIRE = `
const library = require("graph-backup-delta");
const { found } = require("./check.cjs");
console.log(found(library));
`;

/** An entry of its own, which holds no module. */
export const SLIM = "Node, the slim entry";

/** @type {Record<string, (name: string) => string | Promise<string>>} */
export const scripts = {
  "Node, import": (name) => node(folderOf(name, { "main.mjs": IMPORT }), "main.mjs"),

  "Node, require": (name) => node(folderOf(name, { "main.cjs": REQUIRE }), "main.cjs"),

  "Node, a worker thread": (name) => {
    const main = 'import { Worker } from "node:worker_threads"; new Worker("./thread.mjs");';
    return node(folderOf(name, { "main.mjs": main, "thread.mjs": IMPORT }), "main.mjs");
  },

  [SLIM]: (name) => node(folderOf(name, { "main.mjs": slim() }), "main.mjs"),

  "one file with everything in it, as Electron's": async (name) => {
    const folder = folderOf(name, { "main.mjs": IMPORT });
    const outfile = join(folder, "alone", "bundle.cjs");
    const entryPoints = [join(folder, "main.mjs")];
    await build({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs" });
    return node(join(folder, "alone"), "bundle.cjs");
  },

  // It may read the project, and nothing more.
  Deno: (name) => {
    const folder = folderOf(name, { "main.mjs": IMPORT });
    const args = ["run", "--no-prompt", "--cached-only", "--allow-read=..", "main.mjs"];
    return printed(tool("deno"), args, { cwd: folder, env: { DENO_DIR: join(folder, "cache") } });
  },

  "Bun, import": (name) =>
    printed(tool("bun"), ["main.mjs"], { cwd: folderOf(name, { "main.mjs": IMPORT }) }),

  "Bun, require": (name) =>
    printed(tool("bun"), ["main.cjs"], { cwd: folderOf(name, { "main.cjs": REQUIRE }) }),

  Jest: (name) => {
    const folder = folderOf(name, { "one.test.cjs": `test("it works", () => {${KEEP}});` });
    const jest = join(tools, "jest", "bin", "jest.js");
    node(folder, jest, "--rootDir=.", "--testMatch=**/one.test.cjs", "--no-watchman", "--no-cache");
    return kept(folder);
  },

  Vitest: (name) => {
    const test = `
import { writeFileSync } from "node:fs";
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
test("it works", () => writeFileSync("found.txt", found(library)));
`;
    const folder = folderOf(name, { "one.test.mjs": test });
    node(folder, join(tools, "vitest", "vitest.mjs"), "run", "--globals", "--root=.");
    return kept(folder);
  },
};

/** The body of a test whose runner prints more than the test does. */
const KEEP = `
const library = require("graph-backup-delta");
const { found } = require("./check.cjs");
require("node:fs").writeFileSync("found.txt", found(library));
`;

/** @param {string} folder */
function kept(folder) {
  return readFileSync(join(folder, "found.txt"), "utf8");
}

function slim() {
  const file = join(installed, "core.wasm");
  return `
import { readFileSync } from "node:fs";
import * as library from "graph-backup-delta/slim";
import { found } from "./check.mjs";
library.init(await WebAssembly.compile(readFileSync(${JSON.stringify(file)})));
console.log(found(library));
`;
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function node(cwd, ...args) {
  return printed(process.execPath, args, { cwd });
}

/**
 * The program of a runtime that comes from npm.
 *
 * @param {string} name
 */
export function tool(name) {
  const { platform } = process;
  const file = join(tools, ".bin", platform === "win32" ? `${name}.exe` : name);
  if (!existsSync(file)) throw new Error(`${name} is not here: npm has none for ${platform}.`);
  return file;
}
