// What takes long is done aside: the page stays free, says what goes on, and lets a person end it.

import assert from "node:assert/strict";
import { becomes, goToPart, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

const visit = visitor();

test("what takes long is told, and can be ended; what comes next works", async (t) => {
  const { page, complaints } = await visit(t);
  const requests = requestsOf(page);
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await holdWorker(page);
  const add = listOf(page, "restore point");
  await add.box.fill(someIds(3).join(" "));
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Reading the list…").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("status").getByText("Reading the list…").waitFor({ state: "hidden" });
  await becomes(() => add.rows.count(), 3, "what was ended leaves the list as it was");
  await becomes(() => add.box.inputValue(), someIds(3).join(" "));

  await add.box.press("Enter");
  await requests.region.getByText("6 additions, 2 removals, 1 request").waitFor();
  assert.deepEqual(complaints, []);
});

test("of what is put to an end nothing older stays, and it can be tried again", async (t) => {
  const { page, complaints } = await visit(t);
  const requests = requestsOf(page);
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await holdWorker(page);
  await listOf(page, "restore point").remove(1).click();
  await page.getByRole("status").getByText("Building the requests…").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await requests.region.getByText("No request: building was stopped.").waitFor();
  await becomes(() => requests.region.getByRole("listitem").count(), 0);
  await requests.region.getByRole("button", { name: "Try again" }).press("Enter");
  await requests.region.getByText("2 additions, 2 removals, 1 request").waitFor();
  await becomes(() => requests.status.evaluate((it) => it === document.activeElement), true);

  const list = `{"value":["${someIds(1)}"]}`;
  const stop = async (/** @type {string} */ words, /** @type {() => Promise<unknown>} */ act) => {
    await holdWorker(page);
    await act();
    await page.getByRole("button", { name: "Cancel" }).click();
    const status = page.getByRole("status").filter({ hasText: words });
    await status.getByRole("button", { name: "Try again" }).click();
    await status.waitFor({ state: "hidden" });
  };
  const field = (/** @type {string} */ label) => page.getByLabel(label, { exact: true });
  await goToPart(page, "Plan");
  await stop("planning was stopped", () => field("Desired").fill(list));
  await goToPart(page, "Read an answer");
  await stop("reading was stopped", () => field("Answer").fill(list));
  await goToPart(page, "Check");
  await field("Body").fill(list);
  await page.getByText("The resource was not recognised").waitFor();
  await stop("checking was stopped", () => field("The body is for").selectOption({ index: 1 }));
  assert.deepEqual(complaints, []);
});

test("what takes but a moment is not told", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill("{}");
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("The resource was not recognised").waitFor();
  await becomes(() => page.getByRole("button", { name: "Cancel" }).isHidden(), true);
});

test("a module that does not come is told, and asked for again", async (t) => {
  const { page } = await visit(t);
  let isAway = true;
  await page.route("**/*.wasm", (route) => (isAway ? route.abort() : route.fallback()));
  await page.reload();
  await page.getByLabel("Restore session id").fill(String(someIds(1)));
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
  // It is there from the first sign of a person on.
  await page.keyboard.press("Shift");
  const worker = page.workers().at(-1) ?? (await page.waitForEvent("worker"));
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
}
