// "Why?" beside a finding: the long text of its code, made when it is opened.

import assert from "node:assert/strict";
import { explain } from "graph-backup-delta";
import { becomes, fixture, goToPart, test, textOf, visitor } from "./page.mjs";

const visit = visitor();

test("a finding tells why, how to mend it, what the service answers and the source", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill(fixture("seed/request.txt"));
  const report = page.getByRole("region", { name: "Findings" });
  const id = report.getByRole("listitem").filter({ hasText: "is not a whole restore point id" });
  const { why = "", source = "" } = explain("id-malformed") ?? {};
  assert.ok(why && source);
  await becomes(() => id.getByRole("definition").count(), 0);

  await id.getByText("Why?").focus();
  await page.keyboard.press("Enter");
  await id.getByText(why).waitFor();
  const parts = await id.getByRole("definition").allInnerTexts();
  assert.deepEqual(parts, [
    why,
    "Copy the id again from the restore point search. An id is a GUID: 36 characters, grouped 8-4-4-4-12.",
    "400 InvalidRestorePoint: A restore point id is not valid.",
    source,
  ]);
  const other = report.getByRole("listitem").filter({ hasText: "JSON has no comments." });
  await becomes(() => other.getByRole("definition").count(), 0);

  await page.keyboard.press("Enter");
  await id.getByText(why).waitFor({ state: "hidden" });
});

test("the findings of an answer tell why as well", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByLabel("Answer", { exact: true }).fill("<html>502 Bad Gateway</html>");
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText("Why?").click();
  await outcome.getByText("Only the answer says which items failed.").waitFor();
  assert.doesNotMatch(await textOf(outcome), /The service answers/);
});

test("a thousand findings are there at once, and open at once", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const removal = '{"@removed":true,"id":"99954f18"}';
  const body = `{"driveRestoreArtifacts@delta":[${Array(5000).fill(removal).join(",\n")}]}`;
  const report = page.getByRole("region", { name: "Findings" });
  // A file, as typing so much takes a browser minutes.
  await page
    .locator("#check-text")
    .getByLabel("Open a file")
    .setInputFiles({ name: "body.json", mimeType: "application/json", buffer: Buffer.from(body) });
  await report.getByText("more findings not listed.").waitFor();
  const opened = await page.evaluate(async () => {
    const summaries = [...document.querySelectorAll("#report summary")];
    const start = performance.now();
    for (const summary of summaries) if (summary instanceof HTMLElement) summary.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return { count: summaries.length, took: performance.now() - start };
  });
  assert.equal(opened.count, 200);
  assert.ok(opened.took < 3000, `opening all took ${opened.took} ms`);
});
