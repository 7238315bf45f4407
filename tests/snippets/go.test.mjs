// Go, with stand-ins for the SDK. Each snippet is made a package of its own, and its main function
// one that can be called, so that one program holds them all.

import { join } from "node:path";
import { prove } from "./prove.mjs";
import { each, must, say, write } from "./running.mjs";
import { writeStandIns } from "./stand-ins.mjs";

const VERSIONS = [
  { version: "v1.0", sdk: "msgraph-sdk-go", package: "msgraphsdkgo" },
  { version: "beta", sdk: "msgraph-beta-sdk-go", package: "msgraphbetasdkgo" },
];

prove("go", {
  readsAnswers: true,
  isTyped: true,
  run: async (proofs, folder) => {
    writeStandIns("go", folder, VERSIONS);
    for (const { at, code } of proofs) {
      const text = code
        .replace(/^package main$/m, `package case${at}`)
        .replace(/^func main\(\)/m, "func Main()");
      write(join(folder, "src", `case${at}`, "main.go"), text);
    }
    write(join(folder, "src", "snippets", "main.go"), chosen(proofs.map((it) => it.at)));
    // Below GOPATH, paths are found without a module that tells where each is from.
    const env = { GO111MODULE: "off", GOPATH: folder, GOFLAGS: "" };
    const program = join(folder, "all");
    await must("go", ["build", "-o", program, "snippets"], { cwd: folder, env });
    await must("go", ["vet", ...proofs.map(({ at }) => `case${at}`)], { cwd: folder, env });
    return each(proofs, ({ at, origin }) =>
      say(program, [String(at)], { cwd: folder, env: { GRAPH_STAND_IN: origin } }),
    );
  },
});

/** @param {number[]} all */
function chosen(all) {
  const imports = all.map((at) => `\t"case${at}"`);
  const cases = all.map((at) => `\tcase "${at}":\n\t\tcase${at}.Main()`);
  return [
    ...["package main", "import (", ...imports, '\t"os"', ")"],
    ...["func main() {", "\tswitch os.Args[1] {", ...cases, "\t}", "}", ""],
  ].join("\n");
}
