// What the page takes to open: its own files are small, and the editor comes only when it is used.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { goToPart, visitor } from "./page.mjs";

const visit = visitor();

/** Of all files but the worker, which holds the package and is started aside, in bytes of gzip. */
const MOST = 60_000;

test("the page is small, and loads the editor on demand", async (t) => {
  const { page } = await visit(t);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(response.url().replace(/.*\//, ""), gzipSync(body).length);
  });
  await page.reload({ waitUntil: "networkidle" });
  const own = [...sizes].filter(([name]) => !name.startsWith("worker-"));
  const total = own.reduce((sum, [, size]) => sum + size, 0);
  assert.ok(own.length >= 3 && total > 0 && total < MOST, `${total} bytes: ${own.join("; ")}`);
  assert.ok(!own.some(([name]) => name.startsWith("editor-")));
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).click();
  assert.ok([...sizes.keys()].some((name) => name.startsWith("editor-")));
});
