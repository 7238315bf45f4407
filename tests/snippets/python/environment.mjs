// The virtual environment with the SDKs from PyPI: made once, and again where what it has to hold
// changes.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must as mustRun, root, say } from "../../../scripts/run.mjs";

const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");

/** The path of its interpreter. */
export async function pythonWithPackages() {
  const folder = join(root, "target", "snippets-python");
  const python = join(folder, ...(process.platform === "win32" ? ["Scripts"] : ["bin"]), "python");
  const installed = join(folder, "installed.txt");
  const wanted = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return python;
  rmSync(folder, { recursive: true, force: true });
  say("installing the Python SDKs from PyPI into target/snippets-python (a minute, 600 MB, once)");
  const system = process.platform === "win32" ? "python" : "python3";
  await mustRun(system, ["-m", "venv", folder]);
  // Compiling what is imported as it is imported takes seconds; compiling all takes minutes.
  const how = ["--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary", ":all:"];
  await mustRun(python, ["-m", "pip", "install", ...how, "--requirement", REQUIREMENTS]);
  writeFileSync(installed, wanted);
  return python;
}
