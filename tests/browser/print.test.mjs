// On paper: what there is to read, as far as anybody reads it, and how much more there is.

import assert from "node:assert/strict";
import { becomes, goToPart, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();

test("a list that scrolls is printed to a number, and what is left out is told", async (t) => {
  const { page } = await visit(t);
  const { box, region, rows, id } = listOf(page, "restore point");
  await box.fill(someIds(2500).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("2,503 additions").waitFor();
  await id(1).focus();
  const printed = await print(page, "#build-part li.entry");
  assert.equal(printed.rows, 2002, "and two to remove");
  assert.match(
    printed.text,
    /The first 2,000 of 2,503 are printed\. A downloaded file holds all\./,
  );
  await becomes(async () => (await rows.count()) < 60, true);
  await becomes(() => region.getByText("are printed").count(), 0);
  await becomes(() => id(1).evaluate((it) => it === document.activeElement), true);
});

test("an outcome is printed whole, with its heads, on white also where the page is dark", async (t) => {
  const { page } = await visit(t, { colorScheme: "dark" });
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Request 1 of 1 in Build");
  const items = someIds(300).map((id) => ({ id, status: "added", restorePoint: { id } }));
  await page
    .getByLabel("Answer", { exact: true })
    .fill(JSON.stringify({ "driveRestoreArtifacts@delta": items }));
  await page.getByText("300 not requested").waitFor();
  const table = page.getByRole("table", { name: "Items that were not requested" });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await becomes(() => table.getByRole("row").count(), 301);
  for (const head of ["State", "Item", "What is known"]) {
    await becomes(
      () => table.getByRole("columnheader", { name: head }).getByText(head).isVisible(),
      true,
    );
  }
  const overlapping = await table.getByRole("row").evaluateAll((rows) => {
    const boxes = rows.map((it) => it.getBoundingClientRect());
    return boxes.filter(({ top }, at) => at > 0 && top < Number(boxes[at - 1]?.bottom) - 1).length;
  });
  assert.equal(overlapping, 0);
  const { frame, list } = await table.evaluate((it) => ({
    frame: Number(it.parentElement?.clientHeight),
    list: it.clientHeight,
  }));
  assert.ok(frame >= list, "nothing is cut");

  const colours = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const names = ["ground", "text", "error-soft", "warning-soft", "done-soft", "accent-soft"];
      return names.map((it) => style.getPropertyValue(`--${it}`));
    });
  const dark = await colours();
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await becomes(colours, dark);
});

test("a request that was answered is printed whole, above what follows it", async (t) => {
  const { page } = await visit(t);
  await listOf(page, "restore point").box.fill(someIds(40).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("43 additions").waitFor();
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Request 1 of 1 in Build");
  await page.emulateMedia({ media: "print" });
  const request = page.getByRole("region", { name: "Request that was chosen" });
  await becomes(() => request.evaluate((it) => it.scrollHeight <= it.clientHeight), true);
});

test("of findings that are shown piece by piece, paper tells how many there are", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const items = Array.from({ length: 250 }, () => ({ "@removed": true, id: "x" }));
  const body = JSON.stringify({ "driveRestoreArtifacts@delta": items });
  await page.getByLabel("Body", { exact: true }).fill(body);
  const more = page.getByText("Show more (200 of");
  await more.waitFor();
  await page.emulateMedia({ media: "print" });
  await becomes(() => more.isVisible(), true);
});

test("on paper, long lines are wrapped and text boxes are as high as their text", async (t) => {
  const { page } = await visit(t);
  const long = JSON.stringify({ "driveRestoreArtifacts@delta": someIds(60) });
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(long);
  const editor = page.locator(".cm-scroller");
  await editor.waitFor();
  await page.emulateMedia({ media: "print" });
  await becomes(() => editor.evaluate((it) => it.scrollWidth <= it.clientWidth), true);
  const content = editor.locator(".cm-content");
  await becomes(
    () => content.evaluate((it) => it.clientHeight > 300),
    true,
    "wrapped in many lines",
  );
  await page.emulateMedia({ media: "screen" });

  await goToPart(page, "Read an answer");
  const answer = page.getByLabel("Answer", { exact: true });
  await answer.fill(`${long}\n${"\n".repeat(100)}end`);
  await page.emulateMedia({ media: "print" });
  await becomes(() => answer.evaluate((it) => it.scrollWidth <= it.clientWidth), true);
  await becomes(() => answer.evaluate((it) => it.scrollHeight <= it.clientHeight), true);
});

/**
 * Prints, and gives what was on the page while it was printed.
 *
 * @param {Page} page
 * @param {string} row What is counted.
 */
async function print(page, row) {
  await page.evaluate((row) => {
    addEventListener("beforeprint", () => {
      const { length } = document.querySelectorAll(row);
      Object.assign(window, { printed: { rows: length, text: document.body.innerText } });
    });
  }, row);
  await page.pdf();
  return page.evaluate(() => /** @type {any} */ (window).printed);
}
