// What is published, in bytes: each .wasm, and the one file that is imported, with the .wasm in it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { root } from "../../scripts/run.mjs";

export const FILES = ["pkg/core.wasm", "pkg/index.js", "pkg/validate.wasm", "pkg/validate.js"];

/** @returns {import("../results.mjs").Size[]} */
export function sizes() {
  return FILES.map((file) => {
    const content = readFileSync(join(root, file));
    const gzip = gzipSync(content, { level: 9 }).length;
    return { file, raw: content.length, gzip, brotli: brotliCompressSync(content).length };
  });
}
