// The real curl, started by a real shell.

import { prove, readdressed } from "./prove.mjs";
import { each, say } from "./running.mjs";

prove("curl", {
  readsAnswers: true,
  run: (proofs, folder) =>
    each(proofs, (proof) => say("sh", ["-c", readdressed(proof)], { cwd: folder })),
});
