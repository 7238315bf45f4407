// Programs that tests run besides Rust's and Node's: the machine's, or else got by apt-get.

import { Failure, run, say, which } from "./run.mjs";

/**
 * The path of a program.
 *
 * @param {string} name
 * @param {string} [system] The system's package that has it.
 * @returns {Promise<string>}
 */
export async function findOrGetProgram(name, system = name) {
  const found = which(name) ?? (await getFromApt(name, system));
  if (found) return found;
  throw new Failure(
    `${name} is missing, and apt-get could not get it. Install it, so that it is on PATH.`,
  );
}

/**
 * @param {string} name
 * @param {string} system
 */
async function getFromApt(name, system) {
  if (process.getuid?.() !== 0 || !which("apt-get")) return null;
  say(`${name} is missing: installing the system's package ${system} (apt-get)`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // Test files run at the same time, and only one apt-get can.
  const wait = ["-o", "DPkg::Lock::Timeout=300", "-q"];
  await run("apt-get", ["update", ...wait], { env });
  await run("apt-get", ["install", ...wait, "-y", "--no-install-recommends", system], { env });
  return which(name);
}
