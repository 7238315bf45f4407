// The real @microsoft/microsoft-graph-client and its types, compiled as strictly as can be.

import { join } from "node:path";
import { tool } from "../../scripts/run.mjs";
import { prove } from "./prove.mjs";
import { each, must, runModule, write } from "./running.mjs";

const COMPILER = {
  strict: true,
  noUnusedLocals: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  target: "es2023",
  lib: ["es2023"],
  types: ["node"],
  module: "nodenext",
  rootDir: ".",
  outDir: "compiled",
};

prove("typescript", {
  readsAnswers: true,
  onEmptiness: /JSON/,
  run: async (proofs, folder) => {
    write(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const project = JSON.stringify({ compilerOptions: COMPILER, include: ["*.ts"] });
    write(join(folder, "tsconfig.json"), project);
    for (const { at, code } of proofs) write(join(folder, `case-${at}.ts`), code);
    const args = [tool("typescript", "tsc"), "--project", folder];
    await must(process.execPath, args, { cwd: folder });
    return each(proofs, (proof) => {
      const file = join(folder, "compiled", `case-${proof.at}.js`);
      return runModule(file, proof, folder, ["fake-credential.mjs"]);
    });
  },
});
