// Runs: what was sent is kept, answers find their request by the ids in both, and nothing is replaced.

import assert from "node:assert/strict";
import { becomes, goToPart, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();
const [SESSION = "", ...IDS] = someIds(123);
const ADDED = {
  "driveRestoreArtifacts@delta": IDS.slice(0, 50).map((id) => ({
    id: `new-${id}`,
    status: "added",
    restorePoint: { id },
  })),
};
const BUSY = { error: { code: "TooManyRequests", message: "Slow down" } };

test("the answer to a $batch made here is read against all its requests, and refused parts are not done", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  await page.getByRole("button", { name: "Copy all as $batch" }).click();
  const { answer, outcome, retry } = await goToAnswer(page);
  const responses = [
    { id: "1", status: 200, body: ADDED },
    { id: "2", status: 429, headers: { "Retry-After": "12" }, body: BUSY },
    { id: "3", status: 424, body: { error: { code: "FailedDependency", message: "" } } },
  ];
  await answer.fill(JSON.stringify({ responses }));
  await outcome.getByText("A $batch of 3 requests: 50 added, 0 removed, 72 failed").waitFor();
  await outcome.locator(".tone-bad").getByText("72 of 122 failed:").waitFor();
  await page.getByText("Read against the $batch of run 1.").waitFor();
  await becomes(async () => (await outcome.locator(".counts-failed").count()) > 0, true);
  await retry.getByText("Wait 12 seconds first.").first().waitFor();
});

test("to send again makes another run, and the first stays with its answers", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  const { answer, source, status, outcome, retry } = await goToAnswer(page);
  await source.selectOption("Request 1 of 3 in Build");
  await status.fill("429");
  await outcome.getByText("50 of 50 failed: 50 can be sent again").waitFor();
  await retry.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("50 additions, 0 removals, 1 request").waitFor();
  await page.getByText("What was sent stays among the runs.").waitFor();

  await goToPart(page, "Read an answer");
  const options = await source.getByRole("option").allInnerTexts();
  for (const at of [1, 2, 3])
    assert.ok(options.includes(`Run 1: request ${at} of 3`), options.join());
  await status.fill("");
  await source.selectOption("Find it by its ids");
  const third = IDS.slice(100, 122).map((id) => ({
    id: `new-${id}`,
    status: "added",
    restorePoint: { id },
  }));
  await answer.fill(JSON.stringify({ "driveRestoreArtifacts@delta": third }));
  await page.getByText("Read against request 3 of run 1.").waitFor();
  await outcome.getByText("Done: all 22 went well.").waitFor();
  await answer.fill(JSON.stringify(ADDED));
  await outcome.getByText("Done: all 50 went well.").waitFor();
  await page.reload();
  await outcome.getByText("Done: all 50 went well.").waitFor();
});

test("an answer to another request says so, and the sample is never what it is read against", async (t) => {
  const { page } = await visit(t);
  const { answer, outcome } = await goToAnswer(page);
  await answer.fill(JSON.stringify(ADDED));
  await page.getByText("No request is known here: the answer").waitFor();
  await outcome.getByText("this is what the answer tells by itself.").waitFor();
  await goToPart(page, "Build");
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(SESSION);
  await listOf(page, "artifact").box.fill(IDS.slice(120).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("0 additions, 2 removals, 1 request").waitFor();
  await goToPart(page, "Read an answer");
  await page.getByText("This answer fits no request that is known here").waitFor();
  await outcome.locator(".tone-unsure").getByText("to another request than those").waitFor();
});

test("an answer that names none of its items is none to the request of the answer before it", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(SESSION);
  await listOf(page, "artifact").box.fill(IDS.slice(0, 100).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("0 additions, 100 removals, 2 requests").waitFor();
  const { answer, outcome, source } = await goToAnswer(page);
  const refused = { failedOperation: "remove", responseCode: 404, info: { code: "X" } };
  const failed = { id: IDS[3], "@Core.DataModificationException": refused };
  await answer.fill(JSON.stringify({ "driveRestoreArtifacts@delta": [failed] }));
  await outcome.getByText("1 of 50 failed").waitFor();
  await answer.fill('{"driveRestoreArtifacts@delta":[]}');
  await outcome.getByText("Choose the request that this is the answer to.").waitFor();
  await source.selectOption("Run 1: request 2 of 2");
  await outcome.getByText("Done: all 50 went well.").waitFor();
});

test("one answer of several that is empty is not passed over, nor is a status that is none", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  const { answer, status, outcome } = await goToAnswer(page);
  await answer.fill(JSON.stringify(ADDED));
  await outcome.getByText("Done: all 50 went well.").waitFor();
  await status.fill("4O0");
  await outcome.getByText("Nothing is read: the HTTP status is no number.").waitFor();
  await becomes(() => outcome.getByText("Done:").count(), 0);
  const files = { "one.json": JSON.stringify(ADDED), "two.json": "" };
  const opened = Object.entries(files).map(([name, text]) => ({
    ...{ name, mimeType: "", buffer: Buffer.from(text) },
  }));
  await page.locator("#answer-body-file").setInputFiles(opened);
  await outcome.locator(".tone-unsure").waitFor();
  const part = outcome.locator(".part-summary").filter({ hasText: "two.json" });
  await part.locator(".state-unconfirmed").waitFor();
});

test("HTTP as curl prints it is taken apart, several answers are read together", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  const { answer, status, headers, outcome, retry } = await goToAnswer(page);
  await answer.fill(`HTTP/1.1 429 Too Many Requests\nRetry-After: 9\n\n${JSON.stringify(BUSY)}`);
  await page.getByText("Read an HTTP answer: its status and headers stand above.").waitFor();
  await becomes(() => status.inputValue(), "429");
  await becomes(() => headers.inputValue(), "Retry-After: 9");
  await page.getByText("Nothing in this answer tells which request it is to").waitFor();
  await page.getByLabel("Request", { exact: true }).selectOption("Request 2 of 3 in Build");
  await retry.getByText("Wait 9 seconds first.").waitFor();

  const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
    name,
    mimeType: "",
    buffer: Buffer.from(text),
  });
  const failed = {
    id: IDS[60],
    "@Core.DataModificationException": {
      failedOperation: "insert",
      responseCode: 404,
      info: { code: "ArtifactNotFound", message: "" },
    },
  };
  const second = [
    ...IDS.slice(50, 60).map((id) => ({ id: `new-${id}`, status: "added", restorePoint: { id } })),
    failed,
  ];
  await page
    .locator("#answer-body-file")
    .setInputFiles([
      file("one.txt", `HTTP/1.1 200 OK\nDate: x\n\n${JSON.stringify(ADDED)}`),
      file("two.json", JSON.stringify({ "driveRestoreArtifacts@delta": second })),
    ]);
  await outcome.getByText("2 answers: 60 added").waitFor();
  const alike = outcome.getByRole("list", { name: "Items of the same fate" }).last();
  await becomes(
    () => alike.innerText(),
    /^1 addition failed[\s\S]*404 ArtifactNotFound[\s\S]*10 additions added/,
  );
  await outcome.getByText("one.txt").waitFor();
  const row = outcome.locator('[role="row"]').filter({ hasText: "ArtifactNotFound" });
  await becomes(() => row.getByText("New id").count(), 0, "what failed has none");
  await page.getByRole("button", { name: "two.json" }).click();
  await becomes(() => answer.inputValue(), new RegExp(String(IDS[60])));
  await page.getByText("This is two.json.").waitFor();
  const undo = page.locator("#answer-text").getByRole("button", { name: "Undo" });
  await becomes(() => undo.count(), 0, "the one answer is no earlier state of the other");
});

test("of several answers, one that names nothing is given its request, and then sent again", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  const { source, status, outcome, retry } = await goToAnswer(page);
  const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
    ...{ name, mimeType: "text/plain" },
    buffer: Buffer.from(text),
  });
  const third = IDS.slice(100, 122).map((id) => ({
    id: `new-${id}`,
    status: "added",
    restorePoint: { id },
  }));
  await page
    .locator("#answer-body-file")
    .setInputFiles([
      file("one.txt", `HTTP/1.1 200 OK\n\n${JSON.stringify(ADDED)}`),
      file("two.txt", `HTTP/1.1 429 Too Many\nRetry-After: 12\n\n${JSON.stringify(BUSY)}`),
      file(
        "three.txt",
        `HTTP/1.1 200 OK\n\n${JSON.stringify({ "driveRestoreArtifacts@delta": third })}`,
      ),
    ]);
  await outcome.getByText("two.txt: Choose the request that this is the answer to.").waitFor();
  await outcome.getByText("Without an answer here: request 2 of Build").waitFor();
  await page.getByRole("button", { name: "two.txt" }).click();
  await page.getByText("Nothing in this answer tells which request it is to").waitFor();
  await source.selectOption("Request 2 of 3 in Build");
  await outcome.getByText("50 of 122 failed: 50 can be sent again in 12 s.").waitFor();
  await page.getByText("Read against request 2 of run 1.").waitFor();
  await becomes(() => outcome.getByText("Without an answer here").count(), 0);
  await becomes(() => source.locator("option:checked").innerText(), "Run 1: request 2 of 3");

  await page.getByRole("button", { name: "three.txt" }).click();
  await page.getByText("Read against request 3 of").waitFor();
  await becomes(() => source.locator("option:checked").innerText(), "Find it by its ids");
  await page.reload();
  await outcome.getByText("50 of 122 failed").waitFor();
  await page.getByRole("button", { name: "two.txt" }).click();
  await page.getByText("Read against request 2 of run 1.").waitFor();
  await becomes(() => status.inputValue(), "429");
  await retry.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("50 additions, 0 removals, 1 request").waitFor();
});

test("what was said of a list is not said of another that takes its place", async (t) => {
  const { page } = await visit(t);
  await buildThree(page);
  const { said } = listOf(page, "restore point");
  await said.getByText("122 added.").waitFor();
  const { source, status, retry } = await goToAnswer(page);
  await source.selectOption("Request 1 of 3 in Build");
  await status.fill("429");
  await retry.getByRole("button", { name: "Put it into Build" }).click();
  await requestsOf(page).region.getByText("50 additions, 0 removals, 1 request").waitFor();
  await becomes(() => said.innerText(), "");
  await requestsOf(page).body("Request 1 of 1").waitFor();
});

test("what was sent is read from a command, of which no token is kept", async (t) => {
  const { page } = await visit(t);
  const { answer, source, outcome } = await goToAnswer(page);
  await source.selectOption("Another one, pasted here");
  const url = `https://graph.microsoft.com/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions/${SESSION}`;
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": IDS.slice(0, 50).map((id) => ({
      restorePoint: { id },
      destinationType: "new",
    })),
  });
  await page
    .getByLabel("Body of the request", { exact: true })
    .fill(`curl -X PATCH '${url}' \\\n -H "Authorization: Bearer secret" --data '${body}'`);
  await page.getByText("Read 1 request from a command: kept as run 1.").waitFor();
  await answer.fill(JSON.stringify({ id: SESSION, ...ADDED }));
  await outcome.getByText("Done: all 50 went well.").waitFor();
  await page.getByText("Read against request 1 of run 1.").waitFor();
  await page.reload();
  await outcome.getByText("Done: all 50 went well.").waitFor();
  assert.doesNotMatch(await page.content(), /secret/);
});

/** @param {Page} page */
async function buildThree(page) {
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(SESSION);
  await page.getByRole("radio", { name: "New site" }).check();
  await listOf(page, "restore point").box.fill(IDS.join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("122 additions, 0 removals, 3 requests").waitFor();
}

/** @param {Page} page */
async function goToAnswer(page) {
  await goToPart(page, "Read an answer");
  const outcome = page.getByRole("region", { name: "What became of each item" });
  return {
    answer: page.getByLabel("Answer", { exact: true }),
    source: page.getByLabel("Request", { exact: true }),
    status: page.getByLabel("HTTP status"),
    headers: page.getByLabel("HTTP headers"),
    outcome,
    retry: outcome.getByRole("region", { name: "Worth sending again" }),
  };
}
