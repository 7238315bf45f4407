// A request as the code that sends it.

import assert from "node:assert/strict";
import { languages, snippet } from "graph-backup-delta";
import { partsOf } from "../../www/src/coloured.js";
import { requestsOf, test, textOf, visitor } from "./page.mjs";

const visit = visitor();

const MARKUP = "<img/src=x/onerror=document.title='hacked'>";

test("a request is shown in every language, and copied", async (t) => {
  const { page, complaints } = await visit(t);
  const { region, body } = requestsOf(page);
  const request = {
    method: "PATCH",
    url: (await textOf(region.locator(".request-target"))).replace("PATCH ", ""),
    headers: { "Content-Type": "application/json" },
    body: await textOf(body("Request 1 of 1")),
  };
  for (const { language, title } of languages()) {
    await region.getByRole("tab", { name: title, exact: true }).click();
    const code = region.getByRole("region", { name: `Request 1 of 1 in ${title}` });
    await code.waitFor();
    const expected = snippet(JSON.stringify(request), language);
    assert.equal(await textOf(code), expected);
    await region.getByRole("button", { name: "Copy code" }).click();
    await region.getByText("Copied", { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), expected);
  }
  assert.deepEqual(complaints, []);
});

test("code is shown in colours, and is the same text", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  await region.locator("pre.body .code-name", { hasText: "restorePoint" }).first().waitFor();
  await region.getByRole("tab", { name: "PowerShell", exact: true }).click();
  await region.locator("pre.body .code-comment").first().waitFor();
  const request = {
    method: /** @type {const} */ ("PATCH"),
    url: "https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeProtectionPolicies/a",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ displayName: MARKUP }),
  };
  for (const { language, extension } of languages()) {
    const code = snippet(request, language);
    const parts = partsOf(code, extension);
    assert.equal(parts.map((it) => it.text).join(""), code, language);
    assert.ok(
      parts.some((it) => it.kind !== undefined),
      language,
    );
  }
});

test("the tabs are used by the arrow keys, and the chosen one is remembered", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const tab = (/** @type {string} */ name) => region.getByRole("tab", { name, exact: true });
  await tab("Headers and body").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await tab("curl").and(page.locator(":focus")).waitFor();
  assert.equal(await tab("curl").getAttribute("aria-selected"), "true");
  assert.equal(await region.locator('[role="tab"][tabindex="0"]').count(), 1);
  await page.keyboard.press("End");
  assert.equal(await tab("curl").getAttribute("aria-selected"), "false");
  await page.keyboard.press("ArrowRight");
  await tab("Headers and body").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const code = region.getByRole("region", { name: "Request 1 of 1 in curl" });
  await code.waitFor();
  await page.keyboard.press("Tab");
  await code.and(page.locator(":focus")).waitFor();
  await page.reload();
  await tab("curl").and(page.locator('[aria-selected="true"]')).waitFor();
});

test("a hostile id is inert in code", async (t) => {
  const { page, complaints } = await visit(t);
  const { region } = requestsOf(page);
  const title = await page.title();
  await page.getByLabel("Resource", { exact: true }).selectOption("Exchange protection policy");
  await page.getByRole("button", { name: "Show a sample" }).click();
  await page.getByLabel("Display name").fill(MARKUP);
  await region.getByRole("tab", { name: "curl" }).click();
  await region.getByText("onerror").first().waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  assert.equal(await page.title(), title);
  assert.deepEqual(complaints, []);
});
