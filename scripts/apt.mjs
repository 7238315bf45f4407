// The system's own packages, where this process may install them.

import { run, say, which } from "./run.mjs";

/** Whether this is a system of the Debian family, and this process its administrator. */
export function canInstallSystemPackages() {
  return process.getuid?.() === 0 && which("apt-get") !== null;
}

/** @param {string[]} packages */
export async function installSystemPackages(packages) {
  say(`installing the system's packages ${packages.join(", ")} (apt-get)`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], { env });
}
