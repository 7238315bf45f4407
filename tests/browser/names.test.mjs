// Names beside ids, from whatever list they came: in Build, the plan, the requests, the outcome, the CSV.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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
const [POLICY = "", ADELE = "", ALEX = "", MEGAN = "", UNIT_A = "", UNIT_B = ""] = someIds(6);
const CSV = `UserPrincipalName,directoryObjectId\nadele@contoso.com,${ADELE}\nalex@contoso.com,${ALEX}\n`;

test("the names of a CSV stand beside its ids, are found, and outlast a reload", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "directory object");
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill(POLICY);
  await add.box.click();
  await paste(page, CSV);
  await add.rows.nth(1).getByText("alex@contoso.com").waitFor();
  await requestsOf(page).region.getByText("For adele@contoso.com, alex@contoso.com.").waitFor();
  await page.reload();
  await add.rows.nth(0).getByText("adele@contoso.com").waitFor();
  await page.getByLabel("Find by id or name").fill("ALEX");
  await page.getByText("1 of 2 items.").waitFor();
  await becomes(() => add.id(2).inputValue(), ALEX);

  await goToPart(page, "Read an answer");
  const answer = {
    "mailboxProtectionUnits@delta": [
      { id: UNIT_A, directoryObjectId: ADELE, status: "protectRequested" },
    ],
  };
  await page.getByLabel("Answer", { exact: true }).fill(JSON.stringify(answer));
  const outcome = page.getByRole("region", { name: "What became of each item" });
  const name = outcome.locator(".item .name").filter({ hasText: "adele" });
  const display = await name.evaluate((it) => getComputedStyle(it).display);
  assert.equal(display, "block", "it is no part of the id before it");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  assert.match(csv, /,name,/);
  assert.match(csv, new RegExp(`${ADELE},${UNIT_A},adele@contoso.com,`));
});

test("addresses that are wanted are matched with the list, and a removal asks by name", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill(POLICY);
  await goToPart(page, "Plan");
  const unit = (
    /** @type {string} */ id,
    /** @type {string} */ directoryObjectId,
    /** @type {string} */ who,
  ) => ({
    ...{ id, directoryObjectId, displayName: who, email: `${who.toLowerCase()}@contoso.com` },
  });
  const there = { value: [unit(UNIT_A, ADELE, "Adele"), unit(UNIT_B, MEGAN, "Megan")] };
  await page.getByLabel("Current", { exact: true }).fill(JSON.stringify(there));
  await page.getByLabel("Desired", { exact: true }).fill("User\nAdele@contoso.com\n");
  const region = page.getByRole("region", { name: "The change" });
  await region.getByText("1 kept, 0 to add, 1 to remove").waitFor();
  await region
    .getByText("1 address of the desired list found beside an id, in the current one or in Build.")
    .waitFor();
  await becomes(
    () => textOf(region.getByRole("list", { name: "Protection units to remove" })),
    /Megan/,
  );

  const wanted = page.getByLabel("Desired", { exact: true });
  const row = "adele@contoso.com,remove";
  await wanted.fill(`UPN,Action\nmegan@contoso.com,keep\n${row}\n`);
  await region.getByText('has "remove" as its "Action", so it was left out').waitFor();
  await region.getByRole("button", { name: "Line 3, column 1" }).click();
  const selected = await wanted.evaluate((/** @type {HTMLTextAreaElement} */ it) =>
    it.value.slice(it.selectionStart, it.selectionEnd),
  );
  assert.equal(selected, row);
  const current = page.getByLabel("Current", { exact: true });
  await current.fill(JSON.stringify({ value: [...there.value, unit(POLICY, ALEX, "Adele")] }));
  await wanted.fill("User\nadele@contoso.com\n");
  await region.getByText("it is an e-mail address").waitFor();
  await current.fill(JSON.stringify(there));
  await region.getByText("1 kept, 0 to add, 1 to remove").waitFor();

  await wanted.fill("User\nadele@contoso.com\nmegan@contoso.com\nalex@contoso.com\n");
  await region.getByText("No certain id is known here for 1 address of the desired list").waitFor();
  await goToPart(page, "Build");
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(page, CSV);
  await add.rows.nth(1).waitFor();
  await goToPart(page, "Plan");
  await region.getByText("2 kept, 1 to add, 0 to remove").waitFor();
  await region.getByText("3 addresses of the desired list found beside an id").waitFor();
  const added = region.getByRole("list", { name: "Directory objects to add" });
  await becomes(() => textOf(added), new RegExp(`${ALEX}.*alex@contoso.com`));
  await wanted.fill("User\nadele@contoso.com\n");
  await region.getByText("1 kept, 0 to add, 1 to remove").waitFor();

  await current.fill("{");
  await region.getByText("Fix 1 error to get the change.").waitFor();
  await becomes(() => region.getByText("e-mail address").count(), 0, "that shows once it is read");
  await current.fill(JSON.stringify(there));
  await region.getByText("1 kept, 0 to add, 1 to remove").waitFor();

  const take = page.getByRole("button", { name: "Take this change into Build" });
  await take.click();
  const dialog = page.getByRole("dialog", { name: "Remove 1 of 2 protection units?" });
  await dialog.getByText("They lose their protection: Megan.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await becomes(() => region.isVisible(), true);
  await take.click();
  await dialog.getByRole("button", { name: "Remove 1 protection unit" }).click();
  await becomes(() => listOf(page, "protection unit").id(1).inputValue(), UNIT_B);
});
