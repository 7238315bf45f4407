// The page without a mouse: every step by key, and the focus always in sight.

import assert from "node:assert/strict";
import { becomes, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

/** @import { Locator, Page } from "playwright-core" */

const visit = visitor();

test("a change is built by keyboard alone", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  const remove = listOf(page, "artifact");
  const requests = requestsOf(page);
  const [session = "", ...ids] = someIds(6);

  await tabTo(page, page.getByRole("button", { name: "Start empty" }));
  await page.keyboard.press("Enter");
  await assertFocused(page.getByLabel("Session id"));
  await page.keyboard.type(session);
  await tabTo(page, page.getByRole("radio", { name: "New site" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await becomes(() => page.getByRole("radio", { name: "Original location" }).isChecked(), true);
  await tabTo(page, add.box);
  await page.keyboard.type(`${ids.slice(0, 3).join(" ")}`);
  await page.keyboard.press("Enter");
  await add.id(3).waitFor();
  await tabTo(page, add.id(2));
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await requests.region.getByText("Fix 1 error to get the requests.").waitFor();
  await page.keyboard.type((ids[1] ?? "").slice(-1));
  await tabTo(page, remove.box);
  await page.keyboard.type(`${ids.slice(3).join(",")}`);
  await tabTo(page, remove.region.getByRole("button", { name: "Add artifacts" }));
  await page.keyboard.press("Enter");
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
  const copy = requests.region.getByRole("button", { name: "Copy body" });
  await tabTo(page, copy);
  await page.keyboard.press("Enter");
  await requests.region.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(JSON.parse(copied)["driveRestoreArtifacts@delta"].length, 5);
});

test("removing items never loses the focus", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await tabTo(page, add.remove(2));
  await page.keyboard.press("Enter");
  await assertFocused(add.remove(2));
  await page.keyboard.press("Enter");
  await assertFocused(add.remove(1));
  await page.keyboard.press("Enter");
  await assertFocused(add.box);
  await becomes(() => add.rows.count(), 0);

  await tabTo(page, page.getByRole("radio", { name: "New site" }));
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => add.rows.count(), 1);
  await tabTo(page, page.getByRole("button", { name: "Undo removing restore point 2" }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await becomes(() => add.rows.count(), 3);
  await assertFocused(page.getByRole("button", { name: "Undo", exact: true }));
});

test("a long list is passed with one key, and gone through with arrows", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await add.box.fill(someIds(500).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("503 additions").waitFor();
  await tabTo(page, add.region.getByRole("button", { name: "Skip the list" }));
  await page.keyboard.press("Tab");
  await assertFocused(add.id(1));
  for (let place = 2; place < 40; place += 1) await page.keyboard.press("ArrowDown");
  await assertFocused(add.id(39));
  await page.keyboard.press("ArrowUp");
  await assertFocused(add.id(38));
  await add.box.focus();
  await tabTo(page, add.region.getByRole("button", { name: "Skip the list" }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const next = listOf(page, "artifact").region.getByRole("button", { name: "Clear list" });
  await assertFocused(next);
});

test("a link of the navigation leads on to what it shows", async (t) => {
  const { page } = await visit(t);
  await tabTo(page, page.getByRole("link", { name: "Check" }));
  await page.keyboard.press("Enter");
  await assertFocused(page.getByRole("heading", { name: "Check a body" }));
  await tabTo(page, page.getByLabel("Body", { exact: true }));
  await page.goBack();
  await page.getByRole("heading", { name: "Build the requests" }).waitFor();
});

/**
 * Presses Tab until the focus is there, and sees on each stop that it can be seen.
 *
 * @param {Page} page
 * @param {Locator} target
 */
async function tabTo(page, target) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
    const shown = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      // A large text field shows its focus at its frame, a file field at its label.
      const around = [element, element.parentElement, element.nextElementSibling];
      return around.some((it) => it && getComputedStyle(it).outlineStyle !== "none");
    });
    const what = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    assert.ok(shown, `the focus is not seen at ${what}`);
  }
  assert.fail("Tab does not lead there");
}

/** @param {Locator} target */
async function isFocused(target) {
  return (await target.count()) > 0 && target.evaluate((it) => it.matches(":focus"));
}

/** @param {Locator} target */
async function assertFocused(target) {
  await target.and(target.page().locator(":focus")).waitFor({ timeout: 2000 });
}
