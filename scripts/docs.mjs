// npm run docs: the documentation that is made from the sources.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { root, say, script } from "./run.mjs";

await script(async () => {
  await prepare();
  // Imported only now: they need what `prepare` installs, and then what is built.
  const { buildPackage, copyDocs } = await import("./package.mjs");
  await buildPackage();
  const library = await import("graph-backup-delta");
  const { codesPage } = await import("./codes-page.mjs");
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs", "codes.md"), codesPage(library));
  copyDocs();
  say("docs/codes.md is up to date");
});
