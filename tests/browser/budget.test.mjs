// What the page takes to open: a person can type into it once its own small files are there. The worker and
// the WebAssembly module come at the first sign of a person; the editor comes when it is used.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { withinBudget } from "../budgets.mjs";
import { goToPart, test, visitor } from "./page.mjs";

const visit = visitor();

test("the page is small, and loads its module once a person is there, the editor on demand", async (t) => {
  const { page } = await visit(t);
  /** @type {Map<string, Promise<number>>} */
  const known = new Map();
  page.on("response", (response) => {
    const body = response.body().catch(() => Buffer.alloc(0));
    const size = body.then((it) => gzipSync(it).length);
    known.set(response.url().replace(/.*\//, ""), size);
  });
  /** What has come by now: a response is known before its body is. */
  const sizes = () =>
    Promise.all(
      [...known].map(async ([name, it]) => /** @type {[string, number]} */ ([name, await it])),
    );
  await page.reload({ waitUntil: "networkidle" });
  await page.getByText("3 additions, 2 removals, 1 request").waitFor();
  const opened = await sizes();
  const own = total(opened.filter(([name]) => !/^other-parts-.*js$/.test(name)));
  withinBudget("page", "own", own, opened.join("; "));
  withinBudget("page", "opened", total(opened), opened.join("; "));
  assert.ok(total(opened) < 200_000);

  await page.mouse.move(200, 200);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Restore session id").fill("");
  await page.getByText("Still needed:").waitFor();
  const files = await sizes();
  assert.ok(files.some(([name]) => name.endsWith(".wasm")));
  withinBudget("page", "all", total(files), files.join("; "));
  assert.ok(!files.some(([name]) => name.startsWith("editor-")));
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).click();
  assert.ok([...known.keys()].some((name) => name.startsWith("editor-")));
});

/** @param {[string, number][]} files */
function total(files) {
  return files.reduce((sum, [, size]) => sum + size, 0);
}
