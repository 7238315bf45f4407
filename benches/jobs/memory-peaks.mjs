// A small process that starts others, which judge the body in a file as far as they are told, and
// prints what memory they took.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

const TIMES = 3;
const [, , file] = process.argv;
const { size } = statSync(file);

const peaks = ["ours", "JSON.parse alone", "Ajv, by hand"].map((name) => {
  const [empty, held, judged] = ["empty", "held", "judged"].map((how) => peak(name, how));
  return { name, whole: (judged - empty) / size, added: (judged - held) / size };
});
console.log(JSON.stringify(peaks));

/**
 * The median of several runs, in bytes.
 *
 * @param {string} name Who judges.
 * @param {string} how How far it goes: "empty", "held" or "judged".
 */
function peak(name, how) {
  const args = [join(import.meta.dirname, "memory-child.mjs"), name, how, file];
  const runs = Array.from({ length: TIMES }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  });
  return runs.sort((a, b) => a - b)[TIMES >> 1];
}
