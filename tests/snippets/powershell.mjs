// PowerShell can't be had from the registries of npm, PyPI or Debian, but a grammar of it can: the
// snippet is parsed, its literals are evaluated, and what it calls is then sent.

import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";
import { each, sendFor } from "./running.mjs";

/**
 * @typedef {{ name: string, parameters: Record<string, any> }} Call A command and its parameters, by
 * their names with the hyphen.
 * @typedef {Parameters<typeof sendFor>[1]} Told
 */

/**
 * @param {import("./prove.mjs").Proof[]} proofs
 * @param {string} folder
 * @param {(call: Call, proof: import("./prove.mjs").Proof) => Told} meaning What the call that
 * updates sends.
 */
export async function sendWhatIsCalled(proofs, folder, meaning) {
  const python = await pythonWithPackages();
  const tasks = proofs.map(({ at, code }) => ({ at, code }));
  const parsed = await runAll(python, "parse_powershell.py", tasks, folder);
  return each(proofs, async (proof) => {
    /** @type {Call[]} */
    const calls = parsed.get(proof.at).calls;
    const names = calls.map((it) => it.name);
    const [imports, connects, ...updates] = calls;
    if (imports.name !== "Import-Module" || connects.name !== "Connect-MgGraph") {
      throw new Error(`case ${proof.at} calls ${names.join(", ")}`);
    }
    const others = updates.slice(1).filter((it) => it.name !== "Write-Warning");
    if (others.length > 0) throw new Error(`case ${proof.at} calls ${names.join(", ")}`);
    return sendFor(proof, meaning(updates[0], proof));
  });
}
