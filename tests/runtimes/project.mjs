// The project that the packed package is installed in, as somebody's would be: away from the sources,
// with nothing else in it. Each runtime has a folder of its own below it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "../../scripts/prepare.mjs";
import { root } from "../../scripts/run.mjs";
import { pkg, runNode, seed } from "../node/support.mjs";
import { found } from "./found.mjs";

export const project = join(root, "target", "runtimes");
export const installed = join(project, "node_modules", "graph-backup-delta");
/** Where the runtimes and bundlers are installed. */
export const tools = join(import.meta.dirname, "node_modules");

/** Packs the package and installs the tarball. */
export function install() {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  runNpm(["pack", "--pack-destination", project], pkg);
  const { name, version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const dependencies = { [name]: `file:${name}-${version}.tgz` };
  const manifest = { name: "project", private: true, type: "module", dependencies };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  runNpm(["install", "--offline", "--no-audit", "--no-fund"], project);
}

/** What imports all of the package, and what imports that which checks bodies, by their short names. */
export const ENTRIES = { all: "graph-backup-delta", validate: "graph-backup-delta/validate" };

/**
 * A folder of the project that holds these files, and what is checked everywhere: `check.mjs` and
 * `check.cjs` export `found(library)`. What they import of the package is the entry
 * validate where the name ends so.
 *
 * @param {string} name
 * @param {Record<string, string>} [files]
 */
export function folderOf(name, files = {}) {
  const folder = join(project, name.replaceAll(/\W+/g, "-"));
  const sample = { request: seed("request.txt").toString(), answer: seed("answer.txt").toString() };
  const bound = `(library) => (${found})(library, ${JSON.stringify(sample)})`;
  const all = {
    "check.mjs": `export const found = ${bound};\n`,
    "check.cjs": `exports.found = ${bound};\n`,
    ...files,
  };
  const entry = name.endsWith("validate") ? ENTRIES.validate : ENTRIES.all;
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.replace(`"${ENTRIES.all}"`, `"${entry}"`));
  }
  return folder;
}

/**
 * Runs a program to its end; what it printed is given, trimmed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function printed(program, args, options) {
  const { code, out, err } = runNode(args, { program, ...options });
  if (code !== 0) throw new Error(`exit code ${code}\n${out}\n${err}`);
  return out.trim();
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  const [program, ...first] = npm();
  printed(program, [...first, ...args], { cwd });
}
