// PowerShell can't be had from the registries of npm, PyPI or Debian, but a grammar of it can. What it parses is
// evaluated, as far as the snippets use the language, and what that calls is sent.

import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";

/**
 * @param {import("./prove.mjs").Proof[]} proofs
 * @param {string} folder
 * @returns {Promise<Map<number, import("./prove.mjs").Said>>}
 */
export async function runPowerShell(proofs, folder) {
  const tasks = proofs.map(({ at, code, origin }) => ({ at, code, origin, folder }));
  return runAll(await pythonWithPackages(), "run_powershell.py", tasks, folder);
}
