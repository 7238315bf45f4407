// The choice of task: each leads to the parts that it has, and what was put together for another stays.

import assert from "node:assert/strict";
import { becomes, listOf, resourceOf, someIds, test, visitor } from "./page.mjs";

const visit = visitor();

test("a task is chosen at the head of the page, and each keeps what was put together for it", async (t) => {
  const { page, complaints } = await visit(t);
  const tasks = page.getByRole("navigation", { name: "Tasks" });
  const ways = page.getByRole("navigation", { name: "Ways to say what to change" });
  const chosen = tasks.locator("[aria-current]");
  await becomes(
    () => tasks.getByRole("link").allInnerTexts(),
    [...["Restore", "Change a policy", "Check a body", "Read an answer"]],
  );
  await becomes(() => chosen.innerText(), "Restore");

  await tasks.getByRole("link", { name: "Change a policy" }).click();
  const heading = page.getByRole("heading", { name: "Build the requests" });
  await heading.and(page.locator(":focus")).waitFor();
  await becomes(() => chosen.innerText(), "Change a policy");
  await becomes(() => resourceOf(page).inputValue(), "oneDriveForBusinessProtectionPolicy");
  await resourceOf(page).selectOption("Exchange protection policy");
  await listOf(page, "directory object").box.fill(someIds(2).join(" "));
  await page.keyboard.press("Enter");
  await listOf(page, "directory object").rows.nth(1).waitFor();

  await tasks.getByRole("link", { name: "Restore" }).click();
  await page.getByLabel("Restore session id").waitFor();
  await becomes(() => resourceOf(page).inputValue(), "oneDriveForBusinessRestoreSession");
  await becomes(() => listOf(page, "restore point").rows.count(), 3);
  await page.getByRole("button", { name: "Undo choosing the task" }).click();
  await becomes(() => chosen.innerText(), "Change a policy");
  await becomes(() => listOf(page, "directory object").rows.count(), 2);

  await ways.getByRole("link", { name: "Plan" }).click();
  await page.getByText("For the Exchange protection policy").waitFor();
  await tasks.getByRole("link", { name: "Check a body" }).click();
  await ways.getByRole("link").first().waitFor({ state: "detached" });
  await tasks.getByRole("link", { name: "Change a policy" }).click();
  await page.getByRole("heading", { name: "Plan a change" }).waitFor();
  assert.match(page.url(), /#plan$/);
  await page.goBack();
  await page.getByRole("heading", { name: "Check a body" }).waitFor();
  // The address of a task is one to go to, as that of a part is.
  await page.goto(new URL("#restore", page.url()).href);
  await page.getByText("For the OneDrive restore session").waitFor();
  assert.deepEqual(complaints, []);
});
