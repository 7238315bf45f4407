// Read the answer: the picture of what it comes to, the table that is searched and sorted, what is saved.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { build } from "graph-backup-delta";
import { becomes, goToPart, someIds, test, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();
const [SESSION = "", ...IDS] = someIds(13);
const POINTS = IDS.slice(0, 4);
const ARTIFACTS = IDS.slice(4, 7);
const ADDED = IDS.slice(7, 10);

const [REQUEST] = build({
  resource: "oneDriveForBusinessRestoreSession",
  id: SESSION,
  add: POINTS,
  remove: ARTIFACTS,
  destinationType: "new",
}).requests;

/** Three are added, one is in a state that no document tells of; two are removed, one is not there. */
const ANSWER = JSON.stringify({
  "driveRestoreArtifacts@delta": [
    ...POINTS.slice(0, 3).map((id, at) => ({
      id: ADDED[at],
      status: "added",
      restorePoint: { id },
    })),
    { id: IDS[3], status: "waiting", restorePoint: { id: POINTS[3] } },
    {
      id: ARTIFACTS[1],
      "@Core.DataModificationException": {
        failedOperation: "remove",
        responseCode: 404,
        info: { code: "ArtifactNotFound", message: '=HYPERLINK("http://x")' },
      },
    },
  ],
});

test("request and answer stand side by side, and a picture shows what they come to", async (t) => {
  const { page } = await visit(t);
  const { outcome } = await read(page);
  const asked = await page.getByLabel("Body of the request", { exact: true }).boundingBox();
  const answered = await page.getByLabel("Answer", { exact: true }).boundingBox();
  assert.ok(Number(asked?.x) + Number(asked?.width) < Number(answered?.x));
  assert.ok(Math.abs(Number(asked?.y) - Number(answered?.y)) < 200);
  const counts = outcome.getByRole("list", { name: "Items by state" }).getByRole("listitem");
  const told = (await counts.allTextContents()).map((it) => it.trim());
  assert.deepEqual(told, ["3 added", "2 removed", "1 failed", "1 unconfirmed"]);
  const widths = await page
    .locator(".counts-part")
    .evaluateAll((parts) => parts.map((it) => it.getBoundingClientRect().width));
  assert.equal(widths.length, 4);
  assert.ok((widths[0] ?? 0) > (widths[1] ?? 0) && (widths[1] ?? 0) > (widths[2] ?? 0));
});

test("an answer alone is read, and so is a refusal with nothing but its status", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("No request");
  await page.getByLabel("Answer", { exact: true }).fill(ANSWER);
  await page.getByText("3 added, 0 removed, 1 failed").waitFor();
  await page.getByLabel("Answer", { exact: true }).fill("");
  await page.getByLabel("Request", { exact: true }).selectOption("Request 1 of 1 in Build");
  await page.getByRole("region", { name: "Request that was chosen" }).waitFor();
  await page.getByLabel("HTTP status").fill("403");
  await page.getByText("0 added, 0 removed, 5 failed, 0 unconfirmed, 1 request refused").waitFor();
});

test("the table of items is searched, filtered and sorted", async (t) => {
  const { page } = await visit(t);
  const { outcome, rows } = await read(page);
  await becomes(
    () => rows(),
    ["Failed", "Unconfirmed", "Added", "Added", "Added", "Removed", "Removed"],
  );
  const head = outcome.getByRole("columnheader", { name: "State" });
  await head.getByRole("button").click();
  await becomes(() => head.getAttribute("aria-sort"), "ascending");
  await becomes(async () => (await rows()).slice(0, 3), ["Failed", "Unconfirmed", "Added"]);
  await head.getByRole("button").click();
  await becomes(() => head.getAttribute("aria-sort"), "descending");
  await becomes(async () => (await rows())[0], "Removed");
  await head.getByRole("button").click();
  await becomes(() => head.getAttribute("aria-sort"), "none");
  await becomes(async () => (await rows())[0], "Failed");

  await outcome.getByLabel("Show").first().selectOption("Failed");
  await outcome.getByText("1 of 7 items.").waitFor();
  await outcome.getByText("404 ArtifactNotFound", { exact: true }).waitFor();
  await outcome.getByText("What to do:").waitFor();
  await outcome.getByLabel("Show").first().selectOption("All");
  await outcome.getByLabel("Find").first().fill(String(POINTS[2]));
  await outcome.getByText("1 of 7 items.").waitFor();
  await becomes(() => rows(), ["Added"]);
  await outcome.getByText("The answer gives it an id").waitFor();
});

test("what became of the items is saved as JSON, and as a CSV without formulas", async (t) => {
  const { page } = await visit(t);
  const { outcome } = await read(page);
  const json = JSON.parse(await saved(page, "Download JSON", "outcome.json"));
  assert.deepEqual(json.counts, { added: 3, removed: 2, failed: 1, unconfirmed: 1 });
  const lines = (await saved(page, "Download CSV", "outcome.csv")).split("\r\n");
  assert.equal(lines.length, 8);
  assert.ok(lines[0]?.startsWith("\ufeffrequest,requested,kind,state,evidence,reference,id,"));
  const failed = lines.find((it) => it.includes(",failed,")) ?? "";
  assert.ok(failed.includes(`"'=HYPERLINK(""http://x"")"`), failed);

  for (const message of ["+1", "-1", "@x", "\t1"]) {
    await page
      .getByLabel("Answer", { exact: true })
      .fill(ANSWER.replace('=HYPERLINK(\\"http://x\\")', JSON.stringify(message).slice(1, -1)));
    const shown = message.replace("\t", "\\u{9}");
    await outcome.getByText(`404 ArtifactNotFound: ${shown}`).waitFor();
    assert.ok((await saved(page, "Download CSV", "outcome.csv")).includes(`'${message}`), message);
  }
});

/** @param {Page} page */
async function read(page) {
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
  await page.getByLabel("Body of the request", { exact: true }).fill(String(REQUEST?.body));
  await page.getByLabel("Answer", { exact: true }).fill(ANSWER);
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText("3 added, 2 removed, 1 failed, 1 unconfirmed").waitFor();
  const states = outcome.getByRole("row").locator(".state strong");
  return { outcome, rows: () => states.allInnerTexts() };
}

/**
 * What a button saves, as text.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} fileName
 */
async function saved(page, name, fileName) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  assert.equal((await download).suggestedFilename(), fileName);
  return readFile(await (await download).path(), "utf8");
}
