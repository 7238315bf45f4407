// The core without JavaScript, measured by Criterion in the crate benches/native.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root } from "../../scripts/run.mjs";
import { bytesOf } from "../bodies.mjs";

const COUNTS = [1_000, 100_000];
const READERS = ["ours", "serde_json", "jiter"];

const bodies = join(root, "target", "bench", "bodies");
const criterion = join(root, "target", "bench", "criterion");

/**
 * @param {boolean} quick
 * @returns {Promise<import("../results.mjs").Race[]>}
 */
export async function native(quick) {
  mkdirSync(bodies, { recursive: true });
  for (const count of COUNTS) writeFileSync(join(bodies, `${count}.json`), bytesOf(count));
  // What an earlier run left must not be taken for this one's.
  rmSync(criterion, { recursive: true, force: true });
  const pace = quick
    ? ["--warm-up-time", "0.2", "--measurement-time", "0.5", "--sample-size", "10"]
    : ["--warm-up-time", "1", "--measurement-time", "5"];
  const args = [
    ...["bench", "--locked", "--manifest-path", join(root, "benches", "native", "Cargo.toml")],
    ...["--target-dir", join(root, "target", "bench-native"), "--", "--noplot", ...pace],
  ];
  await must("cargo", args, { env: { BENCH_BODIES: bodies, CRITERION_HOME: criterion } });
  return COUNTS.map((count) => {
    const [ours, ...others] = READERS.map((name) => ({ name, time: medianOf(name, count) }));
    const measured = [ours, ...others].map((it) => ({ ...it, ratio: it.time / ours.time }));
    return { job: "native", count, measured };
  });
}

/**
 * The median that Criterion found, in nanoseconds.
 *
 * @param {string} name
 * @param {number} count
 */
function medianOf(name, count) {
  const file = join(criterion, "read", name, String(count), "new", "estimates.json");
  return JSON.parse(readFileSync(file, "utf8")).median.point_estimate;
}
