// What is worth sending again, put into Build, and taken back.

import { batch, build } from "graph-backup-delta";
import {
  becomes,
  goToPart,
  listOf,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textOf,
  visitor,
} from "./page.mjs";

/** @import { Change } from "graph-backup-delta" */
/** @import { Page } from "playwright-core" */

const visit = visitor();

const [TARGET = "", OTHER = "", BROWSED = "", ELSEWHERE = "", ...IDS] = someIds(12);

test("what failed goes into Build, ready to send, and one undo takes it back", async (t) => {
  const { page } = await visit(t);
  const before = await textOf(requestsOf(page).body("Request 1 of 1"));
  /** @type {Change} */
  const change = {
    resource: "sharePointRestoreSession",
    id: TARGET,
    version: "beta",
    destinationType: "inPlace",
    add: IDS.slice(0, 3),
    remove: IDS.slice(3, 4),
  };
  const { again, status } = await readThrottled(page, change);
  await status.fill("503");
  await again.getByText(`3 additions, 1 removal: SharePoint restore session ${TARGET}`).waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).focus();
  await page.keyboard.press("Enter");

  const heading = page.getByRole("heading", { name: "Build the requests" });
  await heading.and(page.locator(":focus")).waitFor();
  await becomes(() => chosenIn(resourceOf(page)), /^SharePoint restore session$/);
  await requestsOf(page).region.getByText("3 additions, 1 removal, 1 request").waitFor();
  await becomes(() => requestIn(page), build(change).requests[0]);
  await becomes(() => listOf(page, "artifact").rows.count(), 1);

  await page.getByRole("button", { name: "Undo putting in what to send again" }).click();
  await requestsOf(page).region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await becomes(() => textOf(requestsOf(page).body("Request 1 of 1")), before);
});

test("only what failed in passing is put in, where the request tells whose it is", async (t) => {
  const { page } = await visit(t);
  const { answer, source, asked, again } = await goToAnswer(page);
  const [busy, gone] = IDS;
  const failed = (/** @type {unknown} */ id, /** @type {string} */ code) => {
    const why = { failedOperation: "remove", responseCode: 500, info: { code, message: "" } };
    return { id, "@Core.DataModificationException": why };
  };
  const delta = [failed(busy, "UnknownError"), failed(gone, "ArtifactNotFound")];
  const removed = [busy, gone].map((id) => ({ "@removed": { reason: "changed" }, id }));
  await answer.fill(JSON.stringify({ "mailboxRestoreArtifacts@delta": delta }));
  await source.selectOption("Another one, pasted here");
  const body = JSON.stringify({ "mailboxRestoreArtifacts@delta": removed });
  await asked.fill(body);
  await page.getByText("retry-id-missing").first().waitFor();
  const url = `https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeRestoreSessions/${TARGET}`;
  await asked.fill(JSON.stringify({ method: "PATCH", url, headers: {}, body }));
  await again.getByText("1 removal: Exchange restore session").waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).click();

  const requests = requestsOf(page);
  await requests.region.getByText("0 additions, 1 removal, 1 request").waitFor();
  await becomes(async () => JSON.parse((await requestIn(page)).body), {
    "mailboxRestoreArtifacts@delta": removed.slice(0, 1),
  });
});

test("the name of a policy is put in as well", async (t) => {
  const { page } = await visit(t);
  /** @type {Change} */
  const change = {
    resource: "sharePointProtectionPolicy",
    id: TARGET,
    displayName: "Sites",
    add: [`contoso.sharepoint.com,${IDS[0]},${IDS[1]}`],
  };
  const { again } = await readThrottled(page, change);
  await again.getByText("1 addition, the display name: SharePoint protection policy").waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("1 addition, 0 removals, 1 request").waitFor();
  await becomes(() => requestIn(page), build(change).requests[0]);
});

test("items of two browse sessions are put in one after the other", async (t) => {
  const { page } = await visit(t);
  const { again } = await readThrottled(page, {
    resource: "oneDriveForBusinessRestoreSession",
    id: TARGET,
    restoreJobType: "granular",
    add: [
      { browseSessionId: BROWSED, itemKey: "key, one" },
      { browseSessionId: ELSEWHERE, itemKey: "two" },
      { browseSessionId: BROWSED, itemKey: "three" },
    ],
  });
  const rows = again.getByRole("listitem");
  await rows.nth(1).waitFor();
  await becomes(() => textOf(rows.nth(0)), /^2 additions: OneDrive restore session/);
  await becomes(() => textOf(rows.nth(1)), /^1 addition: OneDrive restore session/);
  await rows.nth(0).getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("2 additions, 0 removals, 1 request").waitFor();
  await becomes(async () => JSON.parse((await requestIn(page)).body), {
    "granularDriveRestoreArtifacts@delta": [
      { browseSessionId: BROWSED, itemKey: "key, one" },
      { browseSessionId: BROWSED, itemKey: "three" },
    ],
  });
});

test("of a $batch, each session and policy goes into Build by itself", async (t) => {
  const { page } = await visit(t);
  const changes = [TARGET, OTHER].map((id) => ({
    resource: /** @type {const} */ ("exchangeProtectionPolicy"),
    id,
    remove: IDS,
  }));
  const { requests } = batch(changes.flatMap((it) => build(it).requests));
  const { answer, source, asked, again } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  const responses = ["1", "2"].map((id) => ({ id, status: 429 }));
  await answer.fill(JSON.stringify({ responses }));
  await asked.fill(requests[0]?.body ?? "");
  const second = again.getByRole("listitem").filter({ hasText: OTHER });
  await second.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("0 additions, 8 removals, 1 request").waitFor();
  await becomes(() => requestIn(page), build(/** @type {Change} */ (changes[1])).requests[0]);
});

test("the answer stays read against the request that it answered", async (t) => {
  const { page } = await visit(t);
  const { body } = await requestIn(page);
  const { answer, status, source, again } = await goToAnswer(page);
  await source.selectOption("Request 1 of 1 in Build");
  const sent = JSON.parse(body)["driveRestoreArtifacts@delta"];
  const failed = {
    failedOperation: "remove",
    responseCode: 500,
    info: { code: "UnknownError", message: "" },
  };
  const delta = sent.map((/** @type {any} */ it, /** @type {number} */ at) =>
    "@removed" in it
      ? { id: it.id, "@Core.DataModificationException": failed }
      : { ...it, id: IDS[at], status: "added" },
  );
  await answer.fill(JSON.stringify({ "driveRestoreArtifacts@delta": delta }));
  const outcome = page.getByText("3 added, 0 removed, 2 failed, 0 unconfirmed");
  await outcome.waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("0 additions, 2 removals, 1 request").waitFor();
  await goToPart(page, "Read an answer");
  await outcome.waitFor();
  await becomes(() => chosenIn(source), "Run 1: request 1 of 1");

  await answer.fill("");
  await status.fill("503");
  await again.getByText("List what is there first").waitFor();
});

/**
 * Reads an answer that says only that too much was asked, against the request of a change.
 *
 * @param {Page} page
 * @param {Change} change
 */
async function readThrottled(page, change) {
  const fields = await goToAnswer(page);
  await fields.source.selectOption("Another one, pasted here");
  await fields.asked.fill(JSON.stringify(build(change).requests[0]));
  await fields.status.fill("429");
  return fields;
}

/** @param {Page} page */
async function goToAnswer(page) {
  await goToPart(page, "Read an answer");
  return {
    answer: page.getByLabel("Answer", { exact: true }),
    source: page.getByLabel("Request", { exact: true }),
    asked: page.getByLabel("Body of the request", { exact: true }),
    status: page.getByLabel("HTTP status"),
    again: page.getByRole("region", { name: "Worth sending again" }),
  };
}

/**
 * The only request of Build, as it says it is to be sent.
 *
 * @param {Page} page
 */
async function requestIn(page) {
  const { region, body } = requestsOf(page);
  const target = await textOf(region.locator("summary code"));
  const [method, url] = target.split(" ");
  const headers = { "Content-Type": "application/json" };
  return { method, url, headers, body: await textOf(body("Request 1 of 1")) };
}

/** @param {import("playwright-core").Locator} select */
function chosenIn(select) {
  return select.locator("option:checked").innerText();
}
