// Mono's compiler mcs, which knows C# up to 7.2, with stand-ins for the SDK. A snippet is a file of
// top-level statements: what a newer compiler makes of such a file is written out around it.

import { join } from "node:path";
import { prove } from "./prove.mjs";
import { each, must, say, write } from "./running.mjs";
import { proveSeveral } from "./several.mjs";
import { writeStandIns } from "./stand-ins.mjs";

const VERSIONS = [
  { version: "v1.0", Graph: "Microsoft.Graph" },
  { version: "beta", Graph: "Microsoft.Graph.Beta" },
];

prove("csharp", {
  readsAnswers: true,
  isTyped: true,
  run: async (proofs, folder) => {
    const program = await compiled(proofs, folder);
    return each(proofs, (proof) => started(program, proof, folder));
  },
});

proveSeveral(
  "csharp",
  async (proof, folder) => started(await compiled([proof], folder), proof, folder),
  { isTyped: true },
);

/**
 * Compiles snippets into one program.
 *
 * @param {import("./prove.mjs").Proof[]} proofs
 * @param {string} folder
 */
async function compiled(proofs, folder) {
  const standIns = writeStandIns("csharp", join(folder, "sdk"), VERSIONS);
  const snippets = proofs.map(({ at, code }) =>
    write(join(folder, `case-${at}.cs`), withMain(at, code)),
  );
  const chosen = write(join(folder, "chosen.cs"), choice(proofs.map((it) => it.at)));
  const program = join(folder, "snippets.exe");
  const options = ["-warnaserror", "-langversion:7.2", "-codepage:utf8", `-out:${program}`];
  const libraries = ["-r:System.Core.dll"];
  const library = join(folder, "sdk.dll");
  await must("mcs", ["-target:library", `-out:${library}`, ...standIns], { cwd: folder });
  const sources = [chosen, ...snippets];
  await must("mcs", [...options, ...libraries, `-r:${library}`, ...sources], { cwd: folder });
  return program;
}

/**
 * @param {string} program
 * @param {import("./prove.mjs").Proof} proof
 * @param {string} cwd
 */
function started(program, { at, origin }, cwd) {
  return say("mono", [program, String(at)], { cwd, env: { GRAPH_STAND_IN: origin } });
}

/** @param {number} at @param {string} code */
function withMain(at, code) {
  const lines = code.split("\n");
  const end = lines.findLastIndex((line) => line.startsWith("using ") && line.endsWith(";")) + 1;
  const main = `static class Snippet { public static async System.Threading.Tasks.Task Main_() {`;
  const parts = [
    `namespace Case${at} {`,
    ...lines.slice(0, end),
    main,
    ...lines.slice(end),
    "} }}",
  ];
  return parts.join("\n");
}

/** @param {number[]} all */
function choice(all) {
  const cases = all.map((at) => `case "${at}": Case${at}.Snippet.Main_().Wait(); break;`);
  const main = `static void Main(string[] arguments) { switch (arguments[0]) { ${cases.join(" ")} } }`;
  return `static class Chosen { ${main} }\n`;
}
