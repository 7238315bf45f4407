// Creating a session, the policy it is for, and how long backups are kept.

import assert from "node:assert/strict";
import { batch, build, languages, snippet } from "graph-backup-delta";
import {
  becomes,
  goToPart,
  listOf,
  requestsOf,
  showAs,
  someIds,
  test,
  textOf,
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Change, Request } from "graph-backup-delta" */

const visit = visitor();
const [SESSION = "", POLICY = "", BROWSED = "", ...IDS] = someIds(63);
const RETENTION = [{ interval: "R/P1W", period: "P365D" }];
const POLICY_URL = `https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeProtectionPolicies/${POLICY}`;

test("a session is created, and the rest is sent to it once it has its id", async (t) => {
  const { page } = await visit(t);
  const { region, body } = requestsOf(page);
  const session = page.getByRole("group", { name: "Which session" });
  await page.getByRole("button", { name: "Start empty" }).click();
  await region.getByRole("button", { name: "create a new session" }).click();
  await session
    .getByRole("radio", { name: "A new session", checked: true })
    .and(page.locator(":focus"))
    .waitFor();
  await becomes(() => page.getByLabel("Restore session id").count(), 0);
  await page.getByRole("radio", { name: "New site" }).check();
  await page.getByLabel("Policy id").fill(POLICY);
  const add = listOf(page, "restore point");
  await add.box.fill(IDS.join(" "));
  await page.keyboard.press("Enter");
  await region.getByText("50 of 60 additions, 0 removals, 1 request").waitFor();
  const change = /** @type {const} */ ({
    resource: "oneDriveForBusinessRestoreSession",
    policyId: POLICY,
    destinationType: "new",
  });
  const [request] = build({ ...change, create: true, add: IDS }).requests;
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  await becomes(() => textOf(region.locator("summary code")), `POST ${request?.url}`);
  const choice = region.getByRole("group", { name: "Request 1 of 1 as" });
  const inFront = await choice.getByRole("radio").count();
  const others = await choice.locator("option:not(:disabled)").count();
  assert.equal(inFront + others, 1 + languages().length);
  await showAs(region, "curl");
  const code = region.getByRole("region", { name: "Request 1 of 1 in curl" });
  await code.waitFor();
  await becomes(() => textOf(code), snippet(request ?? [], "curl"));
  await showAs(region, "Headers and body");
  await region
    .getByText("first 50 items. Send it first: the rest, 10 items, is sent once")
    .waitFor();
  await becomes(() => region.getByText("`next`").count(), 0);
  await goToPart(page, "Check");
  const fromBuild = page.getByRole("button", { name: "Take the request from Build" });
  await becomes(() => fromBuild.isVisible(), false, "it is none that Check judges");
  await goToPart(page, "Build");

  await region.getByRole("button", { name: "Put the rest into Build" }).click();
  await region.getByText("Still needed:").waitFor();
  await page.getByLabel("Restore session id").and(page.locator(":focus")).waitFor();
  await becomes(() => add.rows.count(), 10);

  await goToPart(page, "Read an answer");
  await page.getByLabel("HTTP status").fill("201");
  await page
    .getByLabel("Answer", { exact: true })
    .fill(JSON.stringify({ id: SESSION, status: "draft" }));
  await page.getByText("Read against request 1 of run 1.").waitFor();
  const created = page.getByRole("list", { name: "Sessions that were created" });
  await created.getByText(`Created: OneDrive restore session ${SESSION}`).waitFor();
  await created.getByRole("button", { name: "Put its id into Build" }).click();
  await region.getByText("10 additions, 0 removals, 1 request").waitFor();
  const rest = build({ ...change, id: SESSION, add: IDS.slice(50) }).requests[0];
  await becomes(() => textOf(body("Request 1 of 1")), rest?.body);
  await becomes(() => textOf(region.locator("summary code")), `PATCH ${rest?.url}`);
});

test("where Build still has all of it, what the request held is not sent twice", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const request = build({
    resource: "oneDriveForBusinessRestoreSession",
    create: true,
    destinationType: "new",
    add: IDS,
  }).requests[0];
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByRole("radio", { name: "A new session" }).check();
  await page.getByRole("radio", { name: "New site" }).check();
  const add = listOf(page, "restore point");
  await add.box.fill(IDS.join(" "));
  await page.keyboard.press("Enter");
  await region.getByText("60 additions, 0 removals, 1 request").waitFor();
  await readAgainst(page, request, JSON.stringify({ id: SESSION }), "201");
  await page.getByRole("button", { name: "Put its id into Build" }).click();
  await region.getByText("10 additions, 0 removals, 1 request").waitFor();
  await becomes(() => add.id(1).inputValue(), IDS[50]);
  await becomes(() => page.getByLabel("Restore session id").inputValue(), SESSION);
  await page.getByRole("button", { name: "Undo putting in the session" }).click();
  await region.getByText("60 additions, 0 removals, 1 request").waitFor();
});

test("of a $batch, each session that was created is told", async (t) => {
  const { page } = await visit(t);
  const change = /** @type {const} */ ({
    resource: "sharePointRestoreSession",
    create: true,
    destinationType: "new",
  });
  const made = [0, 1].flatMap((at) => build({ ...change, add: IDS.slice(at, at + 1) }).requests);
  const responses = [
    { id: "1", status: 429 },
    { id: "2", status: 201, body: { id: SESSION } },
  ];
  await readAgainst(page, batch(made).requests[0], JSON.stringify({ responses }), "200");
  const created = page.getByRole("list", { name: "Sessions that were created" });
  await created.getByText(`Created: SharePoint restore session ${SESSION}`).waitFor();
  await becomes(() => created.getByRole("listitem").count(), 1);
  await page
    .getByRole("region", { name: "Worth sending again" })
    .getByText("1 addition: a new SharePoint restore session")
    .waitFor();
  await created.getByRole("button", { name: "Put its id into Build" }).click();
  // What Build had was for another session.
  await requestsOf(page).region.getByText("Still needed:").waitFor();
  await becomes(() => page.getByLabel("Restore session id").inputValue(), SESSION);
});

test("a session for single items needs its first ones; nothing is removed from a new one", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await region
    .getByText("create a new session: one for single items begins with the request that creates it")
    .waitFor();
  await region.getByRole("button", { name: "create a new session" }).click();
  await region.getByRole("button", { name: "Item keys to add", exact: true }).waitFor();
  await page.getByLabel("Browse session id").fill(BROWSED);
  const add = listOf(page, "item");
  await add.box.fill("key");
  await page.keyboard.press("Enter");
  await region.getByText("1 addition, 0 removals, 1 request").waitFor();

  await page.getByRole("radio", { name: "Whole drives" }).check();
  await region.getByText("0 additions, 0 removals, 1 request").waitFor();
  const remove = listOf(page, "artifact");
  await remove.box.fill(IDS[0] ?? "");
  await page.keyboard.press("Enter");
  await region.getByText("there is nothing in it to remove").waitFor();
  await region.getByRole("button", { name: "Artifacts to remove" }).click();
  await remove.box.and(page.locator(":focus")).waitFor();
});

test("the creation of a session is sent again as one, and only after a look whether it is there", async (t) => {
  const { page } = await visit(t);
  const [request] = build({
    resource: "sharePointRestoreSession",
    create: true,
    policyId: POLICY,
    destinationType: "inPlace",
    add: IDS.slice(0, 2),
  }).requests;
  await readAgainst(page, request, "", "503");
  const again = page.getByRole("region", { name: "Worth sending again" });
  await again.getByText("2 additions: a new SharePoint restore session").waitFor();
  await again.getByText("The session may have been created: list the sessions first.").waitFor();
  await again.getByRole("button", { name: "Put it into Build" }).click();
  const { region, body } = requestsOf(page);
  await region.getByText("2 additions, 0 removals, 1 request").waitFor();
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  await becomes(() => textOf(region.locator("summary code")), /^POST /);
});

test("what Build has no place for is not put in", async (t) => {
  const { page } = await visit(t);
  const body = {
    driveRestoreArtifacts: IDS.slice(0, 2).map((id, at) => ({
      restorePoint: { id },
      destinationType: at === 0 ? "new" : "inPlace",
    })),
  };
  const url =
    "https://graph.microsoft.com/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions";
  await readAgainst(
    page,
    { method: "POST", url, headers: {}, body: JSON.stringify(body) },
    "",
    "429",
  );
  const again = page.getByRole("region", { name: "Worth sending again" });
  await again.getByText("Build has no place for this: additions to several places.").waitFor();
  await becomes(() => again.getByRole("button").count(), 0);
});

test("a policy id that is none is told at its field", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const field = page.getByLabel("Policy id");
  await field.fill("my policy");
  await page
    .locator(".field")
    .filter({ has: field })
    .getByText("is not a whole policy id")
    .waitFor();
  await becomes(() => field.getAttribute("aria-invalid"), "true");
  await region.getByRole("button", { name: "Policy id" }).click();
  await field.and(page.locator(":focus")).waitFor();
  await field.fill(POLICY);
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await page.reload();
  await region.getByText("3 additions, 2 removals, 1 request").waitFor();
  await becomes(() => field.inputValue(), POLICY);
});

test("how long backups are kept comes with a body, is told, and can be left out", async (t) => {
  const { page } = await visit(t);
  const { region, body } = requestsOf(page);
  /** @type {Change} */
  const change = {
    resource: "exchangeProtectionPolicy",
    id: POLICY,
    displayName: "Mailboxes",
    retentionSettings: RETENTION,
    add: [IDS[0] ?? ""],
  };
  const [request] = build(change).requests;
  await goToPart(page, "Check");
  // As people write it, and with what only the service sets.
  const text = String(request?.body).replace("{", '{ // mine\n "status": "active",');
  await page.getByLabel("Body", { exact: true }).fill(`PATCH ${POLICY_URL}?x=1\n\n${text}`);
  await page.getByText("1 addition, 0 removals").waitFor();
  await page.getByRole("button", { name: "Fix all that is certain" }).click();
  await page.getByText(" fixed, ").first().waitFor();
  await page.getByRole("button", { name: "Take it into Build" }).click();
  await page.getByText("“status” was left out.").waitFor();
  await page
    .getByText("Also sets how long backups are kept: a backup each week for 365 days.")
    .waitFor();
  await region.getByText("How long backups are kept will be set: a backup each week").waitFor();
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
  await becomes(() => page.getByLabel("Policy id").inputValue(), POLICY);
  await page.getByRole("button", { name: "Leave it out" }).click();
  await page.getByLabel("Display name").and(page.locator(":focus")).waitFor();
  await page.getByText("Also sets how long").waitFor({ state: "hidden" });
  await region.getByText("retentionSettings").waitFor({ state: "hidden" });
  const { requests } = build({ ...change, retentionSettings: undefined });
  await becomes(() => textOf(body("Request 1 of 1")), requests[0]?.body);

  // A list takes ids alone, and says so.
  const units = listOf(page, "directory object");
  await units.box.fill(String(request?.body));
  await page.keyboard.press("Enter");
  await units.said.getByText("The body also has displayName and retentionSettings").waitFor();

  // Another body is not for the policy that the first one was sent to.
  await goToPart(page, "Check");
  await page
    .getByLabel("Body", { exact: true })
    .fill(JSON.stringify({ "mailboxProtectionUnits@delta": [{ directoryObjectId: IDS[1] }] }));
  await page.getByText("Nothing is wrong with it.").waitFor();
  await page.getByRole("button", { name: "Take it into Build" }).click();
  await region.getByText("Still needed:").waitFor();
  await becomes(() => listOf(page, "directory object").id(1).inputValue(), IDS[1]);
  await becomes(() => page.getByLabel("Policy id").inputValue(), "");
});

test("a command that creates a session is taken from Check as that", async (t) => {
  const { page } = await visit(t);
  const [request] = build({
    resource: "oneDriveForBusinessRestoreSession",
    create: true,
    destinationType: "new",
    add: IDS.slice(0, 1),
  }).requests;
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(`POST ${request?.url}\n\n${request?.body}`);
  await page.getByText("Check judges it as a request that changes a session").waitFor();
  await page.getByText("1 addition, 0 removals").waitFor();
  await page.getByRole("button", { name: "Take it into Build" }).click();
  const { region, body } = requestsOf(page);
  await region.getByText("1 addition, 0 removals, 1 request").waitFor();
  await becomes(() => textOf(body("Request 1 of 1")), request?.body);
});

/**
 * @param {Page} page
 * @param {Request | undefined} request
 * @param {string} answer
 * @param {string} status
 */
async function readAgainst(page, request, answer, status) {
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
  await page.getByLabel("Body of the request", { exact: true }).fill(JSON.stringify(request));
  await page.getByLabel("HTTP status").fill(status);
  await page.getByLabel("Answer", { exact: true }).fill(answer);
}
