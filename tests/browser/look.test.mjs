// How the page explains itself: help, colours, danger, what a telephone sees.

import assert from "node:assert/strict";
import { becomes, goToPart, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

const visit = visitor();

test("help is a key away, and lets colours be chosen that outlast a reload", async (t) => {
  const { page, complaints } = await visit(t);
  await page.getByRole("heading", { name: "Build the requests" }).click();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await help.getByText("BackupRestore-Restore.ReadWrite.All").waitFor();
  await help.getByText("at most 50 items").waitFor();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await help.getByLabel("Colours").selectOption("Dark");
  await becomes(async () => (await ground()) === light, false);
  const dark = await ground();
  await page.reload();
  await becomes(() => ground(), dark);
  assert.deepEqual(complaints, []);
});

test("more contrast is given in light and dark, whoever chose it; on paper it is light", async (t) => {
  const { page } = await visit(t);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  /** @param {string} theme */
  const choose = (theme) => page.evaluate((it) => localStorage.setItem("theme", it), theme);
  const [white, black] = ["rgb(255, 255, 255)", "rgb(0, 0, 0)"];
  await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
  await becomes(() => ground(), black);
  await page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await becomes(() => ground(), white);
  await choose("dark");
  await page.reload();
  await becomes(() => ground(), black);
  await page.emulateMedia({ media: "print" });
  await becomes(() => ground(), white);
});

test("what overwrites looks like danger, and says what is lost beside the requests", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  await becomes(() => region.locator(".danger-note").count(), 0);
  await page.getByRole("radio", { name: "Original location" }).check();
  await region
    .getByText("3 restore points to the original location. Rolls the OneDrive back")
    .waitFor();
});

test("a field shows whole what can be put there, and its text line by line", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  const answer = page.getByLabel("Answer", { exact: true });
  const wrap = () => answer.evaluate((it) => getComputedStyle(it).whiteSpace);
  await becomes(() => wrap(), "pre-wrap");
  await answer.fill("{}");
  await becomes(() => wrap(), "pre");
});

test("a telephone sees what has come of it at the bottom, and is led there", async (t) => {
  const { page } = await visit(t, { viewport: { width: 390, height: 800 } });
  const first = await page.getByLabel("Resource", { exact: true }).boundingBox();
  assert.ok(Number(first?.y) < 500, `what there is to do begins ${first?.y} pixels below`);
  await listOf(page, "restore point").box.fill(someIds(60).join(" "));
  await page.keyboard.press("Enter");
  const bar = page.getByRole("link", { name: "2 requests" });
  await bar.waitFor();
  const box = await bar.boundingBox();
  assert.ok(Number(box?.y) + Number(box?.height) <= 801, "it is in sight");
  await bar.click();
  const heading = page.getByRole("heading", { name: "Requests", exact: true });
  await heading.and(page.locator(":focus")).waitFor();
});

test("what has nothing to say leaves no gap", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Plan");
  const target = await page.locator("#plan-target").boundingBox();
  const status = await page.locator("#plan-status").boundingBox();
  const gap = Number(status?.y) - Number(target?.y) - Number(target?.height);
  assert.ok(gap < 16, `${gap} pixels`);
});

test("the head of the page stands in one line, and a wide window is used", async (t) => {
  const { page } = await visit(t, { viewport: { width: 1440, height: 900 } });
  const title = await page.getByRole("heading", { level: 1 }).boundingBox();
  const help = await page.getByRole("button", { name: "Help" }).boundingBox();
  assert.ok(Math.abs(Number(title?.y) - Number(help?.y)) < 24);
  await page.setViewportSize({ width: 2560, height: 1300 });
  const region = await requestsOf(page).region.boundingBox();
  assert.ok(Number(region?.width) > 900);
});
