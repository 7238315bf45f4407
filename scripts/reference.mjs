// The references: of the package, made by TypeDoc from its types, and of the crate, made by rustdoc. Both
// complain of what is not documented and of links that lead nowhere, and that is a failure.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./prepare.mjs";
import { must, root, say, tool } from "./run.mjs";

/**
 * Writes the reference of the package to a folder, which is emptied first, and that of the crate to
 * its folder `rust`. Both need the package to be built.
 *
 * @param {string} folder The path from the root.
 */
export async function buildReference(folder) {
  say("writing the reference of the package (TypeDoc)");
  await installPackages("docs");
  rmSync(join(root, folder), { recursive: true, force: true });
  const options = ["--options", join("docs", "typedoc.json"), "--out", folder];
  await must(process.execPath, [tool("typedoc", "typedoc", "docs"), ...options]);
  say("writing the reference of the crate (rustdoc)");
  await must("cargo", ["doc", "--locked", "--no-deps"], { env: { RUSTDOCFLAGS: "-D warnings" } });
  cpSync(join(root, "target", "doc"), join(root, folder, "rust"), { recursive: true });
}
