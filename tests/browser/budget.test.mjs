// What the page takes to open: a person can type into it once its own small files are there; the
// worker and the WebAssembly module come at the same time, aside; the editor comes when it is used.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { withinBudget } from "../budgets.mjs";
import { goToPart, test, visitor } from "./page.mjs";

const visit = visitor();

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
  withinBudget("page", "own", own, files.join("; "));
  withinBudget("page", "all", inAll, files.join("; "));
  assert.ok(!files.some(([name]) => name.startsWith("editor-")));
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).click();
  assert.ok([...sizes.keys()].some((name) => name.startsWith("editor-")));
});

/** @param {[string, number][]} files */
function total(files) {
  return files.reduce((sum, [, size]) => sum + size, 0);
}
