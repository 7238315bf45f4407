// Check finishes: what is pasted is read, duplicates go one by one, and the body is taken on from there.

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
  visitor,
} from "./page.mjs";

const visit = visitor();
const [SESSION = "", ...IDS] = someIds(61);
const point = (/** @type {string} */ id) => ({ restorePoint: { id }, destinationType: "inPlace" });
const URL_OF = `https://graph.microsoft.com/beta/solutions/backupRestore/oneDriveForBusinessRestoreSessions/${SESSION}`;

test("a command of PowerShell is read, its duplicates are removed, and it is split in Build", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  await body.click();
  const items = [...IDS, IDS[0] ?? ""].map(point);
  const json = JSON.stringify({ "driveRestoreArtifacts@delta": items }, null, 1);
  await paste(
    page,
    `$body = @'\n${json}\n'@\nInvoke-MgGraphRequest -Method PATCH -Uri '${URL_OF}' -Body $body`,
  );
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("61 additions, 0 removals.").waitFor();
  await report.getByRole("button", { name: "Remove this one" }).click();
  await report.getByText("60 additions, 0 removals.").waitFor();

  await report.getByRole("button", { name: "Split into 2 requests in Build" }).click();
  const { region } = requestsOf(page);
  await region.getByText("60 additions, 0 removals, 2 requests").waitFor();
  await region.getByText(`PATCH ${URL_OF}`).first().waitFor();
  await becomes(() => page.getByRole("radio", { name: "Original location" }).isChecked(), true);
  await becomes(() => listOf(page, "restore point").id(1).inputValue(), IDS[0]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
});

test("what all fixes did is shown, and the body is copied and saved", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByRole("button", { name: "Show a faulty sample" }).click();
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByRole("button", { name: "Fix all that is certain" }).click();
  await report.getByText("What was fixed (4)").click();
  await report.locator("del").getByText("// The restore points of the sales team").waitFor();
  await report.getByRole("button", { name: "Copy", exact: true }).click();
  await report.getByText("Copied").waitFor();
  const text = await textIn(page.getByLabel("Body", { exact: true }));
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), text);
  const download = page.waitForEvent("download");
  await report.getByRole("button", { name: "Download", exact: true }).click();
  assert.equal(await readFile(await (await download).path(), "utf8"), text);
});

test("all requests are saved as a script, as HTTP, and as bodies", async (t) => {
  const { page } = await visit(t);
  await listOf(page, "restore point").box.fill(IDS.join(" "));
  await page.keyboard.press("Enter");
  const { region } = requestsOf(page);
  await region.getByText("63 additions, 2 removals, 2 requests").waitFor();
  for (const [name, file, words] of [
    ["PowerShell script", "send-requests.ps1", /Invoke-MgGraphRequest[\s\S]*Start-Sleep/],
    ["curl script", "send-requests.sh", /^send 'https:[\s\S]*^send 'https:/m],
    [".http file", "requests.http", /^### Request 2 of 2$/m],
    ["Bodies as .zip", "bodies.zip", /request-2-of-2\.json/],
  ]) {
    const download = page.waitForEvent("download");
    await region.getByRole("button", { name: String(name) }).click();
    assert.equal((await download).suggestedFilename(), file);
    assert.match(
      await readFile(await (await download).path(), "latin1"),
      /** @type {RegExp} */ (words),
    );
  }
});
