// Build for every resource: what can be said of each, and that nothing is lost on the way.

import assert from "node:assert/strict";
import { describe, resources } from "graph-backup-delta";
import { versionChoices, versionFor } from "../../www/src/versions.js";
import {
  becomes,
  listOf,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textOf,
  visitor,
} from "./page.mjs";

const visit = visitor();
const [TARGET = "", FIRST = "", SECOND = "", BROWSE = ""] = someIds(4);

test("every resource can be chosen, and its requests go to it", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  const chosen = resourceOf(page);
  await becomes(
    () => chosen.getByRole("option").allInnerTexts(),
    resources().map((it) => describe(it).words),
  );
  await page.getByRole("button", { name: "Start empty" }).click();
  for (const name of resources()) {
    const { words, path, deltas, id } = describe(name);
    await chosen.selectOption(words);
    await page.getByLabel(id.words).fill(TARGET);
    if (deltas[0]?.destinations)
      await page.getByRole("radio", { name: "Original location" }).check();
    await listOf(page, /** @type {any} */ (deltas[0]?.reference)).box.fill(FIRST);
    await page.keyboard.press("Enter");
    await requests.region.getByText(path.replace("{id}", TARGET)).waitFor();
    const body = JSON.parse(await textOf(requests.body("Request 1 of 1")));
    assert.equal(body[deltas[0]?.property ?? ""].length, 1);
  }
});

test("a policy has a name, and no destination", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  await requests.region.getByRole("button", { name: "Policy id" }).waitFor();
  await becomes(() => page.getByRole("group", { name: "Restore to" }).count(), 0);
  await page.getByLabel("Policy id").fill(TARGET);

  const name = page.getByLabel("Display name");
  await name.fill("x".repeat(1025));
  const field = page.locator(".field").filter({ has: name });
  await field.getByText("1025 UTF-16 units long; 1 to 1024 are allowed").waitFor();
  await becomes(() => name.getAttribute("aria-invalid"), "true");
  await requests.region.getByRole("button", { name: "Display name" }).click();
  await becomes(() => name.evaluate((it) => it === document.activeElement), true);
  await name.fill("Mailboxes of the board");
  await requests.region.getByText("0 additions, 0 removals, 1 request").waitFor();

  const add = listOf(page, "directory object");
  await add.region.getByText("From Microsoft Entra ID.").waitFor();
  await add.box.fill(FIRST);
  await page.keyboard.press("Enter");
  const remove = listOf(page, "protection unit");
  await remove.box.fill(SECOND);
  await page.keyboard.press("Enter");
  await requests.region.getByText("1 addition, 1 removal, 1 request").waitFor();
  await becomes(async () => JSON.parse(await textOf(requests.body("Request 1 of 1"))), {
    displayName: "Mailboxes of the board",
    "mailboxProtectionUnits@delta": [
      { directoryObjectId: FIRST },
      { "@removed": { reason: "changed" }, id: SECOND },
    ],
  });
});

test("single files and folders are restored from a browse session", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("SharePoint restore session");
  const restore = page.getByRole("group", { name: "What to restore" });
  await becomes(() => restore.getByRole("radio", { name: "Whole sites" }).isChecked(), true);
  await page.getByRole("group", { name: "Restore to" }).getByText("Rolls the site back").waitFor();
  await restore.getByRole("radio", { name: "Single files and folders" }).check();
  const destination = page.getByRole("group", { name: "Restore to" });
  await becomes(() => destination.getByRole("radio", { name: "Not said" }).isChecked(), true);
  await becomes(
    () => destination.getByText("Rolls the site back").count(),
    0,
    "it is single files",
  );

  await page.getByLabel("Restore session id").fill(TARGET);
  const add = listOf(page, "item");
  await add.box.fill("01SAMPLE2KEY");
  await page.keyboard.press("Enter");
  const browse = page.getByLabel("Browse session id");
  await requests.region.getByRole("button", { name: "Browse session id" }).click();
  await becomes(() => browse.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.type("https://contoso.example/browse");
  const field = page.locator(".field").filter({ has: browse });
  await field.getByText("is not a whole browse session id").waitFor();
  await browse.fill(BROWSE);
  await requests.region.getByText("1 addition, 0 removals, 1 request").waitFor();
  const body = async () => JSON.parse(await textOf(requests.body("Request 1 of 1")));
  const property = "granularSiteRestoreArtifacts@delta";
  await becomes(() => body(), {
    [property]: [{ browseSessionId: BROWSE, id: "01SAMPLE2KEY" }],
  });
  await page.getByRole("radio", { name: "beta" }).check();
  await requests.region.getByText("/beta/").waitFor();
  await becomes(() => body(), {
    [property]: [{ browseSessionId: BROWSE, itemKey: "01SAMPLE2KEY" }],
  });

  const item = { browseSessionId: BROWSE, itemKey: "01SAMPLE2KEY" };
  await destination.getByRole("radio", { name: "Original location" }).check();
  await requests.region.getByText('"inPlace"').waitFor();
  await becomes(() => body(), { [property]: [{ ...item, destinationType: "inPlace" }] });
  await destination.getByRole("radio", { name: "Not said" }).check();
  await requests.region.getByText('"inPlace"').waitFor({ state: "hidden" });
  await becomes(() => body(), { [property]: [item] });
});

test("mailboxes are restored whole, to a new folder or in place", async (t) => {
  const { page } = await visit(t);
  await resourceOf(page).selectOption("Exchange restore session");
  await becomes(() => page.getByRole("group", { name: "What to restore" }).count(), 0);
  const destination = page.getByRole("group", { name: "Restore to" });
  await becomes(() => destination.getByRole("radio", { name: "New folder" }).count(), 1);
  await destination.getByText("The mailbox itself is written.").waitFor();
});

test("switching to another resource and back loses nothing", async (t) => {
  const { page } = await visit(t);
  const requests = requestsOf(page);
  const body = await textOf(requests.body("Request 1 of 1"));
  const chosen = resourceOf(page);
  await chosen.selectOption("OneDrive protection policy");
  // Restore points are no users: what was put together for the one is nothing to the other.
  await becomes(() => listOf(page, "directory object").rows.count(), 0);
  await becomes(() => page.getByLabel("Policy id").inputValue(), "");
  await page.getByLabel("Display name").fill("Drives");
  await chosen.selectOption("OneDrive restore session");
  await requests.region.getByText("driveRestoreArtifacts@delta").waitFor();
  await becomes(() => textOf(requests.body("Request 1 of 1")), body);
  await chosen.selectOption("OneDrive protection policy");
  await becomes(() => page.getByLabel("Display name").inputValue(), "Drives");

  const undo = page.getByRole("button", { name: "Undo" });
  for (const name of ["choosing the resource", "editing the display name"]) {
    await page.getByRole("button", { name: `Undo ${name}` }).click();
  }
  await becomes(() => chosen.inputValue(), "oneDriveForBusinessProtectionPolicy");
  await undo.click();
  await becomes(() => chosen.inputValue(), "oneDriveForBusinessRestoreSession");
  await becomes(() => page.getByRole("radio", { name: "New site" }).isChecked(), true);
  await requests.region.getByText("driveRestoreArtifacts@delta").waitFor();
  await becomes(() => textOf(requests.body("Request 1 of 1")), body);
});

test("what goes away when a step is taken back does not take the focus with it", async (t) => {
  const { page } = await visit(t);
  const chosen = resourceOf(page);
  await chosen.selectOption("SharePoint protection policy");
  await chosen.selectOption("SharePoint restore session");
  await page.getByRole("radio", { name: "Original location" }).check();
  await page.getByRole("radio", { name: "Single files" }).check();
  await chosen.selectOption("SharePoint protection policy");
  await page.getByRole("radio", { name: "v1.0" }).focus();
  for (let steps = 0; steps < 4; steps += 1) {
    await page.keyboard.press("ControlOrMeta+Z");
    await becomes(() => page.evaluate(() => document.activeElement?.matches("main *")), true);
  }
  await becomes(() => chosen.inputValue(), "oneDriveForBusinessRestoreSession");
});

test("a version that lacks the array is shown, but cannot be chosen", () => {
  const facts = /** @satisfies {Parameters<typeof versionChoices>[0]} */ ({
    versions: ["v1.0", "beta"],
    delta: { versions: ["beta"], list: "driveExclusionUnits" },
  });
  const [v1, beta] = versionChoices(facts);
  assert.deepEqual([v1?.disabled, v1?.help], [true, "driveExclusionUnits is only in beta."]);
  assert.deepEqual([beta?.disabled, beta?.help], [false, undefined]);
  const { deltas } = describe("oneDriveForBusinessProtectionPolicy");
  assert.deepEqual(
    deltas.map((it) => versionFor("v1.0", it)),
    ["v1.0", "beta"],
  );
});
