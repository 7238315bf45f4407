// The most memory that a process takes which judges a body of 84 MB given as bytes.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root } from "../../scripts/run.mjs";
import { bytesOf } from "../bodies.mjs";

const folder = join(root, "target", "bench");

/** @returns {Promise<import("../results.mjs").Results["memory"]>} */
export async function memory() {
  const file = join(folder, "body.json");
  mkdirSync(folder, { recursive: true });
  const body = bytesOf(1_000_000);
  writeFileSync(file, body);
  // Linux counts to a process what its parent had when it started it. This one has had a lot, so a
  // small one stands between.
  const args = [join(import.meta.dirname, "memory-peaks.mjs"), file];
  const peaks = JSON.parse(await must(process.execPath, args, { quiet: true }));
  return { size: body.length, peaks };
}
