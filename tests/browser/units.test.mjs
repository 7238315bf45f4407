// The units that a policy leaves out: they never become protected ones on their way through the page.

import { build } from "graph-backup-delta";
import {
  becomes,
  goToPart,
  linkOf,
  listOf,
  paste,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textOf,
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();
const [POLICY = "", A = "", B = "", C = ""] = someIds(4);
const CHANGE = /** @type {const} */ ({
  resource: "exchangeProtectionPolicy",
  id: POLICY,
  version: "beta",
  units: "exclusion",
});

test("what a policy leaves out is added and removed, and what that does is said", async (t) => {
  const { page } = await visit(t);
  const { region, body } = requestsOf(page);
  const units = await chooseExclusion(page);
  await becomes(() => page.getByRole("radio", { name: "v1.0" }).isDisabled(), true);
  await becomes(() => page.getByRole("radio", { name: "beta", exact: true }).isChecked(), true);
  const add = listOf(page, "left out object");
  await add.box.fill(A);
  await page.keyboard.press("Enter");
  const remove = listOf(page, "exclusion unit");
  await remove.box.fill(B);
  await page.keyboard.press("Enter");
  await region.getByText("1 addition, 1 removal, 1 request").waitFor();
  const [request] = build({ ...CHANGE, add: [A], remove: [B] }).requests;
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  await becomes(() => textOf(region.locator("summary code")), `PATCH ${request?.url}`);
  await region
    .getByText("1 directory object will be left out: what they stand for is no longer backed up")
    .waitFor();
  await region
    .getByText(
      "1 exclusion unit will be removed: what they left out is protected by this policy again",
    )
    .waitFor();
  await region.getByText("No document shows a request with").waitFor();
  await region.getByRole("button", { name: "Which units" }).click();
  await units
    .getByRole("radio", { name: "Those it leaves out" })
    .and(page.locator(":focus"))
    .waitFor();

  // What is put together for the one list is nothing for the other.
  await units.getByRole("radio", { name: "Those it protects" }).check();
  await region.getByText("Still needed:").waitFor();
  await becomes(() => listOf(page, "directory object").rows.count(), 0);
  await becomes(() => page.getByRole("radio", { name: "v1.0" }).isChecked(), true);
  await units.getByRole("radio", { name: "Those it leaves out" }).check();
  await region.getByText("1 addition, 1 removal, 1 request").waitFor();

  // A reload keeps the choice; another policy does not take it over.
  await page.reload();
  await region.getByText("1 addition, 1 removal, 1 request").waitFor();
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  await resourceOf(page).selectOption("OneDrive protection policy");
  await becomes(() => units.getByRole("radio", { name: "Those it protects" }).isChecked(), true);
});

test("a link carries which units it is about, to Build and to Plan", async (t) => {
  const { page } = await visit(t);
  await chooseExclusion(page);
  await listOf(page, "left out object").box.fill(A);
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("1 addition, 0 removals, 1 request").waitFor();
  const ofBuild = await linkOf(page);
  await goToPart(page, "Plan");
  await page.getByLabel("Desired", { exact: true }).fill(A);
  const ofPlan = await linkOf(page);

  const { page: other } = await visit(t);
  await other.goto(ofBuild);
  const { region, body } = requestsOf(other);
  await region.getByText("1 addition, 0 removals, 1 request").waitFor();
  const [request] = build({ ...CHANGE, add: [A] }).requests;
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  // Of the same policy, what it protects is another list.
  await other.getByRole("radio", { name: "Those it protects" }).check();
  await other.goto(ofPlan);
  await other.getByText("This is not what the link was made for.").waitFor();
  await other.getByRole("button", { name: "Take that into Build" }).click();
  await other.getByText("For the Exchange protection policy, what it leaves out").waitFor();
  await goToPart(other, "Build");
  await region.getByText("1 addition, 0 removals, 1 request").waitFor();
});

test("a body with what is left out is not read as one of what is protected", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  const add = listOf(page, "directory object");
  const left = { "mailboxExclusionUnits@delta": [{ directoryObjectId: A }] };
  await add.box.click();
  await paste(page, JSON.stringify(left));
  await add.said.getByText("with mailboxExclusionUnits@delta").waitFor();
  await becomes(() => add.rows.count(), 0);
  const both = { ...left, "mailboxProtectionUnits@delta": [{ directoryObjectId: B }] };
  await add.box.fill(JSON.stringify(both));
  await page.keyboard.press("Enter");
  await add.said
    .getByText("The body has 1 item more, of another list: those were not read.")
    .waitFor();
  await becomes(async () => [await add.rows.count(), await add.id(1).inputValue()], [1, B]);

  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  const take = page.getByRole("button", { name: "Take it into Build" });
  await body.fill(JSON.stringify(both));
  await take.click();
  await page
    .getByText("It has items of two lists, and Build has one at a time. Nothing was taken.")
    .waitFor();
  await body.fill(JSON.stringify(left));
  await page.getByText("1 addition, 0 removals").waitFor();
  await take.click();
  await becomes(() => listOf(page, "left out object").id(1).inputValue(), A);
});

test("what is sent again stays left out", async (t) => {
  const { page } = await visit(t);
  const [request] = build({ ...CHANGE, add: [A], remove: [B] }).requests;
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
  await page.getByLabel("Body of the request", { exact: true }).fill(JSON.stringify(request));
  await page.getByLabel("HTTP status").fill("429");
  const again = page.getByRole("region", { name: "Worth sending again" });
  await again
    .getByText("1 addition, 1 removal: Exchange protection policy, what it leaves out")
    .waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).click();
  const { region, body } = requestsOf(page);
  await region.getByText("1 addition, 1 removal, 1 request").waitFor();
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
});

test("a plan is for what is left out, and asks before it takes protection away", async (t) => {
  const { page } = await visit(t, { viewport: { width: 1280, height: 1000 } });
  await chooseExclusion(page);
  await goToPart(page, "Plan");
  await page.getByText("For the Exchange protection policy, what it leaves out").waitFor();
  await page.getByText(`exchangeProtectionPolicies/${POLICY}/mailboxExclusionUnits`).waitFor();
  const current = page.getByLabel("Current", { exact: true });
  await current.fill(JSON.stringify([{ id: C, directoryObjectId: B }]));
  await page.getByLabel("Desired", { exact: true }).fill(A);
  await page.getByRole("heading", { name: "Directory objects to leave out (1)" }).waitFor();
  await page.getByRole("heading", { name: "Exclusion units to remove (1)" }).waitFor();
  const take = page.getByRole("button", { name: "Take this change into Build" });
  await take.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("They lose their protection.").waitFor();
  await dialog.getByRole("button", { name: "Leave out 1 directory object" }).click();
  await dialog.getByText("They are protected again.").waitFor();
  await dialog.getByRole("button", { name: "Remove 1 exclusion unit" }).click();
  const { region, body } = requestsOf(page);
  await region.getByText("1 addition, 1 removal, 1 request").waitFor();
  const { requests } = build({ ...CHANGE, add: [A], remove: [C] });
  await becomes(() => textOf(body("Request 1 of 1")), requests[0]?.body);

  // A list of what is protected is none of what is left out.
  await goToPart(page, "Plan");
  const context = `https://graph.microsoft.com/beta/$metadata#x/exchangeProtectionPolicies('1')/mailboxProtectionUnits`;
  await current.fill(JSON.stringify({ "@odata.context": context, value: [] }));
  await page.getByText("The current list is one of: Exchange protection policy.").waitFor();
  await page.getByRole("button", { name: "Change to Exchange protection policy" }).click();
  await page.getByText("For the Exchange protection policy", { exact: false }).first().waitFor();
  const target = page.locator("#plan-target");
  await becomes(async () => (await textOf(target)).includes("leaves out"), false);
});

/** @param {Page} page */
async function chooseExclusion(page) {
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill(POLICY);
  const units = page.getByRole("group", { name: "Which units" });
  await becomes(() => units.getByRole("radio", { name: "Those it protects" }).isChecked(), true);
  await units.getByRole("radio", { name: "Those it leaves out" }).check();
  return units;
}
