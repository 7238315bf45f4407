// The real fetch of Node.

import { join } from "node:path";
import { prove, proveItAsksForToken } from "./prove.mjs";
import { each, runModule, say, write } from "./running.mjs";
import { proveSeveral } from "./several.mjs";

prove("fetch", {
  readsAnswers: true,
  run: (proofs, folder) =>
    each(proofs, (proof) => {
      const file = write(join(folder, `case-${proof.at}.mjs`), proof.code);
      return runModule(file, proof, folder);
    }),
});

proveItAsksForToken("fetch", (code, options) => {
  const file = write(join(options.cwd, "update.mjs"), code);
  return say(process.execPath, [file], options);
});

proveSeveral(
  "fetch",
  (proof, folder) => runModule(write(join(folder, "several.mjs"), proof.code), proof, folder),
  { readsText: true },
);
