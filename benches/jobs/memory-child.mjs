// A process of its own that judges a small body, then reads a large one, then judges it, as far as it
// is told, and prints the most bytes of memory it ever had.

import { readFileSync } from "node:fs";

const [, , name, how, file] = process.argv;
const decoder = new TextDecoder();

/** Each imports only what it needs. @type {Record<string, () => Promise<(bytes: Uint8Array) => unknown>>} */
const JUDGES = {
  ours: async () => (await import("graph-backup-delta")).validate,
  "JSON.parse alone": async () => (bytes) => JSON.parse(decoder.decode(bytes)),
  "Ajv, by hand": async () => {
    const { ajvByHand } = await import("../peers/ajv-by-hand.mjs");
    return (bytes) => ajvByHand.judge(JSON.parse(decoder.decode(bytes)));
  },
};

const judge = await JUDGES[name]();
judge(new TextEncoder().encode("{}"));
const body = how === "empty" ? null : readFileSync(file);
if (body && how === "judged") judge(body);
console.log(1024 * process.resourceUsage().maxRSS);
