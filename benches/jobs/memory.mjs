// The most memory that a process takes which judges a body of 84 MB given as bytes.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, root } from "../../scripts/run.mjs";
import { bytesOf } from "../bodies.mjs";
import { median } from "../measure.mjs";

const child = fileURLToPath(new URL("memory-child.mjs", import.meta.url));
const TIMES = 3;

/** @returns {import("../results.mjs").Results["memory"]} */
export function memory() {
  const file = join(root, "target", "bench", "body.json");
  mkdirSync(join(root, "target", "bench"), { recursive: true });
  const body = bytesOf(1_000_000);
  writeFileSync(file, body);
  const peaks = ["ours", "JSON.parse", "Ajv, by hand"].map((name) => {
    const [empty, held, judged] = ["empty", "held", "judged"].map((how) => peak(name, how, file));
    return {
      name,
      whole: (judged - empty) / body.length,
      added: (judged - held) / body.length,
    };
  });
  return { size: body.length, peaks };
}

/**
 * @param {string} name Who judges.
 * @param {string} how How far it goes: "empty", "held" or "judged".
 * @param {string} file
 */
function peak(name, how, file) {
  const runs = Array.from({ length: TIMES }, () => {
    const args = [child, name, how, file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Failure(`${args.join(" ")} failed: ${stderr}`);
    return Number(stdout);
  });
  return median(runs);
}
