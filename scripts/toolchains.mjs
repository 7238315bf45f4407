// What runs the snippets of the other languages: what the machine has, or else what is got.

import { canInstallSystemPackages, installSystemPackages } from "./apt.mjs";
import { Failure, say, succeeds } from "./run.mjs";

/**
 * @typedef {object} Toolchain
 * @property {string} name What to install by hand, for a machine where this script can't.
 * @property {string[][]} checks The commands that succeed where it is there.
 * @property {string[]} packages Debian's packages that bring it.
 */

/** @type {Toolchain[]} */
const TOOLCHAINS = [
  { name: "curl 7.76 or newer", checks: [["curl", "--version"]], packages: ["curl"] },
  { name: "jq", checks: [["jq", "--version"]], packages: ["jq"] },
  {
    name: "Python 3.10 or newer with venv",
    checks: [["python3", "-c", "import ensurepip, venv"]],
    packages: ["python3-venv"],
  },
  {
    name: "a JDK, 17 or newer",
    checks: [
      ["javac", "--version"],
      ["java", "--version"],
    ],
    packages: ["default-jdk-headless"],
  },
  {
    name: "Mono with its C# compiler mcs",
    checks: [
      ["mcs", "--version"],
      ["mono", "--version"],
    ],
    packages: ["mono-mcs", "mono-runtime"],
  },
  { name: "Go 1.18 or newer", checks: [["go", "version"]], packages: ["golang-go"] },
  { name: "PHP 8.0 or newer", checks: [["php", "--version"]], packages: ["php-cli"] },
];

/** Gets what is missing, and fails with what is missing still. */
export async function findOrGetToolchains() {
  const missing = await missingOnes();
  if (missing.length > 0 && canInstallSystemPackages()) {
    await installSystemPackages(missing.flatMap((it) => it.packages));
  }
  const lacking = missing.length > 0 ? await missingOnes() : [];
  if (lacking.length > 0) {
    const names = lacking.map((it) => it.name).join(", ");
    throw new Failure(`Missing, so that their snippets can't be run: ${names}. Install them.`);
  }
  say(`there are: ${TOOLCHAINS.map((it) => it.name).join(", ")}`);
}

async function missingOnes() {
  const found = await Promise.all(TOOLCHAINS.map(isThere));
  return TOOLCHAINS.filter((_, at) => !found[at]);
}

/** @param {Toolchain} toolchain */
async function isThere({ checks }) {
  const found = await Promise.all(checks.map(([program, ...args]) => succeeds(program, args)));
  return found.every(Boolean);
}
