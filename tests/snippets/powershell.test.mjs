// Invoke-MgGraphRequest, as a grammar reads it.

import assert from "node:assert/strict";
import { sendWhatIsCalled } from "./powershell.mjs";
import { prove, readdressed } from "./prove.mjs";

prove("powershell", {
  run: (proofs, folder) =>
    sendWhatIsCalled(proofs, folder, ({ name, parameters }, proof) => {
      assert.equal(name, "Invoke-MgGraphRequest");
      const address = readdressed({ ...proof, code: parameters["-Uri"] });
      return {
        method: parameters["-Method"],
        path: address.slice(proof.origin.length),
        type: parameters["-ContentType"],
        body: parameters["-Body"],
      };
    }),
});
