// What the page takes to open: a person can type into it once its own small files are there; the
// worker and the WebAssembly module come at the same time, aside; the editor comes when it is used.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { goToPart, test, visitor } from "./page.mjs";

const visit = visitor();

/** Of the files that the page itself waits for, in bytes of gzip. */
const MOST = 40_000;

/** Of all that comes when the page is opened, in bytes of gzip: most of it is the module. */
const MOST_IN_ALL = 328_000;

test("the page is small, and loads the editor on demand", async (t) => {
  const { page } = await visit(t);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(response.url().replace(/.*\//, ""), gzipSync(body).length);
  });
  await page.reload({ waitUntil: "networkidle" });
  const files = [...sizes];
  const aside = files.filter(
    ([name]) => /^(?:worker|other-parts)-.*js$/.test(name) || name.endsWith(".wasm"),
  );
  assert.equal(aside.length, 3, files.join("; "));
  const inAll = total(files);
  const own = inAll - total(aside);
  assert.ok(own > 0 && own < MOST, `${own} bytes: ${files.join("; ")}`);
  assert.ok(inAll < MOST_IN_ALL, `${inAll} bytes: ${files.join("; ")}`);
  assert.ok(!files.some(([name]) => name.startsWith("editor-")));
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).click();
  assert.ok([...sizes.keys()].some((name) => name.startsWith("editor-")));
});

/** @param {[string, number][]} files */
function total(files) {
  return files.reduce((sum, [, size]) => sum + size, 0);
}
