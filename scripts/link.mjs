// Makes `import "graph-backup-delta"` find pkg/, for the tests and the page. npm drops the link
// whenever it installs, as it stands in no list of packages, so npm runs this file after.

import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

const link = join(root, "node_modules", "graph-backup-delta");
mkdirSync(dirname(link), { recursive: true });
rmSync(link, { recursive: true, force: true });
// A junction, which Windows lets everybody make; elsewhere the type is ignored.
symlinkSync(join(root, "pkg"), link, "junction");
