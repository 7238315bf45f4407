// What several tests need.

import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, tool } from "../../scripts/run.mjs";

export const pkg = join(root, "pkg");

/**
 * A file of the published sample, byte for byte as its page prints it.
 *
 * @param {"request.txt" | "answer.txt"} name
 */
export function seed(name) {
  return readFileSync(join(root, "tests", "fixtures", "seed", name));
}

/** The published types. */
export const types = readFileSync(join(pkg, "index.d.ts"), "utf8");

/** The names of all resources, as the types list them. */
export const RESOURCES = /** @type {import("graph-backup-delta").ResourceName[]} */ (
  [...(/type ResourceName = (.*);/.exec(types)?.[1].matchAll(/"(\w+)"/g) ?? [])].map((it) => it[1])
);

/**
 * The names of the fixtures of a folder: of the files that end so, without that.
 *
 * @param {string} folder
 * @param {string} ending
 */
export function fixtureNames(folder, ending) {
  const files = readdirSync(join(root, "tests", "fixtures", folder));
  return files.filter((it) => it.endsWith(ending)).map((it) => it.slice(0, -ending.length));
}

/**
 * @param {string} folder
 * @param {string} file
 */
export function fixture(folder, file) {
  return readFileSync(join(root, "tests", "fixtures", folder, file));
}

/** The change that makes the sample's request, with the id that the sample truncates repaired. */
export const seedChange = /** @satisfies {import("graph-backup-delta").Change} */ ({
  resource: "oneDriveForBusinessRestoreSession",
  version: "beta",
  id: "1b014d8c-71fe-4d00-8ab2-31850bc5b32c",
  add: [
    "1b014d8c-71fe-4d00-a01a-31850bc5b32c",
    "2b014d8c-71fe-4d00-a01a-31850bc5b32c",
    "3b014d8c-71fe-4d00-a01a-31850bc5b32c",
    "4b014d8c-71fe-4d00-a01a-31850bc5b32c",
  ],
  remove: [
    "99954f18-c8ec-4b62-85bf-cdf3b70b140e",
    "4267e382-71a9-4c07-bef7-bda97e09c0d2",
    "3667e382-71a9-4c07-bef7-bda97e09c0d2",
  ],
  destinationType: "new",
});

/**
 * An empty folder that is gone when the test ends.
 *
 * @param {import("node:test").TestContext} context
 */
export function temporaryFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), "graph-backup-delta-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * An empty folder in which the package is installed.
 *
 * @param {import("node:test").TestContext} context
 */
export function installedFolder(context) {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(pkg, join(folder, "node_modules", "graph-backup-delta"), "junction");
  return folder;
}

/**
 * A folder that holds these files, and is gone when the test ends.
 *
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string | Uint8Array>} files
 */
export function folderWith(context, files) {
  const folder = temporaryFolder(context);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/**
 * Runs Node, or another program, and gives what came of it.
 *
 * @param {string[]} args
 * @param {{ program?: string, cwd?: string, input?: string | Uint8Array, env?: Record<string, string> }} [options]
 */
export function runNode(args, { program = process.execPath, cwd, input = "", env } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/**
 * Runs the command.
 *
 * @param {string[]} args
 * @param {Parameters<typeof runNode>[1]} [options]
 */
export function command(args, options) {
  return runNode([join(pkg, "bin", "graph-backup-delta.js"), ...args], options);
}

/**
 * Compiles examples, each by itself; what the compiler says against them is given.
 *
 * @param {{ source: string }[]} examples
 */
export function compiled(examples) {
  // Below the sources, so that they find what is installed there.
  const folder = mkdtempSync(join(root, "target", "examples-"));
  try {
    const files = examples.map(({ source }, at) => {
      writeFileSync(join(folder, `${at}.mts`), `${source}\nexport {};\n`);
      return `${at}.mts`;
    });
    const args = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
    ];
    return runNode([tool("typescript", "tsc"), ...args, ...files], { cwd: folder }).out;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
