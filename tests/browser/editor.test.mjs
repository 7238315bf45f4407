// The editor of Check: what is wrong shows in the text, and is mended there.

import assert from "node:assert/strict";
import { becomes, goToPart, paste, test, textIn, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();

const SHORT = "2b014d8c-71fe-4d00-a01a-31850bc5b32";
const FAULTY = `{"driveRestoreArtifacts@delta": [
  {"@removed": {"reason": "changed"}, "id": "99954f18-c8ec-4b62-85bf-cdf3b70b140e"},
  {"restorePoint": {"id": "${SHORT}"}, "destinationType": "New"}
]}`;

test("what is wrong is underlined and marked beside its line, and explained where one points", async (t) => {
  const { page, complaints } = await visit(t);
  const { body, report } = await goToCheck(page);
  await body.fill(FAULTY);
  const wrong = body.locator(".cm-lintRange-error");
  await wrong.nth(1).waitFor();
  await becomes(() => wrong.allTextContents(), [`"${SHORT}"`, '"New"']);
  await becomes(() => page.locator(".cm-lint-marker-error").count(), 1, "both are in one line");

  await wrong.nth(1).hover();
  const hover = page.locator(".cm-tooltip");
  await hover.getByText('"New" is not a destination').waitFor();
  await hover.getByText("to restore over what is there").waitFor();
  await hover.getByText("Casing counts").or(hover.locator(".hint")).first().waitFor();
  await hover.getByRole("button", { name: "Correct the destination" }).click();
  await report.getByText("1 error.").waitFor();
  await becomes(() => textIn(body), FAULTY.replace('"New"', '"new"'));
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => textIn(body), FAULTY);
  assert.deepEqual(complaints, []);
});

test("where the system gives the colours, the lines that are wrong are still marked", async (t) => {
  const { page } = await visit(t, { forcedColors: "active" });
  const { body } = await goToCheck(page);
  await body.fill(FAULTY);
  const marker = page.locator(".cm-lint-marker-error");
  await marker.waitFor();
  const [mark, ground] = await marker.evaluate((it) =>
    [it, it.closest(".cm-gutters")].map((part) => part && getComputedStyle(part).backgroundColor),
  );
  assert.notEqual(mark, "rgba(0, 0, 0, 0)");
  assert.notEqual(mark, ground);
});

test("a finding and its place in the text light each other up, and lead to each other", async (t) => {
  const { page } = await visit(t);
  const { body, report } = await goToCheck(page);
  await body.fill(FAULTY);
  const [id, destination] = [
    report.getByRole("listitem").nth(0),
    report.getByRole("listitem").nth(1),
  ];
  await destination.getByText("is not a destination").hover();
  await body.locator(".cm-lit", { hasText: '"New"' }).waitFor();
  await report.getByRole("heading").hover();
  await body.locator(".cm-lit").waitFor({ state: "hidden" });

  await id.getByRole("button", { name: "Line 3, column 27" }).click();
  await body.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ControlOrMeta+C");
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), `"${SHORT}"`);

  await body.locator(".cm-lintRange-error").nth(1).click();
  await report.locator("[aria-current]", { hasText: "is not a destination" }).waitFor();
  await becomes(() => report.locator("[aria-current]").count(), 1);
});

test("to point at a finding does not move the page, also where the text is out of sight", async (t) => {
  const { page } = await visit(t, { viewport: { width: 390, height: 800 } });
  const { body, report } = await goToCheck(page);
  const wrong = (/** @type {number} */ at) =>
    `{"@removed": {"reason": "changed"}, "id": "9995${at}"}`;
  const items = Array.from({ length: 9 }, (_, at) => wrong(at));
  await body.fill(`{"driveRestoreArtifacts@delta": [\n${items.join(",\n")}\n]}`);
  await report.getByText("9 errors.").waitFor();
  const last = report.getByRole("listitem").last();
  await last.getByText("is not a whole artifact id").hover();
  await body.locator(".cm-lit", { hasText: "99958" }).waitFor();
  // As long as an editor takes to scroll.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await becomes(
    () => last.evaluate((it) => it.matches(":hover")),
    true,
    "it is still under the pointer",
  );
});

test("the editor is left by Tab, and its findings are reached without a mouse", async (t) => {
  const { page } = await visit(t);
  const { body, report } = await goToCheck(page);
  await body.fill(FAULTY);
  await report.getByText("2 errors.").waitFor();
  await body.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await page.locator(".cm-tooltip").getByText("is not a whole restore point id").waitFor();
  await page.keyboard.press("F8");
  await report.locator("[aria-current]", { hasText: "is not a destination" }).waitFor();
  await page.keyboard.press("Alt+F8");
  const place = report.getByRole("button", { name: "Line 3, column 86" });
  await place.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await body.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await body.and(page.locator(":not(:focus)")).waitFor();
  await becomes(() => textIn(body), FAULTY);
});

test("formatting changes the white space alone", async (t) => {
  const { page } = await visit(t);
  const { body, card } = await goToCheck(page);
  const text =
    '{"z":1.0,"a":-0,"big":123456789012345678901234567890,"e":1E+2, // mine\n' +
    '"s":"\\u00e9\\/ {[,]}","z":[],/* two */"o":{"x":null}}';
  await body.fill(text);
  await card.getByRole("button", { name: "Format" }).click();
  await card.getByText("Formatted.").waitFor();
  const formatted = `{
  "z": 1.0,
  "a": -0,
  "big": 123456789012345678901234567890,
  "e": 1E+2, // mine
  "s": "\\u00e9\\/ {[,]}",
  "z": [], /* two */
  "o": {
    "x": null
  }
}`;
  await becomes(() => textIn(body), formatted);
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => textIn(body), text);
});

test("what would hide or turn the text around is written out in the editor", async (t) => {
  const { page, complaints } = await visit(t);
  const { body } = await goToCheck(page);
  const title = await page.title();
  const hostile = "\u202e<img src=x onerror=document.title='hacked'>\u200b\u0000";
  await body.click();
  await paste(page, JSON.stringify({ [hostile]: 1 }).replace("\\u0000", "\u0001"));
  await body.getByText("\\u{202e}").waitFor();
  const shown = await body.innerText();
  assert.match(shown, /\\u\{202e\}<img src=x/);
  assert.match(shown, /\\u\{200b\}\\u\{1\}/);
  assert.doesNotMatch(shown, /[\u202e\u200b]/);
  await becomes(() => body.locator("img[src]").count(), 0);
  await becomes(() => page.title(), title);
  assert.deepEqual(complaints, []);
});

test("a nest without end is neither formatted nor a reason to stop", async (t) => {
  const { page, complaints } = await visit(t);
  const { body, card, report } = await goToCheck(page);
  await body.click();
  await paste(page, "[".repeat(1_000_000));
  await report.getByText("nested more than").waitFor();
  await card.getByRole("button", { name: "Format" }).click();
  await card.getByText("This cannot be formatted.").waitFor();
  await body.fill("{}");
  await report.getByText("The resource was not recognised").waitFor();
  assert.deepEqual(complaints, []);
});

test("a file of 50 MB is checked whole, shown in part, and mended", async (t) => {
  const { page, complaints } = await visit(t);
  page.setDefaultTimeout(60_000);
  const { body, card, report } = await goToCheck(page);
  // Made in the page: it is more than the driver hands over.
  await card.evaluate((it) => {
    const one = `{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}`;
    const items = Array(640_000).fill(one);
    items[400_000] = '{"restorePoint":{"id":"x"},"destinationType":"New"}';
    const data = new DataTransfer();
    const text = `{"driveRestoreArtifacts@delta":[\n${items.join(",\n")}\n]}`;
    data.items.add(new File([text], "large.json"));
    it.querySelector(".text-frame")?.dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
  });
  await card.getByText("is too large to edit here. It is checked whole").waitFor();
  await report.getByText("1 addition, 639,999 removals").waitFor();
  await becomes(() => textIn(body), /^\{"driveRestoreArtifacts@delta":\[/);
  await card.getByRole("button", { name: "Later lines" }).click();
  await card.getByText(/shown are lines 1,\d\d\d to/).waitFor();

  await report
    .getByRole("button", { name: /^Line 3, column/ })
    .first()
    .click();
  await card.getByText("shown are lines 1 to").waitFor();
  await page.keyboard.type("not written");
  await becomes(async () => (await textIn(body)).includes("not written"), false);
  assert.deepEqual(complaints, []);
});

/** @param {Page} page */
async function goToCheck(page) {
  await goToPart(page, "Check");
  return {
    card: page.locator("#check-text"),
    body: page.getByLabel("Body", { exact: true }),
    report: page.getByRole("region", { name: "Findings" }),
  };
}
