// The version of the package.

import { readFileSync } from "node:fs";

export function version() {
  const manifest = new URL("../package.json", import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
