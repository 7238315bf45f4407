// Wrong requests are not offered: what cannot be an id is none, and stays where it can be mended.

import assert from "node:assert/strict";
import {
  becomes,
  goToPart,
  listOf,
  paste,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textOf,
  visitor,
} from "./page.mjs";

const visit = visitor();
const [SESSION = "", A = "", B = "", C = "", D = ""] = someIds(5);

test("words are no ids: they stand in the list, and no request is offered until each is fixed", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const add = listOf(page, "restore point");
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(SESSION);
  await page.getByRole("radio", { name: "New site" }).check();
  await add.box.fill(JSON.stringify(["hello", A, "user001@contoso.com"]));
  await page.keyboard.press("Enter");
  await region.getByText("Fix 2 errors to get the requests.").waitFor();
  await becomes(() => region.getByRole("button", { name: "Copy body" }).count(), 0);
  await becomes(() => add.id(1).inputValue(), "hello");
  await becomes(() => add.id(3).inputValue(), "user001@contoso.com");
  await becomes(() => textOf(add.said), "3 added.");
  await add.rows.nth(0).getByText('"hello" is not a whole restore point id').waitFor();
  await becomes(() => page.getByRole("button", { name: "Use it anyway" }).count(), 0);

  await add.id(1).fill(B);
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await add.remove(3).click();
  await region.getByText("2 additions, 0 removals, 1 request").waitFor();
});

test("what was refused keeps its place and its name, from a table and from JSON", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  for (const text of [
    `restorePoint/id,displayName\n${A},Adele\n"x, y",Alex\n${B},Bianca\n`,
    JSON.stringify([
      { restorePoint: { id: A }, displayName: "Adele" },
      { restorePoint: { id: "x, y" }, displayName: "Alex" },
      { restorePoint: { id: B }, displayName: "Bianca" },
    ]),
  ]) {
    await page.getByRole("button", { name: "Start empty" }).click();
    await add.box.click();
    await paste(page, text);
    await add.id(3).waitFor();
    const ids = await Promise.all([1, 2, 3].map((it) => add.id(it).inputValue()));
    assert.deepEqual(ids, [A, "x, y", B]);
    await add.rows.nth(1).getByText("Alex").waitFor();
    await add.rows.nth(1).getByText("is not a whole restore point id").waitFor();
    await becomes(() => add.box.inputValue(), "");
  }
});

test("of a body, each list takes what is refused of it as well", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  const add = listOf(page, "restore point");
  const remove = listOf(page, "artifact");
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: "one" }, destinationType: "new" },
      { restorePoint: { id: A }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: "other" },
    ],
  });
  await add.box.click();
  await paste(page, body);
  await add.said.getByText("2 added.", { exact: true }).waitFor();
  await becomes(
    async () => [await add.id(1).inputValue(), await add.id(2).inputValue()],
    ["one", A],
  );
  await add.region.getByRole("button", { name: "Take its 1 artifact to remove as well" }).click();
  await becomes(() => remove.id(1).inputValue(), "other");
  await remove.rows.nth(0).getByText("is not a whole artifact id").waitFor();

  await page.getByRole("button", { name: "Start empty" }).click();
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(body);
  await page.getByRole("button", { name: "Take it into Build" }).click();
  await add.id(2).waitFor();
  await becomes(
    async () => [await add.id(1).inputValue(), await add.id(2).inputValue()],
    ["one", A],
  );
  await becomes(() => remove.id(1).inputValue(), "other");
});

test("an id whose format no document tells is used by a switch of its own", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("SharePoint restore session");
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await page.getByLabel("Restore session id").fill(SESSION);
  const remove = listOf(page, "artifact");
  await remove.box.fill(JSON.stringify(["hello", "there"]));
  await page.keyboard.press("Enter");
  await region.getByText("Fix 2 errors to get the requests.").waitFor();
  await becomes(() => region.getByRole("button", { name: "Copy body" }).count(), 0);
  await becomes(() => textOf(remove.said), "2 added.");

  await remove.rows.nth(0).getByRole("button", { name: "Use it anyway" }).click();
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await remove.rows.nth(1).getByRole("button", { name: "Use it anyway" }).click();
  await region.getByText("0 additions, 2 removals, 1 request").waitFor();
  await page.reload();
  await region.getByText("0 additions, 2 removals, 1 request").waitFor();
  await remove.id(1).fill("hello again");
  await region.getByText("Fix 1 error to get the requests.").waitFor();
});

test("an id of a session that is its address is read; what is no id is not used", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const id = page.getByLabel("Restore session id");
  const fix = page.getByRole("button", { name: "Fix the id" });
  await id.fill(`https://graph.microsoft.com/v1.0/x/oneDriveForBusinessRestoreSessions/${SESSION}`);
  await page.getByText(`was read as the restore session id ${SESSION}`).first().waitFor();
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await fix.click();
  await becomes(() => id.inputValue(), SESSION);
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
  // Of another resource it is the id of something else.
  await id.fill(`https://graph.microsoft.com/v1.0/x/oneDriveForBusinessProtectionPolicies/${A}`);
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await becomes(() => fix.count(), 0);
  await id.fill("my session");
  await region.getByText("my session").first().waitFor();
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await becomes(() => page.getByRole("button", { name: "Use it anyway" }).count(), 0);
  await becomes(() => region.getByRole("button", { name: "Copy body" }).count(), 0);
});

test("an id without its hyphens is read where it is pasted, and fixed with one click where it is typed", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  const bare = (/** @type {string} */ id) => id.replaceAll("-", "");
  await add.box.fill(`["${bare(A)}"]`);
  await page.keyboard.press("Enter");
  await add.said.getByText(`1 added. "${bare(A)}" was read as`).waitFor();
  await becomes(() => add.id(4).inputValue(), A);
  await becomes(() => add.box.inputValue(), "", "all of it is in the list");

  await add.id(4).fill(bare(B));
  await add.rows.nth(3).getByRole("button", { name: "Fix the id" }).click();
  await becomes(() => add.id(4).inputValue(), B);
});

test("a table without a header that has two columns of ids asks which one is meant", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(page, `${A},${B}\n${C},${D}\n`);
  await add.region.getByText("Which column holds the directory object ids?").waitFor();
  await becomes(() => add.rows.count(), 0);
  await becomes(
    async () => (await textOf(add.region)).includes(B),
    true,
    "a sample of each column is shown",
  );
  await add.region.getByText(B, { exact: true }).waitFor();
  await add.region.getByRole("button", { name: "Column 2 (2 ids)" }).click();
  await add.said.getByText("2 added.").waitFor();
  await becomes(async () => [await add.id(1).inputValue(), await add.id(2).inputValue()], [B, D]);
});
