// Planning: from what is there and what is wanted to a change that Build takes.

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
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();
const [POLICY = "", A = "", B = "", C = "", UNIT_A = "", UNIT_B = ""] = someIds(6);

test("the change between an answer and a CSV is shown, and Build takes it", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "Exchange protection policy");
  await page.getByLabel("Policy id").fill(POLICY);
  await listOf(page, "directory object").box.fill(B);
  await page.keyboard.press("Enter");
  await page.getByLabel("Display name").fill("Mailboxes");

  await goToPart(page, "Plan");
  const { region, status, there, wanted, take } = partsOf(page);
  await region.getByText(`For the Exchange protection policy ${POLICY}.`).waitFor();
  const address = `exchangeProtectionPolicies/${POLICY}/mailboxProtectionUnits`;
  await page.getByText(`Listed by GET /solutions/backupRestore/${address}`).waitFor();
  await there.click();
  const units = [
    { id: UNIT_A, directoryObjectId: A, status: "protected" },
    { id: UNIT_B, directoryObjectId: B, status: "protected" },
  ];
  await paste(page, JSON.stringify({ value: units }, null, 2));
  await region.getByText("Nothing to plan yet: paste the desired list.").waitFor();
  await becomes(() => take.isHidden(), true);
  await wanted.click();
  await paste(page, `directoryObjectId,mail\n${B.toUpperCase()},b@contoso.example\n${C},\n`);
  await region.getByText("1 kept, 1 to add, 1 to remove").waitFor();
  await becomes(() => idsOf(page, "Directory objects to add"), [C]);
  await becomes(() => idsOf(page, "Protection units to remove"), [UNIT_A]);

  await take.click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove 1 protection unit" }).click();
  await page
    .getByRole("heading", { name: "Build the requests" })
    .and(page.locator(":focus"))
    .waitFor();
  const add = listOf(page, "directory object");
  await becomes(() => add.rows.count(), 1);
  await becomes(() => add.id(1).inputValue(), C);
  await becomes(() => listOf(page, "protection unit").id(1).inputValue(), UNIT_A);
  await becomes(() => page.getByLabel("Display name").inputValue(), "Mailboxes");
  await requestsOf(page).region.getByText("1 addition, 1 removal, 1 request").waitFor();
  await page.getByRole("button", { name: "Undo taking the plan" }).click();
  await becomes(() => add.id(1).inputValue(), B);

  await goToPart(page, "Plan");
  await wanted.fill(`${A} ${B}`);
  await region.getByText("Nothing to do: 2 kept, 0 to add, 0 to remove").waitFor();
  await becomes(() => take.isHidden(), true);
  await becomes(() => status.count(), 1);
});

test("what cannot be read or compared is told, and Build is left alone", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "OneDrive protection policy");
  await goToPart(page, "Plan");
  const { region, there, wanted, take } = partsOf(page);
  await region
    .getByText("For the OneDrive protection policy, its policy id not yet given.")
    .waitFor();
  await wanted.fill(`["${A}", "${B}"`);
  await region.getByText("Fix 1 error to get the change.").waitFor();
  await region.getByText("The list of what is wanted cannot be read").waitFor();
  await becomes(() => take.isHidden(), true);
  await wanted.fill(A);
  await region
    .getByText("The current list is empty, so all of the desired one is added.")
    .waitFor();
  await there.fill(JSON.stringify([{ id: UNIT_A }]));
  await region.getByText("1 of the items in the list of what is there do not say what").waitFor();
  await there.fill(`${A} ${B}`);
  await region.getByText("1 kept, 0 to add, 0 to remove").waitFor();
  await region.getByText("are not wanted, but have no id, so they are not removed").waitFor();
});

test("the line of a list that is not understood can be gone to", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "OneDrive protection policy");
  await goToPart(page, "Plan");
  const { region, there, wanted } = partsOf(page);
  await there.fill(`id,directoryObjectId\n${UNIT_A},${A}\n`);
  await wanted.fill(`# list\n${A}\n${B} Adele\n`);
  await region
    .getByText('Adele" in the list of what is wanted is no directory object id')
    .waitFor();
  await region.getByRole("button", { name: "Line 3, column 38" }).click();
  const selected = await wanted.evaluate((/** @type {HTMLTextAreaElement} */ it) =>
    it.value.slice(it.selectionStart, it.selectionEnd),
  );
  assert.equal(selected, "Adele");
});

test("a list that says whose it is changes what the plan is for, when that is asked for", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "Exchange protection policy");
  await goToPart(page, "Plan");
  const { region, there, wanted } = partsOf(page);
  const context = `https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore/oneDriveForBusinessProtectionPolicies('${POLICY}')/driveProtectionUnits`;
  const value = [{ id: UNIT_A, directoryObjectId: A }];
  await there.fill(JSON.stringify({ "@odata.context": context, value }));
  await region.getByRole("button", { name: "Change to OneDrive protection policy" }).click();
  await region
    .getByText("For the OneDrive protection policy, its policy id not yet given")
    .waitFor();
  await region.getByText(`The current list is that of ${POLICY}.`).waitFor();
  await region.getByRole("button", { name: "Plan for that one" }).click();
  await region.getByText(`For the OneDrive protection policy ${POLICY}`).waitFor();
  await wanted.fill(`${A} ${B}`);
  await region.getByText("1 kept, 1 to add, 0 to remove").waitFor();
});

test("a plan follows what is chosen in Build", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "SharePoint restore session");
  await goToPart(page, "Plan");
  const { region, there, wanted } = partsOf(page);
  await region.getByText("For the SharePoint restore session, whole sites,").waitFor();
  const point = (/** @type {string} */ id) => ({ restorePoint: { id }, destinationType: "new" });
  await there.fill("[]");
  await wanted.fill(JSON.stringify([point(A), point(B)]));
  await region.getByText("0 kept, 2 to add, 0 to remove").waitFor();
  await region.getByText("2 additions with a destination or browse session of its own").waitFor();
  await becomes(() => idsOf(page, "Restore points to add"), [A, B]);
  await becomes(() => region.getByText("Artifacts to remove (0)").isHidden(), true);
  await becomes(() => region.getByText("Restore points kept (0)").isHidden(), true);

  await region.getByRole("link", { name: "Choose another in Build" }).click();
  await page.getByRole("radio", { name: "New site" }).check();
  await goToPart(page, "Plan");
  await region.getByText("of its own").waitFor({ state: "hidden" });
  await goToPart(page, "Build");
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await goToPart(page, "Plan");
  await wanted.fill("key 1\nkey 2");
  await region.getByRole("list", { name: "Items to add" }).getByText("key 2").waitFor();
  await becomes(() => idsOf(page, "Items to add"), ["key 1", "key 2"]);
});

test("the difference is shown as a diff, with what is kept; for two forms of a site's id there is none", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "SharePoint protection policy");
  await goToPart(page, "Plan");
  const { region, there, wanted, take } = partsOf(page);
  const whole = `contoso.sharepoint.com,${A},${B}`;
  const other = `contoso.sharepoint.com,${POLICY},${B}`;
  await there.fill(
    JSON.stringify([
      { id: UNIT_A, siteId: whole },
      { id: UNIT_B, siteId: `contoso.sharepoint.com,${C},${B}` },
    ]),
  );
  await wanted.fill(JSON.stringify([whole, C]));
  await region.getByText("Fix 1 error to get the change.").waitFor();
  await region.getByText("under the other form of their ids").waitFor();
  await becomes(() => take.isHidden(), true);

  await wanted.fill(JSON.stringify([whole, other]));
  await region.getByText("1 kept, 1 to add, 1 to remove").waitFor();
  await becomes(() => idsOf(page, "Sites kept"), [whole]);
  await becomes(() => idsOf(page, "Sites to add"), [other]);
  await becomes(() => idsOf(page, "Protection units to remove"), [UNIT_B]);
});

test("long lists, and words of others, are shown as far as they are in sight, and inert", async (t) => {
  const { page, complaints } = await visit(t);
  await chooseIn(page, "SharePoint restore session");
  // The key of an item may be any text that can be seen.
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await goToPart(page, "Plan");
  const { region, wanted, take } = partsOf(page);
  const markup = "key<img/src=x/onerror=1>";
  await wanted.fill(JSON.stringify([...someIds(500), markup]));
  await region.getByText("0 kept, 501 to add, 0 to remove").waitFor();
  const list = region.getByRole("list", { name: "Items to add" });
  await becomes(async () => (await list.getByRole("listitem").count()) < 100, true);
  await region.getByRole("group", { name: "Items to add" }).focus();
  await page.keyboard.press("End");
  await list.getByText(markup).waitFor();

  await wanted.fill(JSON.stringify([...someIds(500), "<img/src=x/onerror=1>\u202e"]));
  await region.getByText("Fix 1 error to get the change.").waitFor();
  await region.getByText("<img/src=x/onerror=1>\\u{202e}").waitFor();
  await becomes(() => take.isHidden(), true);
  await becomes(() => page.locator("main img").count(), 0);
  assert.deepEqual(complaints, []);
});

test("a link tells what it was made for, where Build has something else", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "SharePoint restore session");
  await page.getByLabel("Restore session id").fill(POLICY);
  await page.getByRole("radio", { name: "Original location" }).check();
  await listOf(page, "restore point").box.fill(C);
  await page.keyboard.press("Enter");
  await listOf(page, "restore point").id(1).waitFor();
  await goToPart(page, "Plan");
  await partsOf(page).wanted.fill(`${A} ${B}`);
  await partsOf(page).region.getByText("0 kept, 2 to add, 0 to remove").waitFor();
  await page.getByRole("button", { name: "Link to this" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();

  const { page: other } = await visit(t);
  await other.goto(link);
  const { region, wanted } = partsOf(other);
  const told = region.getByText("This is not what the link was made for.");
  await told
    .getByText(`SharePoint restore session, whole sites ${POLICY}, to restore to: in`)
    .waitFor();
  await region.getByText("For the OneDrive restore session").waitFor();
  await other.reload();
  await told.waitFor();
  await region.getByRole("button", { name: "Take that into Build" }).click();
  await told.waitFor({ state: "hidden" });
  await region.getByText(`For the SharePoint restore session, whole sites ${POLICY}.`).waitFor();
  const focused = other.locator(":focus");
  await becomes(() => focused.innerText(), "Plan a change", "the keyboard goes on in the part");
  await becomes(() => wanted.inputValue(), `${A} ${B}`);
  await goToPart(other, "Build");
  await becomes(() => other.getByRole("radio", { name: "Original location" }).isChecked(), true);
  await becomes(() => listOf(other, "restore point").rows.count(), 0);
  await other.getByRole("button", { name: "Undo taking the target of the link" }).click();
  await becomes(() => resourceOf(other).inputValue(), "oneDriveForBusinessRestoreSession");

  await other.goto(link);
  await region.getByRole("button", { name: "Stay with what Build has" }).click();
  await told.waitFor({ state: "hidden" });
  await page.goto(link);
  await partsOf(page).region.getByText("0 kept, 2 to add").waitFor();
  await becomes(() => page.getByText("This is not what the link was made for.").count(), 0);
});

test("what a link was made for takes no removals of another session, and no name", async (t) => {
  const { page } = await visit(t);
  await chooseIn(page, "Exchange protection policy");
  await page.getByLabel("Policy id").fill(POLICY);
  await goToPart(page, "Plan");
  await partsOf(page).wanted.fill(A);
  await page.getByRole("button", { name: "Link to this" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();

  const { page: other } = await visit(t);
  await chooseIn(other, "Exchange protection policy");
  await other.getByLabel("Policy id").fill(B);
  await other.getByLabel("Display name").fill("Mailboxes");
  const remove = listOf(other, "protection unit");
  await remove.box.fill(`${UNIT_A} ${UNIT_B}`);
  await other.keyboard.press("Enter");
  await remove.id(2).waitFor();
  await other.goto(link);
  const { region } = partsOf(other);
  await region.getByText("is for another one: taking that empties the lists").waitFor();
  await region.getByRole("button", { name: "Take that into Build" }).click();
  await region.getByText(`For the Exchange protection policy ${POLICY}.`).waitFor();
  await goToPart(other, "Build");
  await becomes(() => remove.rows.count(), 0);
  await becomes(() => other.getByLabel("Display name").inputValue(), "");
  await other.getByRole("button", { name: "Undo taking the target of the link" }).click();
  await becomes(() => other.getByLabel("Policy id").inputValue(), B);
  await becomes(() => remove.id(2).inputValue(), UNIT_B);
  await becomes(() => other.getByLabel("Display name").inputValue(), "Mailboxes");

  await other.getByLabel("Policy id").fill(POLICY.toUpperCase());
  await goToPart(other, "Plan");
  await other.goto(link);
  await region.getByText("This is not what the link was made for.").waitFor();
  await becomes(() => region.getByText("empties the lists").count(), 0);
  await region.getByRole("button", { name: "Take that into Build" }).click();
  await goToPart(other, "Build");
  await becomes(() => remove.rows.count(), 2);
});

/** @param {Page} page */
function partsOf(page) {
  const region = page.getByRole("region", { name: "The change" });
  return {
    region,
    status: region.getByRole("status"),
    there: page.getByLabel("Current", { exact: true }),
    wanted: page.getByLabel("Desired", { exact: true }),
    take: page.getByRole("button", { name: "Take this change into Build" }),
  };
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function chooseIn(page, words) {
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption(words);
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function idsOf(page, name) {
  const items = page.getByRole("list", { name }).getByRole("listitem");
  await items.first().waitFor();
  return items.locator(".id").allInnerTexts();
}
