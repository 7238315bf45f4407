// The package in pages: as bundlers make them, and without any. Each page posts what it found to the
// server that it came from.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rspack } from "@rspack/core";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { ENTRIES, folderOf, installed, project } from "./project.mjs";

const POST = `
const post = (found) => fetch("/found" + location.pathname, { method: "POST", body: found });
`;
const PAGE = `
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
${POST}
post(found(library));
`;
const PAGE_WITH_WORKER = `
${POST}
const worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => post(data);
`;
const WORKER = `
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
postMessage(found(library));
`;
const HTML = '<!doctype html><script type="module" src="./main.mjs"></script>';

/** What bundles a page: the folder that main.mjs stands in, and that it is to come into. */
const BUNDLERS = { Vite: byVite, webpack: byWebpack, Rspack: byRspack };
const BUNDLERS_WITHOUT_WORKERS = { Rollup: byRollup, esbuild: byEsbuild };

/**
 * The pages, by name: each row makes the folder that holds its index.html.
 *
 * @type {Record<string, (name: string) => Promise<string>>}
 */
export const pages = {
  "a script without a bundler": async (name) => unbundled(name, PAGE),
  "a script without a bundler: validate": async (name) => unbundled(name, PAGE, "validate.js"),
  "a web worker without a bundler": async (name) => {
    const folder = unbundled(name, PAGE_WITH_WORKER);
    writeFileSync(join(folder, "worker.mjs"), byAddress(WORKER, "index.js"));
    return folder;
  },
  "the slim entry without a bundler": async (name) => {
    const main = `
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
${POST}
library.init(await WebAssembly.compileStreaming(fetch("./core.wasm")));
post(found(library));
`;
    const folder = unbundled(name, main, "slim.js");
    copyFileSync(join(installed, "core.wasm"), join(folder, "core.wasm"));
    return folder;
  },
  ...Object.fromEntries(
    Object.entries({ ...BUNDLERS, ...BUNDLERS_WITHOUT_WORKERS }).flatMap(([bundler, bundle]) =>
      Object.keys(ENTRIES).map((entry) => [
        `${bundler}: ${entry}`,
        (name) => bundled(name, bundle, { "main.mjs": PAGE }),
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(BUNDLERS).map(([bundler, bundle]) => [
      `a web worker by ${bundler}`,
      (name) => bundled(name, bundle, { "main.mjs": PAGE_WITH_WORKER, "worker.mjs": WORKER }),
    ]),
  ),
};

/**
 * @param {string} name
 * @param {string} main
 * @param {string} [entry] The package's file that it imports.
 */
function unbundled(name, main, entry = "index.js") {
  const folder = folderOf(name, { "main.mjs": byAddress(main, entry), "index.html": HTML });
  copyFileSync(join(installed, entry), join(folder, entry));
  return folder;
}

/**
 * A browser knows files by their address alone.
 *
 * @param {string} script
 * @param {string} entry
 */
function byAddress(script, entry) {
  return script.replace(`"${ENTRIES.all}"`, `"./${entry}"`);
}

/**
 * @param {string} name
 * @param {(folder: string, out: string) => Promise<unknown>} bundle
 * @param {Record<string, string>} files
 */
async function bundled(name, bundle, files) {
  const folder = folderOf(name, { ...files, "index.html": HTML });
  const out = join(folder, "out");
  mkdirSync(out);
  copyFileSync(join(folder, "index.html"), join(out, "index.html"));
  await bundle(folder, out);
  return out;
}

/**
 * @param {string} root
 * @param {string} outDir
 */
function byVite(root, outDir) {
  const build = { outDir, emptyOutDir: true };
  const worker = /** @type {const} */ ({ format: "es" });
  return vite.build({ configFile: false, logLevel: "warn", root, base: "./", build, worker });
}

/**
 * @param {string} context
 * @param {string} path
 */
function byWebpack(context, path) {
  return promised(webpack(packOptions(context, path)));
}

/**
 * @param {string} context
 * @param {string} path
 */
function byRspack(context, path) {
  return promised(rspack(packOptions(context, path)));
}

/**
 * @param {string} context
 * @param {string} path
 */
function packOptions(context, path) {
  return {
    context,
    mode: /** @type {const} */ ("production"),
    entry: "./main.mjs",
    output: { path, filename: "main.mjs", publicPath: "auto" },
    performance: /** @type {const} */ (false),
  };
}

/**
 * @param {any} compiler One of webpack's or Rspack's, which are alike.
 * @returns {Promise<void>}
 */
function promised(compiler) {
  return new Promise((resolve, reject) => {
    compiler.run((/** @type {Error | null} */ error, /** @type {any} */ stats) => {
      const told = stats?.toString({ all: false, errors: true, warnings: true });
      if (error || told) reject(error ?? new Error(told));
      else compiler.close(() => resolve());
    });
  });
}

/**
 * @param {string} folder
 * @param {string} out
 */
async function byRollup(folder, out) {
  const input = join(folder, "main.mjs");
  const onwarn = (/** @type {{ message: string }} */ { message }) => {
    throw new Error(message);
  };
  const bundler = await rollup({ input, plugins: [nodeResolve({ browser: true })], onwarn });
  await bundler.write({ file: join(out, "main.mjs"), format: "es" });
  await bundler.close();
}

/**
 * @param {string} folder
 * @param {string} out
 */
async function byEsbuild(folder, out) {
  const result = await esbuild.build({
    entryPoints: [join(folder, "main.mjs")],
    outfile: join(out, "main.mjs"),
    absWorkingDir: project,
    bundle: true,
    format: "esm",
    minify: true,
    logLevel: "silent",
  });
  if (result.warnings.length) throw new Error(result.warnings[0].text);
}
