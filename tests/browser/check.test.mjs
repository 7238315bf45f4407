// Check: mending all at once and taking it back, and saying what a body is for.

import assert from "node:assert/strict";
import { becomes, goToPart, paste, test, textIn, visitor } from "./page.mjs";

/** @import { Locator, Page } from "playwright-core" */

const visit = visitor();

const ARTIFACT = "99954f18-c8ec-4b62-85bf-cdf3b70b140e";
const SHORT = "2b014d8c-71fe-4d00-a01a-31850bc5b32";
const FAULTY = `{"drive_restore_artifacts@delta":[ // mine
  {"restore_point":{"id":"${SHORT}"},"destination_type":"New"},
  {"@removed":true,"id":"${ARTIFACT}"},
]}`;
const MENDED = `{"driveRestoreArtifacts@delta":[ 
  {"restorePoint":{"id":"${SHORT}"},"destinationType":"new"},
  {"@removed":{"reason":"changed"},"id":"${ARTIFACT}"}
]}`;

test("all that is certain is mended at once, and taken back in one step", async (t) => {
  const { page } = await visit(t);
  const { body, report, fixAll, card } = await goToCheck(page);
  await becomes(() => fixAll.isVisible(), false);
  await body.click();
  await paste(page, FAULTY);
  await report.getByText("OneDrive restore session: 1 addition, 1 removal. 8 errors.").waitFor();

  await fixAll.click();
  await card.getByText("7 findings are fixed, 1 remains.").waitFor();
  await becomes(() => textIn(body), MENDED);
  await report.getByText("1 error.").waitFor();
  await becomes(() => fixAll.isVisible(), false);
  await body.and(page.locator(":focus")).waitFor();

  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => textIn(body), FAULTY);
  await report.getByText("8 errors.").waitFor();
  await fixAll.click();
  await card.getByRole("button", { name: "Undo" }).click();
  await becomes(() => textIn(body), FAULTY);
  await card.getByRole("button", { name: "Redo" }).click();
  await becomes(() => textIn(body), MENDED);
});

test("what one body was said to be for is not applied to a sample, or to a request of Build", async (t) => {
  const { page } = await visit(t);
  const { report } = await goToCheck(page);
  const choice = page.getByLabel("The body is for");
  for (const [name, told] of [
    ["Show a faulty sample", "OneDrive restore session: 3 additions, 1 removal."],
    ["Take the request from Build", "OneDrive restore session: 3 additions, 2 removals."],
  ]) {
    await choice.selectOption("Exchange protection policy");
    await page.getByRole("button", { name }).click();
    await report.getByText(told ?? "").waitFor();
    await becomes(() => choice.locator("option:checked").innerText(), "Detect automatically");
  }
});

test("what is typed after mending is undone by itself", async (t) => {
  const { page } = await visit(t);
  const { body, fixAll, card } = await goToCheck(page);
  await body.fill(FAULTY);
  await fixAll.click();
  // What is typed before it is mended is not mended over.
  await card.getByText("7 findings are fixed").waitFor();
  await body.press("ControlOrMeta+End");
  await page.keyboard.type("x");
  await becomes(() => textIn(body), `${MENDED}x`);
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => textIn(body), MENDED);
});

test("a body is taken into Build once it is checked, however soon that is asked for", async (t) => {
  const { page } = await visit(t);
  const { body, report } = await goToCheck(page);
  await body.fill(
    `{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"${ARTIFACT}"}]}`,
  );
  await report.getByText("0 additions, 1 removal. Nothing is wrong with it.").waitFor();
  await report.getByRole("button", { name: "Take it into Build" }).waitFor();
  await page.evaluate(() => {
    for (const words of ["Take the request from Build", "Take it into Build"]) {
      const all = [...document.querySelectorAll("button")];
      all.find((it) => it.textContent === words)?.click();
    }
  });
  await page.getByText("Done: taking the body from Check.").waitFor();
  const requests = page.getByRole("region", { name: "Requests", exact: true });
  await requests.getByText("3 additions, 2 removals, 1 request").waitFor();
});

test("the line between the body and its findings is dragged, and stays where it was put", async (t) => {
  const { page, complaints } = await visit(t, { viewport: { width: 1440, height: 900 } });
  const { card, report } = await goToCheck(page);
  const line = page.getByRole("separator", { name: "Room for the body" });
  const widthOf = async (/** @type {Locator} */ it) => Number((await it.boundingBox())?.width);
  const before = await widthOf(report);
  const box = await line.boundingBox();
  const [x, y] = [Number(box?.x) + 8, Number(box?.y) + 100];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 200, y, { steps: 4 });
  await page.mouse.up();
  const dragged = await widthOf(report);
  assert.ok(Math.abs(dragged - before - 200) < 16, `${before} to ${dragged} pixels`);

  await line.press("ArrowLeft");
  await becomes(async () => (await widthOf(report)) > dragged, true);
  const share = await line.getAttribute("aria-valuenow");
  await page.reload();
  await card.waitFor();
  await becomes(() => line.getAttribute("aria-valuenow"), share);
  await line.press("End");
  await becomes(() => line.getAttribute("aria-valuenow"), "75");
  await line.dblclick();
  await becomes(async () => Math.abs((await widthOf(report)) - before) < 8, true);
  // The two panes end where the window does.
  const editor = await page.locator(".editor-frame").boundingBox();
  assert.ok(Number(editor?.height) > 450);
  await page.setViewportSize({ width: 800, height: 900 });
  await line.waitFor({ state: "hidden" });
  assert.deepEqual(complaints, []);
});

test("a text that holds half of a character is kept, and that is said", async (t) => {
  const { page } = await visit(t);
  const { body, fixAll, card } = await goToCheck(page);
  await body.focus();
  // Neither the clipboard nor a key gives half of a character.
  await page.evaluate(() =>
    document.execCommand(
      "insertText",
      false,
      '{"driveRestoreArtifacts@delta":[{"@removed":true,"id":"\ud800"}]}',
    ),
  );
  await fixAll.click();
  await card.getByText("Nothing was fixed: fix the findings one by one.").waitFor();
  await becomes(() => textIn(body), /"@removed":true/);
});

test("a body is judged, and mended, for the resource that is chosen", async (t) => {
  const { page } = await visit(t);
  const { body, report, fixAll, resource } = await goToCheck(page);
  await resource.waitFor();
  const options = await resource.getByRole("option").allInnerTexts();
  assert.equal(options.length, 7);
  assert.deepEqual(options.slice(0, 2), ["Detect automatically", "OneDrive restore session"]);

  await body.fill('{"display_name":"Mailboxes",}');
  await report.getByText("2 errors.").waitFor();
  await resource.selectOption("Exchange restore session");
  await report.getByText("Exchange restore session: 0 additions, 0 removals.").waitFor();
  await report.getByText("is not a property that can be set here").waitFor();
  await fixAll.click();
  await page.getByText("1 finding is fixed").waitFor();
  await becomes(() => textIn(body), '{"display_name":"Mailboxes"}');

  await resource.selectOption("Detect automatically");
  await report.getByText("did you mean displayName?").waitFor();
  await fixAll.click();
  await page.getByText("none remains").waitFor();
  await becomes(() => textIn(body), '{"displayName":"Mailboxes"}');
  await report.getByText("Nothing is wrong with it.").waitFor();
});

/** @param {Page} page */
async function goToCheck(page) {
  await goToPart(page, "Check");
  const card = page.locator("#check-text");
  const report = page.getByRole("region", { name: "Findings" });
  return {
    card,
    report,
    body: page.getByLabel("Body", { exact: true }),
    resource: page.getByLabel("The body is for"),
    fixAll: report.getByRole("button", { name: "Fix all that is certain" }),
  };
}
