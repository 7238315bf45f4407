// The samples: one for each resource, whole, and told to be one.

import assert from "node:assert/strict";
import { describe, resources } from "graph-backup-delta";
import { becomes, goToPart, requestsOf, resourceOf, test, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();

for (const name of resources()) {
  const { words, deltas } = describe(name);
  for (const { property, restores = "" } of deltas.filter((it) => it.documented)) {
    test(`the sample of ${property} is right in every way`, async (t) => {
      const { page, complaints } = await visit(t);
      await page.getByRole("button", { name: "Start empty" }).click();
      await page.getByText("This is a sample").waitFor({ state: "hidden" });
      await resourceOf(page).selectOption(words);
      const choice = page.getByRole("group", { name: "What to restore" });
      if ((await choice.count()) > 0) await choice.getByLabel(restores).check();
      await page.getByRole("button", { name: "Show a sample" }).click();
      await page.getByText("This is a sample: its ids are made up.").waitFor();

      const { region } = requestsOf(page);
      await region.getByText("3 additions, 2 removals, 1 request").waitFor();
      await region.getByText(property).waitFor();
      await becomes(() => region.getByRole("listitem").count(), 1);
      await goToPart(page, "Check");
      await page.getByRole("button", { name: "Take the request from Build" }).click();
      await page.getByText("3 additions, 2 removals. Nothing is wrong with it.").waitFor();
      await page.getByRole("button", { name: "Show a faulty sample" }).click();
      await page.getByText(`${words}: 3 additions, 1 removal.`).waitFor();

      await goToPart(page, "Plan");
      await page.getByRole("button", { name: "Show a sample of two lists" }).click();
      await page.getByText("1 kept, 2 to add, 1 to remove").waitFor();
      await becomes(() => page.getByText("The current list is one of").count(), 0);

      await goToPart(page, "Read an answer");
      await page.getByRole("button", { name: "Show a sample answer" }).click();
      await page.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
      assert.deepEqual(complaints, []);
    });
  }
}

test("a sample and starting empty keep the resource, and can be taken back", async (t) => {
  const { page } = await visit(t);
  const chosen = resourceOf(page);
  await chosen.selectOption("SharePoint restore session");
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await page.getByRole("radio", { name: "beta" }).check();
  await page.getByRole("button", { name: "Start empty" }).click();
  await assertKept(page);
  await page.getByLabel("Browse session id").fill("mine");
  await page.getByRole("button", { name: "Show a sample" }).click();
  await assertKept(page);
  const id = page.getByLabel("Browse session id");
  await becomes(async () => (await id.inputValue()) === "mine", false);
  await page.getByRole("button", { name: "Undo showing the sample" }).click();
  await becomes(() => page.getByLabel("Browse session id").inputValue(), "mine");
  await becomes(() => page.getByLabel("Restore session id").inputValue(), "");
});

test("the faulty sample shows what is often wrong, most of which is mended at once", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByRole("button", { name: "Show a faulty sample" }).click();
  const findings = page.getByRole("region", { name: "Findings" });
  const mended = [
    "JSON has no comments",
    "is not a destination",
    "an object is expected",
    "A comma",
  ];
  const left = ["is not a whole restore point id", "is added twice"];
  for (const words of [...mended, ...left]) await findings.getByText(words).waitFor();
  await page.getByRole("button", { name: "Fix all that is certain" }).click();
  for (const words of mended) await findings.getByText(words).waitFor({ state: "hidden" });
  for (const words of left) await findings.getByText(words).waitFor();
});

/** @param {Page} page */
async function assertKept(page) {
  await becomes(() => resourceOf(page).inputValue(), "sharePointRestoreSession");
  await becomes(
    () => page.getByRole("radio", { name: "Single files and folders" }).isChecked(),
    true,
  );
  await becomes(() => page.getByRole("radio", { name: "beta" }).isChecked(), true);
}
