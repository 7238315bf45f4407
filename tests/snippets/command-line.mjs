// Programs that are not to be had here: a stand-in of that name on PATH.

import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { readdressed } from "./prove.mjs";
import { each, say, write } from "./running.mjs";

const AZ = `#!/bin/sh
exec "$NODE" "$AZ" "$@"
`;

// No release of mgc or mgc-beta has anything of Backup Storage.
const WITHOUT_BACKUP = `#!/bin/sh
if [ "$1 $2" = "solutions backup-restore" ]; then
  echo "'backup-restore' was not matched. Did you mean one of the following?" >&2
  exit 1
fi
`;

/**
 * Puts stand-ins below the folder where the snippets are run, and gives the environment in which they are found.
 *
 * @param {string[]} programs
 * @param {string} folder
 */
export function standInPrograms(programs, folder) {
  const bin = join(folder, "bin");
  for (const name of programs) {
    chmodSync(write(join(bin, name), name === "az" ? AZ : WITHOUT_BACKUP), 0o755);
  }
  return {
    PATH: [bin, process.env.PATH].join(delimiter),
    NODE: process.execPath,
    AZ: join(import.meta.dirname, "az.mjs"),
  };
}

/**
 * Runs snippets that call `az rest`, with a real shell and the real jq.
 *
 * @param {import("./prove.mjs").Proof[]} proofs
 * @param {string} folder
 */
export function runAz(proofs, folder) {
  const env = standInPrograms(["az", "mgc", "mgc-beta"], folder);
  return each(proofs, (proof) => say("sh", ["-c", readdressed(proof)], { cwd: folder, env }));
}
