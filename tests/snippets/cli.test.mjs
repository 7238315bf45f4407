// A real shell; mgc and mgc-beta write down what they are told, which is then sent.

import assert from "node:assert/strict";
import { callsOf, option, writePrograms } from "./command-line.mjs";
import { prove } from "./prove.mjs";
import { each, sendFor } from "./running.mjs";

/** @type {Record<string, string>} */
const VERSIONS = { mgc: "v1.0", "mgc-beta": "beta" };

prove("cli", {
  run: (proofs, folder) => {
    writePrograms(Object.keys(VERSIONS), folder);
    return each(proofs, async (proof) => {
      const [login, call, ...others] = await callsOf(proof, folder);
      const [program, ...words] = call;
      assert.deepEqual(login.slice(0, 2), [program, "login"]);
      assert.equal(others.length, 0);
      const [solutions, backupRestore, collection, verb] = words;
      assert.deepEqual([solutions, backupRestore, verb], ["solutions", "backup-restore", "patch"]);
      const id = option(words, `--${kebab(proof.resource)}-id`);
      const path = [VERSIONS[program], "solutions", "backupRestore", camel(collection), id];
      return sendFor(proof, {
        method: "PATCH",
        path: path.map((it) => `/${encodeURIComponent(it)}`).join(""),
        type: "application/json",
        body: option(words, "--body"),
      });
    });
  },
});

/** @param {string} name */
function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** @param {string} name */
function camel(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
