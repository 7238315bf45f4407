// Makes `import "graph-backup-delta"` find pkg/, for the tests and the page, and `npx graph-backup-delta`
// its command. npm drops the links whenever it installs, as they stand in no list of packages, so npm runs
// this file after.

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

const link = join(root, "node_modules", "graph-backup-delta");
mkdirSync(dirname(link), { recursive: true });
rmSync(link, { recursive: true, force: true });
// A junction, which Windows lets everybody make; elsewhere the type is ignored.
symlinkSync(join(root, "pkg"), link, "junction");

const bin = join(root, "node_modules", ".bin");
const command = join(bin, "graph-backup-delta");
const program = "../graph-backup-delta/bin/graph-backup-delta.js";
mkdirSync(bin, { recursive: true });
rmSync(command, { force: true });
if (process.platform === "win32") {
  // Where not everybody may make links to files: npx looks for the one, and its shell runs the other.
  writeFileSync(command, `#!/bin/sh\nexec node "$(dirname "$0")/${program}" "$@"\n`);
  writeFileSync(`${command}.cmd`, `@node "%~dp0${program.replaceAll("/", "\\")}" %*\r\n`);
} else {
  symlinkSync(program, command);
}
