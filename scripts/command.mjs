#!/usr/bin/env node
// The command as it was built in this checkout, for the action of GitHub and the hook of pre-commit: what
// runs is what these sources say, and nothing that a registry has under its name. It is built first where
// it is not yet.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

/** The last that a build writes. */
const built = join(root, "pkg", "man", "graph-backup-delta.1");

/** What the command ends with, too, where something could not be done. */
const UNDONE = 2;

if (existsSync(built) || build()) {
  await import(pathToFileURL(join(root, "pkg", "bin", "graph-backup-delta.js")).href);
} else {
  process.exitCode = UNDONE;
}

/** Standard output is for what the command prints. */
function build() {
  const stdio = /** @type {const} */ (["ignore", 2, 2]);
  const script = join(root, "scripts", "build.mjs");
  return spawnSync(process.execPath, [script], { cwd: root, stdio: [...stdio] }).status === 0;
}
