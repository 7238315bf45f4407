// Nothing that is pasted can do anything, and nothing leaves the page.

import assert from "node:assert/strict";
import {
  becomes,
  fixture,
  goToPart,
  listOf,
  paste,
  requestsOf,
  test,
  textOf,
  visitor,
} from "./page.mjs";

const visit = visitor();

const MARKUP = "<img/src=x/onerror=document.title='hacked'>";
const REVERSED = "1b014d8c\u202e-71fe-4d00";

test("no request leaves the page, and its policy is kept, whatever is done", async (t) => {
  const { page, complaints, strayRequests } = await visit(t);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await becomes(async () => (await policy.getAttribute("content")) ?? "", /default-src 'none'/);
  await becomes(async () => (await policy.getAttribute("content")) ?? "", /connect-src 'none'/);
  await becomes(async () => (await policy.getAttribute("content")) ?? "", /worker-src 'self';/);

  const add = listOf(page, "restore point");
  await add.box.fill("5e000000-71fe-4d00-a01a-31850bc5b32c");
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("4 additions, 2 removals, 1 request").waitFor();
  await add.remove(1).click();
  await page.getByRole("button", { name: "Undo removing restore point 1" }).click();
  await requestsOf(page).region.getByRole("button", { name: "Copy body" }).click();
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(fixture("seed/request.txt"));
  await page.getByRole("button", { name: "Remove the comment" }).click();
  await goToPart(page, "Read an answer");
  await page.getByLabel("Answer", { exact: true }).fill(fixture("seed/answer.txt"));
  await page.getByRole("table").first().waitFor();

  assert.deepEqual(strayRequests, []);
  assert.deepEqual(complaints, []);
});

test("the policy forbids what the page does not need", async (t) => {
  const { page } = await visit(t);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    const sent = await fetch("https://example.com/").then(
      () => "sent",
      () => "refused",
    );
    return { title: document.title, sent };
  });
  assert.equal(outcome.sent, "refused");
  assert.notEqual(outcome.title, "ran");
});

test("hostile ids are shown inert and in full view", async (t) => {
  const { page, complaints } = await visit(t);
  const add = listOf(page, "restore point");
  await add.box.fill(JSON.stringify([MARKUP, REVERSED]));
  await page.keyboard.press("Enter");
  await becomes(() => add.id(4).inputValue(), MARKUP);
  await add.rows.nth(4).getByText("1b014d8c\\u{202e}-71fe-4d00").waitFor();

  await goToPart(page, "Check");
  const pointer = JSON.stringify({ [`${MARKUP}\u202e`]: 1, "driveRestoreArtifacts@delta": [] });
  await page.getByLabel("Body", { exact: true }).fill(pointer);
  const report = page.getByRole("region", { name: "Findings" });
  await report.getByText("is not a property that can be set here").waitFor();
  await becomes(async () => !(await textOf(report)).includes("\u202e"), true);

  await goToPart(page, "Read an answer");
  const answer = {
    "driveRestoreArtifacts@delta": [
      { id: MARKUP, status: MARKUP, restorePoint: { id: REVERSED } },
      {
        id: "x",
        "@Core.DataModificationException": { info: { code: MARKUP, message: `\u202e${MARKUP}` } },
      },
    ],
  };
  await page.getByLabel("Answer", { exact: true }).fill(JSON.stringify(answer));
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText(MARKUP).first().waitFor();
  await becomes(async () => !(await textOf(outcome)).includes("\u202e"), true);

  const responses = [{ id: `\u202e${MARKUP}`, status: 200, body: answer }];
  await page.getByLabel("Answer", { exact: true }).fill(JSON.stringify({ responses }));
  await page.getByLabel("HTTP headers").fill(MARKUP);
  await outcome.getByText(`Request \\u{202e}${MARKUP}`).waitFor();
  await page.getByText("Line 1 is no header").waitFor();
  await becomes(async () => !(await textOf(outcome)).includes("\u202e"), true);

  await becomes(() => page.locator("main img[src]").count(), 0);
  await becomes(() => page.title(), "Read an answer – Graph Backup Delta");
  assert.deepEqual(complaints, []);
});

test("a megabyte in one piece, and nesting without end, leave the page usable", async (t) => {
  const { page, complaints } = await visit(t);
  const add = listOf(page, "restore point");
  const huge = "a".repeat(1_000_000);
  await add.box.click();
  await paste(page, huge);
  await add.rows.nth(3).waitFor();
  await becomes(async () => (await add.id(4).inputValue()).length, huge.length);
  await add.remove(4).click();
  await requestsOf(page).region.getByText("3 additions, 2 removals, 1 request").waitFor();

  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  const report = page.getByRole("region", { name: "Findings" });
  await body.click();
  await paste(page, "[".repeat(1_000_000));
  await report.getByText("nested more than").waitFor();
  await body.fill("\u0000\ud800\u2028");
  await report.getByRole("listitem").first().waitFor();
  await body.fill("");
  await report.getByText("Nothing to check yet.").waitFor();

  await goToPart(page, "Read an answer");
  await page.getByLabel("Answer", { exact: true }).fill("<html>502 Bad Gateway</html>");
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await page.getByLabel("Request", { exact: true }).selectOption("Request 1 of 1 in Build");
  await outcome.getByText("0 added, 0 removed, 0 failed, 5 unconfirmed").waitFor();
  await outcome.getByText("The answer cannot be read:").waitFor();
  assert.deepEqual(complaints, []);
});
