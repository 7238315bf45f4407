// What `npm start` serves, beside the page itself: the references below it, and nothing that is not there.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { pageServer } from "../../scripts/page.mjs";
import { root } from "../../scripts/run.mjs";
import { temporaryFolder } from "./support.mjs";

test("each address leads to what is there, or to nothing", async (context) => {
  const built = temporaryFolder(context);
  mkdirSync(join(built, "docs", "rust"), { recursive: true });
  for (const name of ["", "docs", "docs/rust"]) {
    writeFileSync(join(built, name, "index.html"), `page ${name}`);
  }
  const server = await pageServer({
    build: { outDir: relative(join(root, "www"), built) },
    preview: { host: "127.0.0.1", port: 0 },
    logLevel: "silent",
  });
  context.after(() => server.close());
  const [address = ""] = server.resolvedUrls?.local ?? [];
  for (const [path, status, told] of /** @type {const} */ ([
    ["", 200, "page "],
    ["?q", 200, "page "],
    ["docs", 302, "./docs/"],
    ["docs?q", 302, "./docs/"],
    ["docs/", 200, "page docs"],
    ["docs/rust", 302, "./rust/"],
    ["nowhere", 404, ""],
    ["nowhere/", 404, ""],
  ])) {
    const response = await fetch(address + path, { redirect: "manual" });
    assert.equal(response.status, status, path);
    assert.equal(response.headers.get("location") ?? (await response.text()), told, path);
  }
});
