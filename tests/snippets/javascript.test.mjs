// The real @microsoft/microsoft-graph-client.

import { join } from "node:path";
import { prove } from "./prove.mjs";
import { each, runModule, write } from "./running.mjs";
import { proveSeveral } from "./several.mjs";

prove("javascript", {
  readsAnswers: true,
  onEmptiness: /JSON/,
  run: (proofs, folder) =>
    each(proofs, (proof) => {
      const file = write(join(folder, `case-${proof.at}.mjs`), proof.code);
      return runModule(file, proof, folder, ["fake-credential.mjs"]);
    }),
});

proveSeveral("javascript", (proof, folder) => {
  const file = write(join(folder, "several.mjs"), proof.code);
  return runModule(file, proof, folder, ["fake-credential.mjs"]);
});
