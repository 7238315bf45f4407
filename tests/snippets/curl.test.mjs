// The real curl, started by a real shell.

import { GRAPH, prove, proveItAsksForToken, readdressed } from "./prove.mjs";
import { each, say } from "./running.mjs";
import { proveSeveral } from "./several.mjs";

prove("curl", {
  readsAnswers: true,
  run: (proofs, folder) =>
    each(proofs, (proof) => say("sh", ["-c", readdressed(proof)], { cwd: folder })),
});

proveItAsksForToken("curl", (code, options) => say("sh", ["-c", code], options));

proveSeveral(
  "curl",
  ({ code, origin }, folder) => say("sh", ["-c", code.replaceAll(GRAPH, origin)], { cwd: folder }),
  { readsText: true },
);
