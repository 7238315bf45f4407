// Wrong requests are not offered: what cannot be an id is no id until a person says so.

import assert from "node:assert/strict";
import { listOf, paste, requestsOf, resourceOf, someIds, test, textOf, visitor } from "./page.mjs";

const visit = visitor();
const [SESSION = "", A = "", B = "", C = "", D = ""] = someIds(5);

test("words are no ids: no request is offered until each is used anyway", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const add = listOf(page, "restore point");
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(SESSION);
  await page.getByRole("radio", { name: "New site" }).check();
  await add.box.fill(JSON.stringify(["hello", "user001@contoso.com"]));
  await page.keyboard.press("Enter");
  await region.getByText("Fix 2 errors to get the requests.").waitFor();
  assert.equal(await region.getByRole("button", { name: "Copy body" }).count(), 0);

  await add.rows.nth(0).getByRole("button", { name: "Use it anyway" }).click();
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await add.rows.nth(1).getByRole("button", { name: "Use it anyway" }).click();
  await region.getByText("2 additions, 0 removals, 1 request").waitFor();
  await page.reload();
  await region.getByText("2 additions, 0 removals, 1 request").waitFor();
  await add.id(1).fill("hello again");
  await region.getByText("Fix 1 error to get the requests.").waitFor();
});

test("an id of a session that is an address is fixed, or used by a switch of its own", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const id = page.getByLabel("Restore session id");
  await id.fill(`https://graph.microsoft.com/v1.0/x/oneDriveForBusinessRestoreSessions/${SESSION}`);
  await region.getByText("Fix 1 error to get the requests.").waitFor();
  await page.getByRole("button", { name: "Fix the id" }).click();
  assert.equal(await id.inputValue(), SESSION);
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await id.fill("my session");
  await page.getByRole("button", { name: "Use it anyway" }).click();
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
});

test("an id without its hyphens is fixed with one click", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await add.box.fill(`["${A.replaceAll("-", "")}"]`);
  await page.keyboard.press("Enter");
  await add.rows.nth(3).getByRole("button", { name: "Fix the id" }).click();
  assert.equal(await add.id(4).inputValue(), A);
});

test("a table without a header that has two columns of ids asks which one is meant", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(page, `${A},${B}\n${C},${D}\n`);
  await add.region.getByText("Which column holds the directory object ids?").waitFor();
  assert.equal(await add.rows.count(), 0);
  assert.ok((await textOf(add.region)).includes(B), "a sample of each column is shown");
  await add.region.getByRole("button", { name: "Column 2 (2 ids)" }).click();
  await add.said.getByText("2 added.").waitFor();
  assert.deepEqual([await add.id(1).inputValue(), await add.id(2).inputValue()], [B, D]);
});
