// Putting a change together: the sample, pasting, duplicates, removing, undoing, taking the bodies.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  becomes,
  goToPart,
  listOf,
  paste,
  requestsOf,
  someIds,
  test,
  textIn,
  textOf,
  visitor,
} from "./page.mjs";

const visit = visitor();

test("the page opens with a sample that is whole, and says that it is one", async (t) => {
  const { page } = await visit(t);
  await page.getByText("This is a sample: its ids are made up.").waitFor();
  await page.getByText("Nothing leaves this device.").waitFor();
  const requests = requestsOf(page);
  await requests.status.getByText("3 additions, 2 removals, 1 request").waitFor();
  const body = JSON.parse(await textOf(requests.body("Request 1 of 1")));
  assert.equal(body["driveRestoreArtifacts@delta"].length, 5);

  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByText("This is a sample").waitFor({ state: "hidden" });
  await requests.region.getByText("No request yet.").waitFor();
  await requests.region.getByText("Still needed:").waitFor();
  await becomes(
    () => requests.region.locator(".severity-error").count(),
    0,
    "to begin is no error",
  );
  await requests.region.getByRole("button", { name: "Restore session id" }).waitFor();
  await becomes(() => page.getByLabel("Session id").getAttribute("aria-invalid"), "false");
  await page.getByRole("button", { name: "Undo starting empty" }).click();
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
});

test("120 ids between all kinds of separators become three requests", async (t) => {
  const { page } = await visit(t);
  const ids = someIds(120);
  const separators = ["\n", "\r\n", ",", "; ", " | ", "\t", '", "', "','", "} {"];
  const text = ids.map((id, at) => `${id}${separators[at % separators.length]}`).join("");
  const add = listOf(page, "restore point");
  const requests = requestsOf(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Session id").fill(ids[0] ?? "");
  await page.getByRole("radio", { name: "Original location" }).check();
  await add.box.click();
  await paste(page, text);
  await requests.region.getByText("120 additions, 0 removals, 3 requests").waitFor();
  await becomes(() => textOf(add.said), "120 added.");
  await becomes(() => add.box.inputValue(), "");

  const sizes = [50, 50, 20];
  const sent = [];
  for (const [at, size] of sizes.entries()) {
    const title = `Request ${at + 1} of 3`;
    const details = requests.region.getByRole("group").filter({ hasText: title });
    await becomes(async () => (await textOf(details)).includes(`${size} items`), true);
    await details.getByText(title).click();
    const body = JSON.parse(await textOf(requests.body(title)));
    sent.push(...body["driveRestoreArtifacts@delta"]);
  }
  const expected = ids.map((id) => ({ restorePoint: { id }, destinationType: "inPlace" }));
  assert.deepEqual(sent, expected);
});

test("a duplicate is kept, marked, and leads to the first one", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  const first = await add.id(1).inputValue();
  await add.box.fill(`${first.toUpperCase()} ${someIds(1)[0]}`);
  await page.keyboard.press("Enter");
  const said = "2 added, including 1 duplicate.";
  await add.region.getByText(said).waitFor();
  const row = add.rows.nth(3);
  await row.getByText("is added twice").waitFor();
  await row.getByRole("button", { name: "The first one is here." }).click();
  await becomes(() => add.id(1).evaluate((it) => it === document.activeElement), true);

  await add.remove(4).click();
  await requestsOf(page).region.getByText("4 additions, 2 removals, 1 request").waitFor();
  await becomes(() => add.rows.count(), 4);
});

test("nothing that was pasted is lost", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await add.remove(2).click();
  await becomes(() => textOf(add.said), "Removed restore point 2 from the list.");
  const before = await ids(add);
  await add.region.getByRole("button", { name: "Clear list" }).click();
  await becomes(() => add.rows.count(), 0);
  await page.getByRole("button", { name: "Undo clearing 2 restore points" }).click();
  await becomes(() => ids(add), before);
  await page.getByRole("button", { name: "Undo removing restore point 2" }).click();
  await becomes(() => add.rows.count(), 3);

  // What cannot be read stays in the box, as does a word beside an id; a broken id is in the list.
  const broken = '{"value":[{"id":"1b01';
  await add.box.click();
  await paste(page, broken);
  await add.region.getByText("The list of what to add cannot be read").waitFor();
  await becomes(() => add.box.inputValue(), broken);
  await add.box.fill("restorePointId 1b014d8c-71fe");
  await add.region.getByRole("button", { name: "Add restore points" }).click();
  await add.said.getByText("1 added.").waitFor();
  await add.said.getByText("restorePointId").waitFor();
  await becomes(() => add.box.inputValue(), "restorePointId 1b014d8c-71fe");
  await add.rows.nth(3).getByText("it has 2 groups, 5 are expected").waitFor();
});

test("what was pasted is taken back at once by the keys, and what was replaced by a click", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, someIds(3).join("\n"));
  await add.said.getByText("3 added.").waitFor();
  await becomes(() => add.rows.count(), 6);
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => add.rows.count(), 3);
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await becomes(() => add.rows.count(), 6);

  await add.region.getByRole("button", { name: "Clear list" }).click();
  const told = page.getByRole("status").filter({ hasText: "Done: clearing 6 restore points." });
  await told.getByRole("button", { name: "Undo" }).click();
  await becomes(() => add.rows.count(), 6);
  await told.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await becomes(() => add.rows.count(), 6);
});

test("what stands in a box and is in no request is told beside them", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const told = region.getByText("Restore points to add: text is left in the box.");
  await listOf(page, "restore point").box.fill(someIds(1).join());
  await told.waitFor();
  await page.keyboard.press("Enter");
  await region.getByText("4 additions, 2 removals, 1 request").waitFor();
  await told.waitFor({ state: "detached" });
});

test("what is no longer asked for is not copied while the requests are made anew", async (t) => {
  const { page } = await visit(t);
  await requestsOf(page).region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  await page.evaluate(() => {
    for (const it of ["#destination [value=inPlace]", ".request-actions button"])
      document.querySelector(it)?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  await page.getByText("These requests are just made anew").waitFor();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await becomes(() => copied(), "before");
  await requestsOf(page).body("Request 1 of 1").getByText('"inPlace"').first().waitFor();
  await page.getByRole("button", { name: "Copy body of Request 1 of 1" }).click();
  await page.getByText("Copied").waitFor();
  await becomes(() => copied(), /"inPlace"/);
});

test("a body is copied, and saved byte for byte", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  const body = await requests.body("Request 1 of 1").textContent();
  await requests.region.getByRole("button", { name: "Copy body" }).click();
  await requests.region.getByText("Copied").waitFor();
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), body);
  assert.equal(await saved(page, "Download body of Request 1 of 1", "request-1-of-1.json"), body);

  const add = listOf(page, "restore point");
  await add.box.fill(someIds(60).join(" "));
  await page.keyboard.press("Enter");
  await requests.region.getByText("63 additions, 2 removals, 2 requests").waitFor();
  const all = JSON.parse(await saved(page, "Requests as .json", "requests.json"));
  assert.equal(all.length, 2);
  assert.equal(JSON.parse(all[1].body)["driveRestoreArtifacts@delta"].length, 15);
});

test("thousands of items stay usable, and the first in error is brought into sight", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  const many = someIds(5000);
  many[4000] = "00000fa0-4f3a-4b86-9a57-0c1e6f28b3d";
  await add.box.click();
  await paste(page, many.join("\n"));
  const requests = requestsOf(page);
  await requests.region.getByText("Fix 1 error to get the requests.").waitFor();
  await becomes(
    async () => (await add.rows.count()) < 60,
    true,
    "only what is in sight is on the page",
  );
  await requests.region.getByRole("button", { name: "Restore point 4004" }).click();
  await becomes(() => add.id(4004).evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("End");
  await page.keyboard.type("4");
  await requests.region.getByText("5,003 additions, 2 removals, 101 requests").waitFor();
});

test("the sample answer is read against the request in Build, and Check takes it", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
  await page.getByLabel("HTTP status").fill("4oo");
  await page.getByText("A status is a number from 100 to 599").waitFor();

  await goToPart(page, "Check");
  await page.getByRole("button", { name: "Take the request from Build" }).click();
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("3 additions, 2 removals. Nothing is wrong with it.").waitFor();
});

test("a file takes the place of a text, which can be put back", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  await body.fill("what was here");
  const buffer = Buffer.from('{"driveRestoreArtifacts@delta":[]}');
  const file = { name: "body.json", mimeType: "application/json", buffer };
  await page.locator("#check-body-file").setInputFiles(file);
  await page.getByText("Opened body.json.").waitFor();
  await becomes(() => textIn(body), String(buffer));
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("The service would answer 400 InvalidArtifactRequest.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await becomes(() => textIn(body), "what was here");

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["[]"], "dropped.json"));
    return data;
  });
  await body.dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByText("Opened dropped.json.").waitFor();
  await report.getByText("an object is expected").waitFor();

  const utf16 = Buffer.from('\u{feff}{"driveRestoreArtifacts@delta":[]}', "utf16le");
  await page.locator("#check-body-file").setInputFiles({ ...file, buffer: utf16 });
  await page.getByText("Opened body.json, which is UTF-16.").waitFor();
  await becomes(() => textIn(body), String(buffer));
  const marked = Buffer.from("\u{feff}{}");
  await page.locator("#check-body-file").setInputFiles({ ...file, buffer: marked });
  await report.getByText("The text starts with a byte order mark").waitFor();
  const latin = Buffer.from('{"displayName":"M\xfcller"}', "latin1");
  await page.locator("#check-body-file").setInputFiles({ ...file, buffer: latin });
  await page.getByText("which is Windows-1252, it seems.").waitFor();
  await becomes(() => textIn(body), '{"displayName":"Müller"}');
});

/** @param {ReturnType<typeof listOf>} list */
async function ids(list) {
  const count = await list.rows.count();
  return Promise.all(Array.from({ length: count }, (_, at) => list.id(at + 1).inputValue()));
}

/**
 * What a button saves, as text.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {string} fileName
 */
async function saved(page, name, fileName) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  assert.equal((await download).suggestedFilename(), fileName);
  return readFile(await (await download).path(), "utf8");
}
