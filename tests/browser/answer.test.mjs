// Read the answer: a $batch part by part, the headers that matter, what is worth sending again.

import assert from "node:assert/strict";
import { batch, build } from "graph-backup-delta";
import {
  becomes,
  fixture,
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

/** @import { Page } from "playwright-core" */

const visit = visitor();

const [FIRST = "", SECOND = "", THIRD = "", ...UNITS] = someIds(9);
const [ADDED = "", REMOVED = ""] = UNITS;

/** Three policies, each with a mailbox to add and a unit to remove. */
const BATCH = batchOf(
  [FIRST, SECOND, THIRD].flatMap((id) => {
    const change = { add: [ADDED], remove: [REMOVED] };
    return build({ resource: "exchangeProtectionPolicy", id, ...change }).requests;
  }),
);

const DONE = {
  "mailboxProtectionUnits@delta": [
    { id: UNITS[2], directoryObjectId: ADDED, status: "protectRequested" },
    { id: REMOVED, status: "removeRequested" },
  ],
};
const THROTTLED = { error: { code: "TooManyRequests", message: "Slow down" } };

/** In another order than asked; the third request has no answer. */
const ANSWER = JSON.stringify({
  responses: [
    { id: "2", status: 429, headers: { "Retry-After": "7" }, body: THROTTLED },
    { id: "1", status: 200, body: DONE },
  ],
});

test("the answer to a $batch is told part by part, against the $batch that is pasted", async (t) => {
  const { page } = await visit(t);
  const { answer, source, asked, outcome, part } = await goToAnswer(page);
  await answer.click();
  await paste(page, ANSWER);
  await outcome.getByText("A $batch of 2 requests: 1 added, 1 removed, 0 failed").waitFor();
  await becomes(() => chosenIn(source), "Find it by its ids");
  await source.selectOption("Another one, pasted here");
  await asked.click();
  await paste(page, BATCH);
  await outcome.getByText("A $batch of 3 requests: 1 added, 1 removed, 2 failed, 2").waitFor();
  await becomes(() => textOf(part("1").summary), /200.*1 added, 1 removed, 0 failed/);
  await becomes(() => textOf(part("2").summary), /429.*0 added, 0 removed, 2 failed/);
  await becomes(() => textOf(part("3").summary), /not answered.*2 unconfirmed/);

  await part("2").content.getByText("429 TooManyRequests: Slow down").waitFor();
  await part("3").content.getByText("holds no answer of this id").waitFor();
  await becomes(() => part("1").content.getByRole("table").count(), 0, "what went well is shut");
  await part("1").summary.focus();
  await page.keyboard.press("Enter");
  await part("1").content.getByRole("row").nth(2).waitFor();
  const rows = await part("1").content.getByRole("row").allInnerTexts();
  assert.match(rows[1] ?? "", new RegExp(`^Added[^]*${ADDED}[^]*${UNITS[2]}`));
  assert.match(rows[2] ?? "", new RegExp(`^Removed[^]*${REMOVED}`));
});

test("the $batch that Check holds is what a $batch's answer answers", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(BATCH);
  const { answer, source, outcome } = await goToAnswer(page);
  await becomes(() => chosenIn(source), "Find it by its ids");
  await answer.fill(ANSWER);
  await outcome.getByText("A $batch of 3 requests: 1 added, 1 removed, 2 failed, 2").waitFor();
  await page.getByText("Read against the $batch of run 1.").waitFor();

  await source.selectOption("Request 1 of 1 in Build");
  await outcome.getByText("it has no array requests").waitFor();
  await outcome.getByText("A $batch of 2 requests").waitFor();
});

test("a $batch that was refused as a whole is known by its request", async (t) => {
  const { page } = await visit(t);
  const { answer, source, asked, status, headers, outcome, retry } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  await asked.fill(BATCH);
  await status.fill("429");
  await headers.fill("Retry-After: 30");
  await outcome.getByText("A $batch of 3 requests: 0 added, 0 removed, 6 failed").waitFor();
  await becomes(() => retry.getByRole("listitem").count(), 3);
  await retry.getByText("Wait 30 seconds first.").nth(2).waitFor();
  await answer.fill("<html>502 Bad Gateway</html>");
  await status.fill("502");
  await outcome.getByText("0 removed, 6 failed").waitFor();
});

test("what is worth sending again is told once for each session", async (t) => {
  const { page } = await visit(t);
  const { answer, source, asked, outcome, retry } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  const change = { add: someIds(70), destinationType: /** @type {const} */ ("inPlace") };
  const session = { resource: /** @type {const} */ ("sharePointRestoreSession"), id: FIRST };
  const { requests } = build({ ...session, ...change });
  const busy = (/** @type {string} */ id, /** @type {string} */ wait) => {
    return { id, status: 503, headers: { "Retry-After": wait }, body: null };
  };
  await answer.fill(JSON.stringify({ responses: [busy("1", "4"), busy("2", "9")] }));
  await asked.fill(batchOf(requests));
  await outcome.getByText("A $batch of 2 requests: 0 added, 0 removed, 0 failed, 70").waitFor();
  await becomes(() => retry.getByRole("listitem").count(), 1);
  await retry.getByText(`70 additions: SharePoint restore session ${FIRST}`).waitFor();
  await retry.getByText("Wait 9 seconds first.").waitFor();
});

test("how long to wait is read from the headers, and what is wrong with them is told", async (t) => {
  const { page } = await visit(t);
  const { answer, source, status, headers, retry } = await goToAnswer(page);
  await source.selectOption("Request 1 of 1 in Build");
  await answer.fill(JSON.stringify(THROTTLED));
  await status.fill("429");
  await retry.getByText("3 additions, 2 removals: OneDrive restore session").waitFor();
  await retry.getByText("Retry-After header, if it has one").waitFor();
  for (const [text, wait] of [
    ["5", "Wait 5 seconds first."],
    ["retry-after: 1", "Wait 1 second first."],
    ["Content-Type: application/json\n\nRetry-After:  12 ", "Wait 12 seconds first."],
    ["Mon, 05 Jan 2026 10:00:30 GMT\nDate: Mon, 05 Jan 2026 10:00:00 GMT", "Wait 30 seconds"],
    ["0", "No need to wait."],
  ]) {
    await headers.fill(text ?? "");
    await retry.getByText(wait ?? "").waitFor();
    await becomes(() => headers.getAttribute("aria-invalid"), "false", text);
  }
  const errors = page.locator("#headers-help");
  await headers.fill("Retry-After: soon");
  await errors.getByText("Line 1 is neither a number of seconds nor a date").waitFor();
  await becomes(() => headers.getAttribute("aria-invalid"), "true");
  await becomes(async () => (await headers.getAttribute("aria-describedby")) ?? "", /headers-help/);
  await headers.fill("Retry-After: 8\nToo Many Requests");
  await errors.getByText("Line 2 is no header").waitFor();
  await retry.getByText("Wait 8 seconds first.").waitFor();
  await status.fill("");
  await headers.fill("HTTP/1.1 503 Service Unavailable\nRetry-After: 3");
  await retry.getByText("Wait 3 seconds first.").waitFor();
  await headers.fill("");
  await errors.getByText("Line").waitFor({ state: "detached" });
  await status.fill("429 Too Many Requests");
  await retry.getByText("3 additions, 2 removals: OneDrive restore session").waitFor();
  await becomes(() => status.getAttribute("aria-invalid"), "false");
});

test("an answer to one request is read as before, also after a $batch", async (t) => {
  const { page } = await visit(t);
  const { answer, source, outcome, retry } = await goToAnswer(page);
  await answer.fill(ANSWER);
  await outcome.getByText("A $batch of 2 requests").waitFor();
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  await outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
  await becomes(() => chosenIn(source), "Another one, pasted here");
  await becomes(() => outcome.getByRole("list", { name: "Requests of the $batch" }).count(), 0);
  await becomes(() => retry.count(), 0);
  await becomes(() => outcome.getByRole("table", { name: "Items of the request" }).count(), 1);

  await answer.fill(fixture("interpret/some-retryable.answer.json"));
  await source.selectOption("Another one, pasted here");
  await page
    .getByLabel("Body of the request", { exact: true })
    .fill(fixture("interpret/some-retryable.request.json"));
  await retry.waitFor();
});

test("the sample answer is read against the sample's request, whatever Build holds", async (t) => {
  const { page } = await visit(t);
  const before = await goToAnswer(page);
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  await before.outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
  await becomes(() => chosenIn(before.source), "Another one, pasted here");

  await goToPart(page, "Build");
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByRole("button", { name: "Show a sample" }).click();
  const { source, asked, outcome } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  await asked.fill("mine");
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  await outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
  await becomes(() => chosenIn(source), "Another one, pasted here");
  await page.locator("#asked-text").getByRole("button", { name: "Undo" }).click();
  await becomes(() => asked.inputValue(), "mine");
  await page.locator("#asked-text").getByRole("button", { name: "Redo" }).click();
  await becomes(() => asked.inputValue(), /"method":"PATCH"/);
  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => asked.inputValue(), "mine");
});

test("an answer stays one to the request that was sent, also when Build goes on", async (t) => {
  const { page } = await visit(t);
  const { source, outcome } = await goToAnswer(page);
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  const told = outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed");
  await told.waitFor();
  await becomes(() => chosenIn(source), "Another one, pasted here");

  await goToPart(page, "Build");
  const add = listOf(page, "restore point");
  await add.remove(1).click();
  await requestsOf(page).region.getByText("2 additions, 2 removals, 1 request").waitFor();
  await goToAnswer(page);
  await becomes(() => chosenIn(source), "Another one, pasted here");
  await told.waitFor();

  await source.selectOption("Request 1 of 1 in Build");
  await outcome.getByText("2 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
});

/** Removals that were done need not be named in an answer. */
const NOTHING_FAILED = '{"driveRestoreArtifacts@delta":[]}';

test("a refusal stays one to the request that was sent, and what was pasted stays", async (t) => {
  const { page } = await visit(t);
  await buildRemovals(page, UNITS.slice(0, 2));
  const { answer, source, asked, status, outcome } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  await asked.fill("mine");
  await source.selectOption("Request 1 of 1 in Build");
  await status.fill("400");
  await outcome.getByText("0 added, 0 removed, 2 failed, 0 unconfirmed").waitFor();

  await addRemovals(page, UNITS.slice(2, 3), 3);
  await goToAnswer(page);
  await becomes(() => chosenIn(source), "Run 1: request 1 of 1");
  await outcome.getByText("0 added, 0 removed, 2 failed, 0 unconfirmed").waitFor();
  await page.reload();
  await outcome.getByText("0 added, 0 removed, 2 failed, 0 unconfirmed").waitFor();
  await becomes(() => chosenIn(source), "Run 1: request 1 of 1");
  await source.selectOption("Another one, pasted here");
  await becomes(() => asked.inputValue(), "mine");

  await source.selectOption("Run 1: request 1 of 1");
  await answer.fill(NOTHING_FAILED);
  await status.fill("");
  await outcome.getByText("0 added, 2 removed").waitFor();
  await answer.fill("");
  await outcome.getByText("Nothing to read yet.").waitFor();
});

test("an answer that names no item is none to removals that were never sent", async (t) => {
  const { page } = await visit(t);
  await buildRemovals(page, UNITS.slice(0, 1));
  const { answer, source, outcome } = await goToAnswer(page);
  await answer.fill(NOTHING_FAILED);
  await outcome.getByText("0 added, 1 removed, 0 failed").waitFor();
  await page.reload();
  await outcome.getByText("0 added, 1 removed, 0 failed").waitFor();
  await addRemovals(page, UNITS.slice(1, 2), 2);
  await goToAnswer(page);
  await outcome.getByText("0 added, 1 removed, 0 failed").waitFor();
  await page.getByText("Read against request 1 of run 1.").waitFor();
  await becomes(() => chosenIn(source), "Find it by its ids");
});

test("an answer to the body in Check stays one to it when that is changed", async (t) => {
  const { page } = await visit(t);
  const bodyWith = (/** @type {number} */ count) => {
    const items = UNITS.slice(0, count).map((id) => ({ "@removed": { reason: "deleted" }, id }));
    return JSON.stringify({ "driveRestoreArtifacts@delta": items });
  };
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(bodyWith(1));
  const { answer, source, outcome } = await goToAnswer(page);
  await source.selectOption("The body in Check");
  await answer.fill(NOTHING_FAILED);
  await outcome.getByText("0 added, 1 removed, 0 failed").waitFor();
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(bodyWith(2));
  await page.getByText("0 additions, 2 removals.").waitFor();
  await goToAnswer(page);
  await becomes(() => chosenIn(source), "Run 1: request 1 of 1");
  await outcome.getByText("0 added, 1 removed, 0 failed").waitFor();
});

test("an answer that is pasted first is one to what is then put together in Build", async (t) => {
  const { page } = await visit(t);
  const { answer, source, outcome } = await goToAnswer(page);
  await answer.fill(NOTHING_FAILED);
  await outcome.getByText("Nothing can be told: no request is known").waitFor();
  await buildRemovals(page, UNITS.slice(0, 1));
  await addRemovals(page, UNITS.slice(1, 2), 2);
  await goToAnswer(page);
  await outcome.getByText("0 added, 2 removed, 0 failed, 0 unconfirmed").waitFor();
  await page.getByText("Read against request 1 of run 1.").waitFor();
  await addRemovals(page, UNITS.slice(2, 3), 3);
  await goToAnswer(page);
  await outcome.getByText("0 added, 2 removed, 0 failed, 0 unconfirmed").waitFor();
  await page.getByText("Read against request 1 of run 1.").waitFor();
  await becomes(() => chosenIn(source), "Find it by its ids");
});

test("the sample answer is read against the sample's request, also where only the session differs", async (t) => {
  const { page } = await visit(t);
  await page.getByLabel("Restore session id").fill(FIRST);
  await requestsOf(page).region.getByText(FIRST).first().waitFor();
  const { source, outcome } = await goToAnswer(page);
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  await outcome.getByText("3 added, 1 removed, 1 failed, 0 unconfirmed").waitFor();
  await becomes(() => chosenIn(source), "Another one, pasted here");
  await becomes(() => outcome.getByText(FIRST).count(), 0);
});

/**
 * Puts a change together that only removes.
 *
 * @param {Page} page
 * @param {string[]} ids
 */
async function buildRemovals(page, ids) {
  await goToPart(page, "Build");
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(FIRST);
  await addRemovals(page, ids, ids.length);
}

/**
 * @param {Page} page
 * @param {string[]} ids
 * @param {number} all How many there are then.
 */
async function addRemovals(page, ids, all) {
  await goToPart(page, "Build");
  const remove = listOf(page, "artifact");
  await remove.box.fill(ids.join(" "));
  await page.keyboard.press("Enter");
  const removals = all === 1 ? "1 removal" : `${all} removals`;
  await requestsOf(page).region.getByText(`0 additions, ${removals}, 1 request`).waitFor();
}

/** @param {Parameters<typeof batch>[0]} requests */
function batchOf(requests) {
  return batch(requests).requests[0]?.body ?? "";
}

/** @param {Page} page */
async function goToAnswer(page) {
  await goToPart(page, "Read an answer");
  const outcome = page.getByRole("region", { name: "What became of each item" });
  const parts = outcome.getByRole("list", { name: "Requests of the $batch" });
  return {
    answer: page.getByLabel("Answer", { exact: true }),
    source: page.getByLabel("Request", { exact: true }),
    asked: page.getByLabel("Body of the request", { exact: true }),
    status: page.getByLabel("HTTP status"),
    headers: page.getByLabel("HTTP headers"),
    outcome,
    retry: outcome.getByRole("region", { name: "Worth sending again" }),
    /** @param {string} id */
    part(id) {
      const content = parts.getByRole("group").filter({ hasText: `Request ${id}` });
      return { content, summary: content.locator("summary").first() };
    },
  };
}

/** @param {import("playwright-core").Locator} select */
function chosenIn(select) {
  return select.locator("option:checked").innerText();
}

test("an answer to a new name alone says that it is done", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByLabel("Request", { exact: true }).selectOption("Another one, pasted here");
  await page.getByLabel("Body of the request", { exact: true }).fill('{"displayName":"Mailboxes"}');
  await page
    .getByLabel("Answer", { exact: true })
    .fill(`{"id":"${FIRST}","displayName":"Mailboxes"}`);
  await page.getByText("Done. Nothing was asked of any item.").waitFor();
});

test("how many requests were refused stands in the sum", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  const error = { code: "TooManyRequests", message: "" };
  const responses = ["1", "2"].map((id) => ({ id, status: 429, body: { error } }));
  await page.getByLabel("Answer", { exact: true }).fill(JSON.stringify({ responses }));
  await page.getByText("0 unconfirmed, 2 requests refused").waitFor();
});
