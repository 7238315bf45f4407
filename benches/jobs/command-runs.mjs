// A small process that runs the command over a folder a few times, and prints the median of the
// nanoseconds and of the bytes of memory that it took.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

const TIMES = 3;
const [, , folder] = process.argv;

// Prints last what only the process itself can tell.
const SCRIPT = `import { main } from "./pkg/command/main.js";
  process.exitCode = await main(["validate", process.argv[1]]);
  console.error(1024 * process.resourceUsage().maxRSS);`;

const runs = Array.from({ length: TIMES }, run);
console.log(
  JSON.stringify({
    time: median(runs.map((it) => it.time)),
    peak: median(runs.map((it) => it.peak)),
  }),
);

function run() {
  const root = join(import.meta.dirname, "..", "..");
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", SCRIPT, folder],
    { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  const time = Number(process.hrtime.bigint() - start);
  if (status !== 0) throw new Error(stderr);
  return { time, peak: Number(stderr) };
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[TIMES >> 1];
}
