// The modules' cmdlets, as a grammar reads them. The name of a cmdlet says which address it updates.

import assert from "node:assert/strict";
import { describe } from "graph-backup-delta";
import { sendWhatIsCalled } from "./powershell.mjs";
import { prove } from "./prove.mjs";

prove("powershell-cmdlet", {
  run: (proofs, folder) =>
    sendWhatIsCalled(proofs, folder, ({ name, parameters }, { resource }) => {
      const type = resource.slice(0, 1).toUpperCase() + resource.slice(1);
      const [, beta] = /^Update-Mg(Beta)?SolutionBackupRestore/.exec(name) ?? [];
      assert.equal(name, `Update-Mg${beta ?? ""}SolutionBackupRestore${type}`);
      const id = encodeURIComponent(parameters[`-${type}Id`]);
      return {
        method: "PATCH",
        path: `/${beta ? "beta" : "v1.0"}${describe(resource).path.replace("{id}", id)}`,
        type: "application/json",
        body: JSON.stringify(parameters["-BodyParameter"]),
      };
    }),
});
