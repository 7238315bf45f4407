// The real curl, started by a real shell.

import { prove, proveItAsksForToken, readdressed } from "./prove.mjs";
import { each, say } from "./running.mjs";

prove("curl", {
  readsAnswers: "fails",
  run: (proofs, folder) =>
    each(proofs, (proof) => say("sh", ["-c", readdressed(proof)], { cwd: folder })),
});

proveItAsksForToken("curl", (code, options) => say("sh", ["-c", code], options));
