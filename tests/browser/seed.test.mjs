// The sample of the Microsoft Graph reference, through the page: typed, pasted, mended, read.

import assert from "node:assert/strict";
import {
  becomes,
  fixture,
  goToPart,
  listOf,
  paste,
  requestsOf,
  test,
  textIn,
  textOf,
  visitor,
} from "./page.mjs";

const visit = visitor();

const SESSION = "1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
const SHORT = "2b014d8c-71fe-4d00-a01a-31850bc5b32";
const RESTORE_POINTS = [
  "1b014d8c-71fe-4d00-a01a-31850bc5b32c",
  SHORT,
  "3b014d8c-71fe-4d00-a01a-31850bc5b32c",
  "4b014d8c-71fe-4d00-a01a-31850bc5b32c",
];
const ARTIFACTS = [
  "99954f18-c8ec-4b62-85bf-cdf3b70b140e",
  "4267e382-71a9-4c07-bef7-bda97e09c0d2",
  "3667e382-71a9-4c07-bef7-bda97e09c0d2",
];

test("the sample's change is built, once its short id is mended in place", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  const add = listOf(page, "restore point");
  const remove = listOf(page, "artifact");

  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Session id").fill(SESSION);
  await page.getByRole("radio", { name: "beta" }).check();
  await page.getByRole("radio", { name: "New site" }).check();
  await add.box.click();
  await paste(page, RESTORE_POINTS.join("\n"));
  await add.rows.nth(3).waitFor();
  await becomes(() => textOf(add.said), "4 added.");

  const why = "its last group has 11 digits, 12 are expected, as in the documents' sample";
  await add.rows.nth(1).getByText(why).waitFor();
  await becomes(() => add.rows.getByText(why).count(), 1);
  await becomes(() => add.id(2).getAttribute("aria-invalid"), "true");
  await becomes(() => textOf(requests.status), "Fix 1 error to get the requests.");
  await becomes(() => requests.region.getByRole("group").count(), 0);

  await requests.region.getByRole("button", { name: "Restore point 2" }).click();
  await becomes(() => add.id(2).evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("End");
  await page.keyboard.type("c");
  await add.rows.getByText(why).waitFor({ state: "detached" });

  await remove.box.click();
  await paste(page, ARTIFACTS.join(", "));
  await requests.region.getByText("4 additions, 3 removals, 1 request").waitFor();
  const url = `https://graph.microsoft.com/beta/solutions/backupRestore/oneDriveForBusinessRestoreSessions/${SESSION}`;
  await requests.region.getByText(`PATCH ${url}`).waitFor();
  const body = JSON.parse(await textOf(requests.body("Request 1 of 1")));
  const mended = RESTORE_POINTS.map((id) => (id === SHORT ? `${SHORT}c` : id));
  assert.deepEqual(body, {
    "driveRestoreArtifacts@delta": [
      ...mended.map((id) => ({ restorePoint: { id }, destinationType: "new" })),
      ...ARTIFACTS.map((id) => ({ "@removed": { reason: "changed" }, id })),
    ],
  });
});

test("the sample's request has its two findings, and one is mended by a click", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  const report = page.getByRole("region", { name: "Findings" });
  await body.click();
  await paste(page, fixture("seed/request.txt"));
  await report.getByText("4 additions, 3 removals. 2 errors.").waitFor();

  const findings = report.getByRole("listitem");
  await becomes(() => findings.count(), 2);
  const [comment, id] = [findings.nth(0), findings.nth(1)];
  await comment.getByText("JSON has no comments.").waitFor();
  await id.getByText("its last group has 11 digits, 12 are expected").waitFor();
  await id.getByText("The service would answer 400 InvalidRestorePoint.").waitFor();
  await id.getByText("/driveRestoreArtifacts@delta/1/restorePoint/id").waitFor();

  await id.getByRole("button", { name: "Line 8, column 25" }).click();
  await becomes(() => selected(page), `"${SHORT}"`);

  await comment.getByRole("button", { name: "Line 4, column 67" }).click();
  await becomes(() => selected(page), /^\/\/Create a new drive restore artifact/);
  await comment.getByRole("button", { name: "Remove the comment" }).click();
  await report.getByText("4 additions, 3 removals. 1 error.").waitFor();
  await becomes(async () => (await textIn(body)).includes("//"), false);

  await body.press("ControlOrMeta+Z");
  await report.getByText("4 additions, 3 removals. 2 errors.").waitFor();
  await becomes(() => textIn(body), fixture("seed/request.txt"));
});

test("the sample's answer tells what became of each item", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
  await page.getByLabel("Body of the request", { exact: true }).click();
  await paste(page, fixture("seed/request.txt"));
  await page.getByLabel("Answer", { exact: true }).click();
  await paste(page, fixture("seed/answer.txt"));

  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText("4 added, 2 removed, 1 failed, 0 unconfirmed").waitFor();
  const table = outcome.getByRole("table", { name: "Items of the request" });
  const rows = (await table.getByRole("row").allInnerTexts()).slice(1);
  assert.equal(rows.length, 7);
  const failed = rows.shift() ?? "";
  const newIds = ["89014d8c", "67014d8c", "56014d8c", "32014d8c"];
  newIds.forEach((start, at) => {
    assert.match(rows[at] ?? "", /^Added/);
    assert.ok(rows[at]?.includes(`${start}-71fe-4d00-a01a-31850bc5b32c`), rows[at]);
    assert.ok(rows[at]?.includes(String(RESTORE_POINTS[at])), rows[at]);
  });
  assert.match(rows[0] ?? "", /confirmed/);
  assert.match(rows[1] ?? "", /implied/);
  assert.match(rows[1] ?? "", /"2b014d8c-71fe-4d00-a01a-31850bc5b32" was requested; nothing else/);

  for (const at of [4, 5]) {
    assert.match(rows[at] ?? "", /^Removed/);
    assert.match(rows[at] ?? "", /implied/);
    assert.match(rows[at] ?? "", /a removal is mentioned only where it fails/);
  }
  assert.match(failed, /^Failed/);
  assert.match(failed, /409 Invalid: The identifier to be removed from the restore session/);
  assert.match(failed, /What to do: List what is there/);
  await outcome
    .getByText("The content id 3467e382-71a9-4c07-bef7-bda97e09c0d2 matches nothing")
    .waitFor();
});

/**
 * What is selected, as a person gets it: by copying it.
 *
 * @param {import("playwright-core").Page} page
 */
async function selected(page) {
  await page.keyboard.press("ControlOrMeta+C");
  return page.evaluate(() => navigator.clipboard.readText());
}
