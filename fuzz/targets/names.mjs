// Random names and patterns of files, until one of them breaks what must hold or the seconds are over:
// node fuzz/targets/names.mjs [SECONDS]

import fc from "fast-check";
import { checkNames, pairs } from "../../tests/node/names.mjs";

const RUNS = 5000;
const seconds = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);
const property = fc.property(pairs, ([pattern, name]) => checkNames(pattern, name));

for (let tried = 0; performance.now() < seconds * 1000; tried += RUNS) {
  fc.assert(property, { seed: Math.trunc(Math.random() * 2 ** 31), numRuns: RUNS });
  console.log(`${tried + RUNS} tried`);
}
