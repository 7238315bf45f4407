// npm run bench: measures us against those who do the same job, and writes what came of it to
// RESULTS.md and results.svg. It takes about a quarter of an hour, and a machine that does nothing else.
//
//   --quick       measures briefly, and leaves out what takes longest
//   --no-native   leaves out the core without JavaScript
//   --no-build    measures the package that is there

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "../scripts/prepare.mjs";
import { Failure, root, say, script } from "../scripts/run.mjs";

await script(async () => {
  const options = read(process.argv.slice(2));
  await prepare();
  // Imported only now: they need what `prepare` installs, and then what is built.
  if (options.build) await (await import("../scripts/package.mjs")).buildPackage();
  const { measureAll } = await import("./jobs/all.mjs");
  const results = await measureAll(options);
  const { markdown } = await import("./report/markdown.mjs");
  const { chart } = await import("./report/chart.mjs");
  writeFileSync(join(root, "benches", "RESULTS.md"), markdown(results));
  writeFileSync(join(root, "benches", "results.svg"), chart(results));
  say("the results are in benches/RESULTS.md and benches/results.svg");
});

/** @param {string[]} args */
function read(args) {
  const flag = /** @type {const} */ ({ type: "boolean", default: false });
  const flags = { quick: flag, "no-native": flag, "no-build": flag };
  try {
    const { values } = parseArgs({ args, options: flags });
    const command = ["npm run bench", ...(args.length ? ["--"] : []), ...args].join(" ");
    return {
      command,
      quick: values.quick,
      native: !values["no-native"],
      build: !values["no-build"],
    };
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}; see benches/main.mjs`);
  }
}
