// The JDK, with stand-ins for the SDK. Each snippet gets a package of its own, so that one
// compilation takes them all.

import { join } from "node:path";
import { prove } from "./prove.mjs";
import { each, must, say, write } from "./running.mjs";
import { writeStandIns } from "./stand-ins.mjs";

const VERSIONS = [
  { version: "v1.0", Graph: "com.microsoft.graph" },
  { version: "beta", Graph: "com.microsoft.graph.beta" },
];

/** Of programs that end in a second, nothing is worth much compiling. */
const QUICK_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

prove("java", {
  readsAnswers: true,
  isTyped: true,
  run: async (proofs, folder) => {
    const standIns = writeStandIns("java", join(folder, "sdk"), VERSIONS);
    const snippets = proofs.map(({ at, code }) =>
      write(join(folder, `case_${at}`, "Update.java"), `package case_${at};\n\n${code}`),
    );
    const classes = join(folder, "classes");
    // Whatever encoding the machine reads: the snippets are to hold ASCII alone.
    const options = ["-encoding", "US-ASCII", "-Xlint:all", "-Werror", "-implicit:none"];
    await must("javac", ["-d", classes, ...standIns], { cwd: folder });
    await must("javac", ["-d", classes, "-cp", classes, ...options, ...snippets], { cwd: folder });
    return each(proofs, ({ at, origin }) =>
      say("java", [...QUICK_START, "-cp", classes, `case_${at}.Update`], {
        cwd: folder,
        env: { GRAPH_STAND_IN: origin },
      }),
    );
  },
});
