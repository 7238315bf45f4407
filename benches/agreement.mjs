// Whether those who are measured do the same job, looked at before anything is measured.

import { isDeepStrictEqual } from "node:util";
import { validate } from "graph-backup-delta";
import { bodyOf, DELTA, FAULTS } from "./bodies.mjs";
import { PEERS } from "./peers/all.mjs";

const LIMIT = 50;

/** Where they do not, in words; empty where all do. */
export function disagreements() {
  return [...ofPeers(), ...ofUs()];
}

/** Each peer accepts right bodies, and refuses every bad item though no other one is bad. */
function* ofPeers() {
  const right = bodyOf(1_000).value;
  const bad = bodyOf(LIMIT, "all bad");
  for (const { name, judge } of PEERS) {
    if (judge(right).length > 0) yield `${name} refuses a right body`;
    for (const { index, code } of bad.planted) {
      const items = [...right[DELTA]];
      items[index] = bad.value[DELTA][index];
      if (judge({ [DELTA]: items }).length === 0) yield `${name} accepts an item with ${code}`;
    }
  }
}

/** We find what was planted, and nothing else but that there are too many items. */
function* ofUs() {
  for (const faults of FAULTS) {
    for (const count of [7, LIMIT, 990]) {
      const { value, planted } = bodyOf(count, faults);
      const expected = planted.map(({ index, code }) => `${index} ${code}`);
      const found = validate(JSON.stringify(value)).findings.filter(
        (it) => it.code !== "delta-too-many-items",
      );
      const told = found.map(({ code, pointer }) => `${pointer.split("/")[2]} ${code}`);
      if (!isDeepStrictEqual(told, expected)) yield `we find ${told} in place of ${expected}`;
    }
  }
}
