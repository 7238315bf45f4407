// A real shell; az writes down what it is told, which is then sent.

import assert from "node:assert/strict";
import { callsOf, option, writePrograms } from "./command-line.mjs";
import { prove, readdressed } from "./prove.mjs";
import { each, sendFor } from "./running.mjs";

prove("az", {
  run: (proofs, folder) => {
    writePrograms(["az"], folder);
    return each(proofs, async (proof) => {
      const code = proof.code.replace(/^#.*\n/, "");
      const [[program, rest, ...words], ...others] = await callsOf(
        { ...proof, code: readdressed({ ...proof, code }) },
        folder,
      );
      assert.deepEqual([program, rest, others.length], ["az", "rest", 0]);
      const [, type] = /^Content-Type=(.*)$/.exec(option(words, "--headers")) ?? [];
      const body = option(words, "--body");
      // There it would name a file.
      assert.ok(!body.startsWith("@"));
      return sendFor(proof, {
        method: option(words, "--method").toUpperCase(),
        path: option(words, "--url").slice(proof.origin.length),
        type,
        body,
      });
    });
  },
});
