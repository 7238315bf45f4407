// What axe finds: nothing, in each part, empty and full, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import {
  becomes,
  fixture,
  goToPart,
  listOf,
  requestsOf,
  resourceOf,
  someIds,
  test,
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const visit = visitor();

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing, ${colorScheme} and ${width} pixels wide`, async (t) => {
      const viewport = { width, height: 800 };
      const { page } = await visit(t, { colorScheme, viewport, bypassCSP: true });
      await page.addScriptTag({ path: AXE });
      await assertAccessible(page, "Build with its sample");

      const add = listOf(page, "restore point");
      await add.box.fill(JSON.stringify(["1b014d8c-71fe-4d00-a01a-31850bc5b32", "hello", "hello"]));
      await page.keyboard.press("Enter");
      await requestsOf(page)
        .region.getByText(/^Fix \d errors/)
        .waitFor();
      await assertAccessible(page, "Build with findings");
      await page
        .getByRole("region", { name: "Find items" })
        .getByLabel("Show")
        .selectOption("Duplicates");
      await page.getByText("2 of 8 items.").waitFor();
      await add.box.fill(`User,Manager\n${someIds(1)[0]},${someIds(1)[0]}`);
      await page.keyboard.press("Enter");
      await page.getByText("Which column holds").waitFor();
      await assertAccessible(page, "Build with a search and a choice of columns");
      await page
        .getByRole("region", { name: "Find items" })
        .getByLabel("Show")
        .selectOption("All items");
      await add.region.getByRole("button", { name: "Clear list" }).click();
      await add.box.fill(JSON.stringify(someIds(1001)));
      await page.keyboard.press("Enter");
      await page.getByText("1,001 additions, 2 removals, 21 requests").waitFor();
      await page.getByRole("button", { name: "Copy all as $batch" }).click();
      await page.getByText("These are 2 $batch requests").waitFor();
      await assertAccessible(page, "Build with many items, and $batch requests");
      await assertFits(page);
      await resourceOf(page).selectOption("SharePoint protection policy");
      await listOf(page, "site").box.fill(`contoso.sharepoint.com,${someIds(1)[0]}`);
      await page.keyboard.press("Enter");
      await page.getByText("is not a whole site id").first().waitFor();
      await assertAccessible(page, "Build for a policy");
      await page.getByRole("radio", { name: "Those it leaves out" }).check();
      await page.getByRole("button", { name: "Show a sample" }).click();
      await page.getByText("3 sites will be left out").waitFor();
      await assertAccessible(page, "Build for what a policy leaves out");
      await resourceOf(page).selectOption("SharePoint restore session");
      await page.getByRole("radio", { name: "Single files and folders" }).check();
      await listOf(page, "item").box.fill("01SAMPLE2KEY");
      await page.keyboard.press("Enter");
      await page.getByText("Still needed:").waitFor();
      await assertAccessible(page, "Build for single items");
      await page.getByRole("button", { name: "Start empty" }).click();
      await assertAccessible(page, "Build, empty");
      await page.getByRole("button", { name: "create a new session" }).click();
      await page.getByLabel("Policy id").fill("none");
      await page.getByText("is not a whole policy id").first().waitFor();
      await assertAccessible(page, "Build of a new session");
      await page.getByRole("button", { name: "Start empty" }).click();

      await goToPart(page, "Plan");
      await assertAccessible(page, "Plan, empty");
      await page
        .getByLabel("Current", { exact: true })
        .fill('[{"itemKey":"a"},{"id":"b","itemKey":"c"}]');
      await page.getByLabel("Desired", { exact: true }).fill("c\nd");
      await page.getByText("1 kept, 1 to add, 0 to remove").waitFor();
      await assertAccessible(page, "Plan with a change");
      await assertFits(page);

      await goToPart(page, "Check");
      await assertAccessible(page, "Check, empty");
      await page.getByLabel("Body", { exact: true }).fill(fixture("seed/request.txt"));
      await page.getByText("4 additions, 3 removals. 2 errors.").waitFor();
      await page.getByText("Why? json-comment").click();
      await page.getByText("Why it matters").waitFor();
      await assertAccessible(page, "Check with findings");
      await page.getByLabel("Level of id-malformed").first().selectOption("Off");
      await page.getByText("Levels that you set").waitFor();
      await assertAccessible(page, "Check with a level that was set");
      await page.getByRole("button", { name: /^Reset / }).click();
      await assertFits(page);

      await goToPart(page, "Read an answer");
      await assertAccessible(page, "Read the answer, empty");
      await page.getByLabel("Request", { exact: true }).selectOption("The body in Check");
      await page.getByLabel("Answer", { exact: true }).fill(fixture("seed/answer.txt"));
      await page.getByRole("table").first().waitFor();
      await assertAccessible(page, "Read the answer with an outcome");
      const many = someIds(7).map((id) => ({ id, status: "added", restorePoint: { id } }));
      await page
        .getByLabel("Answer", { exact: true })
        .fill(JSON.stringify({ "driveRestoreArtifacts@delta": many }));
      await page.getByText("7 not requested").waitFor();
      await assertAccessible(page, "Read the answer with tables to search");
      const failed = { id: "1", status: 429, body: { error: { code: "TooManyRequests" } } };
      await page
        .getByLabel("Answer", { exact: true })
        .fill(JSON.stringify({ responses: [failed] }));
      await page.getByLabel("HTTP headers").fill("soon");
      await page.getByText("A $batch of 1 request").waitFor();
      await assertAccessible(page, "Read the answer to a $batch");
      // Only a request with its address tells whose items are to be sent again.
      const [session = "", id = ""] = someIds(2);
      const url = `https://graph.microsoft.com/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions/${session}`;
      const item = { restorePoint: { id }, destinationType: "new" };
      await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
      await page
        .getByLabel("Body of the request", { exact: true })
        .fill(`PATCH ${url}\n\n${JSON.stringify({ "driveRestoreArtifacts@delta": [item] })}`);
      await page.getByLabel("Request", { exact: true }).selectOption("Run 2: request 1 of 1");
      await page.getByLabel("Answer", { exact: true }).fill(JSON.stringify(failed.body));
      await page.getByRole("heading", { name: "Worth sending again" }).waitFor();
      await assertAccessible(page, "Read the answer with something to send again");
      await assertFits(page);
    });
  }
}

test("text of twice the size fits, in every part", async (t) => {
  const { page } = await visit(t, { viewport: { width: 640, height: 800 } });
  // As a browser's own setting does it.
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  for (const part of /** @type {const} */ (["Plan", "Check", "Read an answer", "Build"])) {
    await goToPart(page, part);
    await assertFits(page);
  }
});

test("text of twice the size wraps the parts, and leaves room for what is looked for", async (t) => {
  const { page } = await visit(t, { viewport: { width: 390, height: 800 } });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  const parts = page.getByRole("navigation", { name: "Tasks" });
  await becomes(() => parts.evaluate((it) => it.scrollWidth <= it.clientWidth), true);
  await page.setViewportSize({ width: 1280, height: 800 });
  const box = await page.getByLabel("Find by id or name").boundingBox();
  assert.ok(Number(box?.width) > 300, `${box?.width} pixels`);
});

test("where the system gives the colours, no bar of counts leaves a gap", async (t) => {
  const { page } = await visit(t, { forcedColors: "active" });
  await goToPart(page, "Read an answer");
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  const counts = page.getByRole("list", { name: "Items by state" });
  await counts.waitFor();
  const gap = await counts.evaluate((it) => {
    const around = it.parentElement?.getBoundingClientRect();
    return it.getBoundingClientRect().top - Number(around?.top);
  });
  assert.equal(gap, 0);
});

test("where the system gives the colours, the chosen one of two looks unlike the other", async (t) => {
  const { page } = await visit(t, { forcedColors: "active" });
  const borders = await page
    .getByRole("navigation", { name: "Ways to say what to change" })
    .getByRole("link")
    .evaluateAll((all) => all.map((it) => getComputedStyle(it).borderTopColor));
  assert.equal(new Set(borders).size, 2, borders.join());
});

test("nothing moves by itself: as the page opens, and where motion is not wanted", async (t) => {
  const { page } = await visit(t, { reducedMotion: "reduce" });
  await requestsOf(page).region.getByText("3 additions, 2 removals, 1 request").waitFor();
  const shifts = await page.evaluate(async () => {
    /** @type {number[]} */
    const values = [];
    const observer = new PerformanceObserver((list) => {
      // @ts-expect-error The types of the DOM do not know of layout shifts.
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) values.push(entry.value);
    });
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return values;
  });
  assert.deepEqual(shifts, []);
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

/**
 * @param {Page} page
 * @param {string} state
 */
async function assertAccessible(page, state) {
  const found = await page.evaluate(async () => {
    // @ts-expect-error axe puts itself on the window.
    const { violations } = await window.axe.run();
    return violations.map((/** @type {any} */ it) => ({
      rule: it.id,
      at: it.nodes.map((/** @type {any} */ node) => `${node.html} ${node.failureSummary}`),
    }));
  });
  assert.deepEqual(found, [], state);
}

/** @param {Page} page */
async function assertFits(page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  assert.ok(!overflow, "the page scrolls sideways");
}
