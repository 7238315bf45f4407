// What takes long is done aside: the page stays free, says what goes on, and lets a person end it.

import assert from "node:assert/strict";
import { goToPart, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

const visit = visitor();

test("what takes long is told, and can be ended; what comes next works", async (t) => {
  const { page, complaints } = await visit(t);
  const requests = requestsOf(page);
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await holdWorker(page);
  const add = listOf(page, "restore point");
  await add.box.fill(someIds(3).join(" "));
  await page.keyboard.press("Enter");
  await page.getByText("Reading the list…").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Reading the list…").waitFor({ state: "hidden" });
  assert.equal(await add.rows.count(), 3, "what was ended leaves the list as it was");
  assert.equal(await add.box.inputValue(), someIds(3).join(" "));

  await add.box.press("Enter");
  await requests.region.getByText("6 additions, 2 removals, 1 request").waitFor();
  assert.deepEqual(complaints, []);
});

test("what takes but a moment is not told", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill("{}");
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("The resource was not recognised").waitFor();
  assert.ok(await page.getByRole("button", { name: "Cancel" }).isHidden());
});

test("a module that does not come is told, and asked for again", async (t) => {
  const { page } = await visit(t);
  let isAway = true;
  await page.route("**/*.wasm", (route) => (isAway ? route.abort() : route.fallback()));
  await page.reload();
  await page.getByText("the core of this page could not be loaded").waitFor();
  isAway = false;
  await listOf(page, "restore point").box.fill(someIds(3).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("6 additions, 2 removals, 1 request").waitFor();
});

/**
 * Stops the worker in its tracks, as a huge input would.
 *
 * @param {import("playwright-core").Page} page
 */
async function holdWorker(page) {
  // Nobody waits for it: it ends with the worker.
  page
    .workers()[0]
    ?.evaluate(() => {
      for (;;);
    })
    .catch(() => {});
}
