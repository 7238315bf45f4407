// A request as the code that sends it.

import assert from "node:assert/strict";
import { languages, snippet } from "graph-backup-delta";
import { partsOf } from "../../www/src/coloured.js";
import { becomes, requestsOf, showAs, test, textOf, visitor } from "./page.mjs";

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
    await showAs(region, title);
    const code = region.getByRole("region", { name: `Request 1 of 1 in ${title}` });
    await code.waitFor();
    const expected = snippet(JSON.stringify(request), language);
    await becomes(() => textOf(code), expected);
    await region.getByRole("button", { name: "Copy code" }).click();
    await region.getByText("Copied", { exact: true }).waitFor();
    await becomes(() => page.evaluate(() => navigator.clipboard.readText()), expected);
  }
  assert.deepEqual(complaints, []);
});

test("code is shown in colours, and is the same text", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  await region.locator("pre.body .code-name", { hasText: "restorePoint" }).first().waitFor();
  await showAs(region, "PowerShell");
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
      `www/src/coloured.js has no colours for ${language}`,
    );
  }
});

test("what a request is shown as is chosen by the keyboard, and remembered", async (t) => {
  const { page } = await visit(t);
  const { region } = requestsOf(page);
  const radio = (/** @type {string} */ name) => region.getByRole("radio", { name, exact: true });
  const shown = (/** @type {string} */ title) =>
    region.getByRole("region", { name: `Request 1 of 1 in ${title}` });
  await radio("Headers and body").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await radio("curl").and(page.locator(":focus")).waitFor();
  await becomes(() => radio("curl").isChecked(), true);
  await shown("curl").waitFor();
  await page.reload();
  await shown("curl").waitFor();
  await becomes(() => radio("curl").isChecked(), true);

  const others = region.getByRole("combobox", { name: "Request 1 of 1 in another language" });
  await radio("curl").focus();
  await page.keyboard.press("Tab");
  await others.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Go");
  await shown("Go").waitFor();
  await becomes(() => region.getByRole("radio", { checked: true }).count(), 0);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Copy code" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Tab");
  await shown("Go").and(page.locator(":focus")).waitFor();
  await page.reload();
  await shown("Go").waitFor();
  await becomes(() => others.locator("option:checked").innerText(), "Go");
  await showAs(region, "Headers and body");
  await becomes(() => others.inputValue(), "", "one thing is chosen at a time");
});

test("what a request is shown as takes little room, on a telephone too", async (t) => {
  const { page } = await visit(t, { viewport: { width: 390, height: 800 } });
  const choice = requestsOf(page).region.getByRole("group", { name: "Request 1 of 1 as" });
  const box = await choice.boundingBox();
  assert.ok(Number(box?.height) < 130, `${box?.height} pixels`);
});

test("a hostile id is inert in code", async (t) => {
  const { page, complaints } = await visit(t);
  const { region } = requestsOf(page);
  const title = await page.title();
  await page.getByLabel("Resource", { exact: true }).selectOption("Exchange protection policy");
  await page.getByRole("button", { name: "Show a sample" }).click();
  await page.getByLabel("Display name").fill(MARKUP);
  await showAs(region, "curl");
  await region.getByText("onerror").first().waitFor();
  await becomes(() => page.locator("main img").count(), 0);
  await becomes(() => page.title(), title);
  assert.deepEqual(complaints, []);
});
