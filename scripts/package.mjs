// From the Rust sources to the package: wasm-pack compiles, this file assembles.
//
// The wasm is inlined as text and wasm-bindgen's glue is bundled with it, so that what most import
// is one file, with no asset to lose and nothing to await. The wasm itself is published beside it,
// for workerd and for the slim entry.

import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { bodyTypes } from "./body-types.mjs";
import { CONFIG_SCHEMA, configSchema } from "./config-schema.mjs";
import { manPage } from "./man-page.mjs";
import { printable } from "./printable.mjs";
import { Failure, must, root, say } from "./run.mjs";
import { billOfMaterials } from "./sbom.mjs";

const templateFolder = join(root, "pkg-template");
const pkg = join(root, "pkg");
const testPkg = join(root, "target", "test-pkg");

/**
 * @typedef {object} Entry
 * @property {string} name What its files are called.
 * @property {string} input What is bundled.
 * @property {string} [source] What stands in the place of source.js there.
 * @property {("esm" | "cjs")[]} formats
 *
 * @typedef {object} Module
 * @property {string} wasm The WebAssembly module, as it is published.
 * @property {string} parts The folder of target/ that it is compiled into.
 * @property {string[]} cargoArgs
 * @property {Entry[]} entries What is bundled with it.
 */

/** @type {Entry} */
const INDEX = { name: "index", input: "index.js", formats: ["esm", "cjs"] };

/** @type {Module[]} */
const MODULES = [
  {
    wasm: "core.wasm",
    parts: "pkg-parts",
    cargoArgs: [],
    entries: [
      INDEX,
      { name: "workerd", input: "index.js", source: "source.workerd.js", formats: ["esm"] },
      { name: "slim", input: "slim.js", source: "source.slim.js", formats: ["esm", "cjs"] },
      { name: "graph-client", input: "graph-client.js", formats: ["esm", "cjs"] },
    ],
  },
  // For those who only check bodies: less than half as large.
  {
    wasm: "validate.wasm",
    parts: "validate-parts",
    cargoArgs: ["--no-default-features"],
    entries: [
      { name: "validate", input: "checks.js", formats: ["esm", "cjs"] },
      {
        ...{ name: "validate.workerd", input: "checks.js", source: "source.workerd.js" },
        formats: ["esm"],
      },
    ],
  },
];

/** What of the template is bundled with the glue. */
const BUNDLED = [
  ...[
    "bytes.js",
    "checks.js",
    "graph-client.js",
    "index.js",
    "inputs.js",
    "reports.js",
    "results.js",
  ],
  ...["runtime.js", "slim.js", "source.js", "source.slim.js", "source.workerd.js"],
  "standard-schema.js",
];

/** Builds what is published into pkg/, and makes it importable by its name. */
export async function buildPackage() {
  for (const module of MODULES) {
    say(`compiling ${module.wasm} (wasm-pack)`);
    await compile(join(root, "target", module.parts), module.cargoArgs);
  }
  empty(pkg);
  for (const { wasm, parts: name, entries } of MODULES) {
    const parts = join(root, "target", name);
    for (const entry of entries) await bundle(parts, entry, wasm, pkg);
    copyFileSync(join(parts, "glue_bg.wasm"), join(pkg, wasm));
  }
  await writeTypes(join(root, "target", MODULES[0].parts));
  copyRest();
  await writeConfigSchema();
  writeFileSync(join(pkg, "sbom.cdx.json"), await billOfMaterials());
  const manifest = await writeManifest();
  await writeManPage(manifest);
  // Also where npm was told to run no scripts.
  await import("./link.mjs");
  say("the package is in pkg/");
}

/** Builds the same code with an export that panics, which is never published. */
export async function buildTestPackage() {
  say("compiling the package with a panic to force (wasm-pack)");
  const parts = join(root, "target", "test-pkg-parts");
  await compile(parts, ["--features", "test-panic"]);
  copyFileSync(join(root, "tests", "node", "panicking.js"), join(parts, "index.js"));
  empty(testPkg);
  await bundle(parts, INDEX, MODULES[0].wasm, testPkg);
}

/**
 * Compiles the crate into a folder of parts that can be bundled: the glue, the wasm as text and
 * what starts it.
 *
 * @param {string} parts
 * @param {string[]} cargoArgs
 */
async function compile(parts, cargoArgs) {
  empty(parts);
  // So that the folders that the crates come to are there to be named.
  await must("cargo", ["fetch", "--locked"], { quiet: true });
  const args = [
    ...["build", "--release", "--target", "web", "--no-pack"],
    ...["--out-name", "glue", "--out-dir", parts, root, "--locked", ...cargoArgs],
  ];
  await must("wasm-pack", args, { env: { [FLAGS]: pathFlags() } });
  exportInner(parts);
  const wasm = readFileSync(join(parts, "glue_bg.wasm"));
  const { alphabet, text } = printable(wasm);
  const constants = `export const alphabet = "${alphabet}";\nexport const text = "${text}";\n`;
  writeFileSync(join(parts, "wasm.js"), constants);
  for (const file of BUNDLED) copyFileSync(join(templateFolder, file), join(parts, file));
}

/** Cargo adds what stands in it to the flags of .cargo/config.toml. */
const FLAGS = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/** The module names source files where it panics: by their crate, not by their place on this machine. */
function pathFlags() {
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const registries = existsSync(sources) ? readdirSync(sources) : [];
  return registries.map((it) => `--remap-path-prefix=${join(sources, it)}=crates`).join(" ");
}

/**
 * Exports what the glue keeps to itself and our files need: to put a fresh instance in the place of a
 * broken one, which it does after a panic and the runtime after what breaks an instance without one;
 * and the memory, into which inputs are written. wasm-bindgen declares the type of the first.
 *
 * @param {string} parts
 */
function exportInner(parts) {
  const file = join(parts, "glue.js");
  const glue = readFileSync(file, "utf8");
  if (!glue.includes("function __wbg_reset_state ")) {
    throw new Failure("wasm-bindgen's glue has no __wbg_reset_state: scripts/package.mjs needs it");
  }
  const inner = "export { __wbg_reset_state };\nexport const memory = () => wasm.memory;\n";
  writeFileSync(file, `${glue}\n${inner}`);
  appendFileSync(join(parts, "glue.d.ts"), "\nexport function memory(): WebAssembly.Memory;\n");
}

/**
 * Bundles an entry. Tree shaking drops the glue's asynchronous start, which would make a bundler look
 * for a .wasm file.
 *
 * @param {string} parts
 * @param {Entry} entry
 * @param {string} wasm
 * @param {string} folder
 */
async function bundle(parts, { name, input, source = "source.js", formats }, wasm, folder) {
  const bundler = await rolldown({
    input: join(parts, input),
    external: ["graph-backup-delta", `./${wasm}`],
    logLevel: "warn",
    plugins: [
      {
        name: "the entry's source of the module",
        resolveId: (id) => {
          if (id === "./source.js") return join(parts, source);
          return id === "./module.wasm" ? { id: `./${wasm}`, external: true } : null;
        },
      },
    ],
  });
  for (const format of formats) {
    const file = join(folder, `${name}.${format === "esm" ? "js" : "cjs"}`);
    await bundler.write({ format, file });
    if (/import\.meta|\bfetch\(|instantiateStreaming/.test(readFileSync(file, "utf8"))) {
      throw new Failure(`${file} still holds wasm-bindgen's asynchronous start`);
    }
  }
  await bundler.close();
}

/**
 * Writes the types: those generated from the Rust types, those that follow from its tables, and that
 * of the one function that is JavaScript. What wasm-bindgen adds about starting the module is left out: the package starts itself.
 *
 * @param {string} parts
 */
async function writeTypes(parts) {
  const doc = String.raw`(?:/\*\*(?:(?!\*/)[^])*\*/\n)?`;
  const inner = new RegExp(`${doc}(?:export|declare) function (?:start|__\\w+)\\([^\\n]*\\n`, "g");
  const [types] = readFileSync(join(parts, "glue.d.ts"), "utf8").split("export type InitInput");
  const ofRust = types
    .replace(/^\/\* .* \*\/\n/gm, "")
    .replace(inner, "")
    // A link of Rust's documentation says nothing to an editor of TypeScript.
    .replace(/\[`(\w+)::(\w+)`\]/g, "`$1.$2`")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const library = await import(pathToFileURL(join(pkg, "index.js")).href);
  const byHand = readFileSync(join(templateFolder, "standard-schema.d.ts"), "utf8");
  writeBoth("index", `${[ofRust, bodyTypes(library), byHand].join("\n\n").trim()}\n`);
  for (const name of ["slim", "graph-client", "validate"]) {
    writeBoth(name, readFileSync(join(templateFolder, `${name}.d.ts`), "utf8"));
  }
}

/**
 * Writes types once for `import` and once for `require`.
 *
 * @param {string} name
 * @param {string} text
 */
function writeBoth(name, text) {
  writeFileSync(join(pkg, `${name}.d.ts`), text);
  writeFileSync(join(pkg, `${name}.d.cts`), text.replaceAll('.js";', '.cjs";'));
}

/** Copies what is published as it stands. */
function copyRest() {
  for (const name of ["README.md", "bin", "command"]) {
    cpSync(join(templateFolder, name), join(pkg, name), { recursive: true });
  }
  for (const name of ["CHANGELOG.md", "LICENSE"]) copyFileSync(join(root, name), join(pkg, name));
  copyDocs();
}

/** Copies what the package's README links to. */
export function copyDocs() {
  for (const page of ["codes.md", "lists.md"]) {
    cpSync(join(root, "docs", page), join(pkg, "docs", page));
  }
}

/** Writes package.json. The name, the version and so on stand in Cargo.toml, and only there. */
async function writeManifest() {
  const args = ["metadata", "--no-deps", "--format-version", "1", "--locked"];
  const metadata = JSON.parse(await must("cargo", args, { quiet: true }));
  const { name, version, description, keywords, license } = metadata.packages[0];
  const template = JSON.parse(readFileSync(join(templateFolder, "package.json"), "utf8"));
  const manifest = { name, version, description, keywords, license, ...template };
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function writeConfigSchema() {
  const library = await import(pathToFileURL(join(pkg, "index.js")).href);
  const text = JSON.stringify(configSchema(library), null, 2);
  writeFileSync(join(pkg, CONFIG_SCHEMA), `${text}\n`);
}

/** @param {{ name: string, version: string, man: string[] }} manifest */
async function writeManPage({ name, version, man: [file] }) {
  mkdirSync(dirname(join(pkg, file)));
  writeFileSync(join(pkg, file), await manPage(pkg, name, version));
}

/** @param {string} folder */
function empty(folder) {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
}
