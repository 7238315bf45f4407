// The page as a whole: the work outlasts a reload, a link carries it, it is cleared for good.

import assert from "node:assert/strict";
import {
  becomes,
  goToPart,
  linkOf,
  listOf,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textIn,
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();

const BODY = '{"driveRestoreArtifacts@delta": [\n  {"restorePoint": {"id": "x"}}\n]}';

test("work survives a reload", async (t) => {
  const { page, complaints } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByRole("radio", { name: "Original location" }).check();
  await page.getByLabel("Restore session id").fill("7d0c52e1-4f3a-4b86-9a57-0c1e6f28b3d4");
  await listOf(page, "restore point").box.fill(someIds(60).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("60 additions, 0 removals, 2 requests").waitFor();
  await goToPart(page, "Plan");
  await page.getByLabel("Current", { exact: true }).fill("[]");
  await goToPart(page, "Check");
  await bodyOf(page).fill(BODY);
  await page.reload();

  await bodyOf(page).getByText("restorePoint").waitFor();
  await becomes(() => textIn(bodyOf(page)), BODY);
  await page.getByRole("region", { name: "Findings" }).getByRole("listitem").first().waitFor();
  await goToPart(page, "Plan");
  await becomes(() => page.getByLabel("Current", { exact: true }).inputValue(), "[]");
  await goToPart(page, "Build");
  await becomes(() => page.getByRole("radio", { name: "Original location" }).isChecked(), true);
  await requestsOf(page).region.getByText("60 additions, 0 removals, 2 requests").waitFor();
  assert.deepEqual(complaints, []);
});

test("HTTP headers, where a token may stand, are not kept", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByLabel("HTTP headers").fill("Authorization: Bearer secret");
  await page.getByLabel("Answer", { exact: true }).fill("{}");
  await page.reload();
  await becomes(() => page.getByLabel("Answer", { exact: true }).inputValue(), "{}");
  await becomes(() => page.getByLabel("HTTP headers").inputValue(), "");
  assert.doesNotMatch(await allKept(page), /secret/);
});

test("what stands in the boxes of Build survives a reload, until it is in the list", async (t) => {
  const { page } = await visit(t);
  const [first = "", second = ""] = someIds(2);
  const { box, rows } = listOf(page, "restore point");
  await box.fill(`${first}\n${second}`);
  await listOf(page, "artifact").box.fill("not yet whole");
  await page.reload();
  await becomes(() => box.inputValue(), `${first}\n${second}`);
  await becomes(() => listOf(page, "artifact").box.inputValue(), "not yet whole");
  await box.focus();
  await page.keyboard.press("Enter");
  await rows.nth(4).waitFor();
  await page.reload();
  await rows.nth(4).waitFor();
  await becomes(() => box.inputValue(), "");
});

test("what a body is for, which request was answered and with what status survive a reload", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await bodyOf(page).fill('{"displayName": "Mailboxes"}');
  await page.getByLabel("The body is for").selectOption("Exchange protection policy");
  const told = page.getByText("Exchange protection policy: 0 additions, 0 removals.");
  await told.waitFor();
  await goToPart(page, "Build");
  await listOf(page, "restore point").box.fill(someIds(60).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("63 additions, 2 removals, 2 requests").waitFor();
  await goToPart(page, "Read an answer");
  const source = page.getByLabel("Request", { exact: true });
  const status = page.getByLabel("HTTP status");
  await source.selectOption("Request 2 of 2 in Build");
  await status.fill("503");
  const outcome = page.getByRole("region", { name: "What became of each item" });
  await outcome.getByText("0 failed, 15 unconfirmed").waitFor();
  await page.reload();

  await outcome.getByText("0 failed, 15 unconfirmed").waitFor();
  await becomes(() => source.locator("option:checked").innerText(), "Run 1: request 2 of 2");
  await becomes(() => status.inputValue(), "503");
  await goToPart(page, "Check");
  await told.waitFor();
  await page.reload();
  await told.waitFor();
  await goToPart(page, "Read an answer");
  await source.selectOption("No request");
  await page.reload();
  await outcome.getByText("1 request ended in an error").waitFor();
  await becomes(() => source.locator("option:checked").innerText(), "No request");
});

test("clearing everything leaves nothing behind, and asks before", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  await bodyOf(page).fill(BODY);
  const clear = page.getByRole("button", { name: "Clear everything" });
  await clear.click();
  await page.getByRole("dialog", { name: "Clear everything?" }).waitFor();
  await page.keyboard.press("Escape");
  await becomes(() => textIn(bodyOf(page)), BODY);

  await clear.click();
  const loaded = page.waitForEvent("load");
  await page.getByRole("dialog").getByRole("button", { name: "Clear everything" }).click();
  await loaded;
  await goToPart(page, "Check");
  await page.getByText("Nothing to check yet.").waitFor();
  assert.doesNotMatch(await allKept(page), /restorePoint/);
});

test("what is large outlasts a reload as well", async (t) => {
  const { page, complaints } = await visit(t);
  await goToPart(page, "Check");
  const buffer = Buffer.from(`{"a":"${"x".repeat(3_000_000)}"}`);
  await page
    .locator("#check-text")
    .getByLabel("Open a file")
    .setInputFiles({ name: "large.json", mimeType: "application/json", buffer });
  await page.getByText("is too large to edit here").waitFor();
  await page.reload();
  await page.getByText("This text of 3,000,008 characters is too large to edit here").waitFor();
  await goToPart(page, "Build");
  await listOf(page, "restore point").box.fill(JSON.stringify(someIds(40_000)));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("40,003 additions").waitFor();
  await page.reload();
  await requestsOf(page).region.getByText("40,003 additions").waitFor();
  assert.deepEqual(complaints, []);
});

test("a link carries the work, after a word of warning", async (t) => {
  const { page } = await visit(t);
  await page.getByLabel("Restore session id").fill("5e000000-71fe-4d00-a01a-31850bc5b32c");
  const link = await linkOf(page);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/#build=[\w-]+$/);
  await goToPart(page, "Check");
  await bodyOf(page).fill(BODY);
  const second = await linkOf(page);

  const { page: other, complaints } = await visit(t);
  await other.goto(link);
  const id = other.getByLabel("Restore session id");
  await requestsOf(other).region.getByText("/5e000000-71fe-4d00").first().waitFor();
  await becomes(() => id.inputValue(), "5e000000-71fe-4d00-a01a-31850bc5b32c");
  assert.match(other.url(), /#build$/, "the ids do not stay in the address");
  await other.getByRole("button", { name: /^Undo/ }).first().click();
  const session = "5e000000-71fe-4d00-a01a-31850bc5b32c";
  await becomes(async () => (await id.inputValue()) === session, false);
  await other.goto(second);
  await other.getByText("Opened from the link.").waitFor();
  await bodyOf(other).getByText("restorePoint").waitFor();
  await becomes(() => textIn(bodyOf(other)), BODY);
  assert.deepEqual(complaints, []);
});

test("what stood there before a link was opened is kept until it is let go", async (t) => {
  const { page } = await visit(t);
  const id = page.getByLabel("Restore session id");
  await id.fill("5e000000-71fe-4d00-a01a-31850bc5b32c");
  const link = await linkOf(page);
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill("6e000000-71fe-4d00-a01a-31850bc5b32c");

  await page.goto(link);
  const banner = page.getByText("A link was opened in Build.");
  await banner.waitFor();
  await becomes(() => id.inputValue(), "5e000000-71fe-4d00-a01a-31850bc5b32c");
  await page.reload();
  await banner.waitFor();
  await page.getByRole("button", { name: "Put it back" }).click();
  await banner.waitFor({ state: "hidden" });
  const policy = page.getByLabel("Policy id");
  await becomes(() => policy.inputValue(), "6e000000-71fe-4d00-a01a-31850bc5b32c");

  await page.goto(link);
  await banner.waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await banner.waitFor({ state: "hidden" });
  await page.reload();
  await id.waitFor();
  await becomes(() => banner.count(), 0);
});

test("a second link holds what was edited since the first, and only that", async (t) => {
  const { page } = await visit(t);
  const id = page.getByLabel("Restore session id");
  const [own = "", first = "", edited = "", second = ""] = someIds(4);
  await id.fill(first);
  const one = await linkOf(page);
  await id.fill(second);
  const other = await linkOf(page);
  await id.fill(own);

  await page.goto(one);
  await page.getByText("A link was opened in Build.").waitFor();
  await page.reload();
  // A link is taken out of the address once it is opened.
  for (const link of [one, other]) {
    await page.goto(link);
    await page.waitForURL(/#build$/);
  }
  await becomes(() => id.inputValue(), second);
  await becomes(() => page.getByRole("button", { name: "Put it back" }).count(), 1);
  await id.fill(edited);
  await page.goto(one);
  const another = page.getByText("Another link was opened in Build.");
  await another.waitFor();
  await page.reload();
  await another.getByRole("button", { name: "Put it back" }).click();
  await another.waitFor({ state: "hidden" });
  await becomes(() => id.inputValue(), edited);
  await page.getByRole("button", { name: "Put it back" }).click();
  await becomes(() => id.inputValue(), own);
});

test("what stood there before a link outlasts a reload, however large", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Plan");
  const link = await linkOf(page);
  const texts = ["there", "wanted"].map((it) => `# ${it}${" ".repeat(600_000)}`);
  const there = page.getByLabel("Current", { exact: true });
  const wanted = page.getByLabel("Desired", { exact: true });
  await there.fill(texts[0] ?? "");
  await wanted.fill(texts[1] ?? "");
  await page.goto(link);
  const banner = page.getByText("A link was opened in Plan. What stood there before is kept.");
  await banner.waitFor();
  await becomes(() => there.inputValue(), "");
  await page.reload();
  await banner.getByRole("button", { name: "Put it back" }).click();
  await becomes(async () => [await there.inputValue(), await wanted.inputValue()], texts);
});

test("a link carries nothing of other resources, and takes nothing of them away", async (t) => {
  const { page } = await visit(t);
  const policy = "6e000000-71fe-4d00-a01a-31850bc5b32c";
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill(policy);
  await resourceOf(page).selectOption("OneDrive restore session");
  await page.getByLabel("Restore session id").fill("5e000000-71fe-4d00-a01a-31850bc5b32c");
  const link = await linkOf(page);
  await page.goto(link);
  await page.getByText("A link was opened in Build.").waitFor();
  await resourceOf(page).selectOption("Exchange protection policy");
  await becomes(() => page.getByLabel("Policy id").inputValue(), policy);

  const { page: other } = await visit(t);
  await other.goto(link);
  await other.getByRole("button", { name: "Undo Opened from the link" }).waitFor();
  await resourceOf(other).selectOption("Exchange protection policy");
  await becomes(() => other.getByLabel("Policy id").inputValue(), "");
});

test("a link to an answer carries what it was judged against, and no headers of another", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Read an answer");
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  const told = "3 added, 1 removed, 1 failed, 0 unconfirmed";
  await page.getByText(told).waitFor();
  await page.getByLabel("HTTP status").fill("200");
  await page.getByLabel("HTTP headers").fill("X-Token: secret");
  const link = await linkOf(page);

  const { page: other } = await visit(t);
  await other.getByRole("button", { name: "Start empty" }).click();
  await goToPart(other, "Read an answer");
  const status = other.getByLabel("HTTP status");
  const headers = other.getByLabel("HTTP headers");
  await status.fill("429");
  await headers.fill("Retry-After: 7");
  await other.goto(link);
  await other.getByText(told).waitFor();
  await becomes(() => status.inputValue(), "200");
  await becomes(() => headers.inputValue(), "");
  const source = other.getByLabel("Request", { exact: true }).locator("option:checked");
  await becomes(() => source.innerText(), "Another one, pasted here");

  await headers.fill("Retry-After: 9");
  await other.getByRole("button", { name: "Put it back" }).click();
  await becomes(() => status.inputValue(), "429");
  await becomes(() => headers.inputValue(), "Retry-After: 7");
  await other.getByText(told).waitFor({ state: "hidden" });
  await other.getByRole("button", { name: "Show a sample answer" }).click();
  await other.getByText(told).waitFor();
  await becomes(() => status.inputValue(), "");
  await becomes(() => headers.inputValue(), "");
});

test("put back after a link, the answer is one to its request, whatever Build has by then", async (t) => {
  const { page } = await visit(t);
  const [id = "", one = "", other = ""] = someIds(3);
  await goToPart(page, "Read an answer");
  await page.getByRole("button", { name: "Show a sample answer" }).click();
  await page.getByText("3 added, 1 removed, 1 failed").waitFor();
  const link = await linkOf(page);
  await goToPart(page, "Build");
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Restore session id").fill(id);
  const { box } = listOf(page, "artifact");
  await box.fill(one);
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("0 additions, 1 removal, 1 request").waitFor();
  await goToPart(page, "Read an answer");
  await page.getByRole("button", { name: "Show a sample answer" }).waitFor();
  const source = page.getByLabel("Request", { exact: true });
  await source.selectOption("Request 1 of 1 in Build");
  await page.getByLabel("Answer", { exact: true }).fill('{"driveRestoreArtifacts@delta":[]}');
  await page.getByText("0 added, 1 removed, 0 failed").waitFor();

  await page.goto(link);
  await page.getByText("3 added, 1 removed, 1 failed").waitFor();
  const banner = page.getByText("is kept (but for HTTP headers, once this page is closed).");
  await banner.waitFor();
  await goToPart(page, "Build");
  await box.fill(other);
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("0 additions, 2 removals, 1 request").waitFor();
  await banner.getByRole("button", { name: "Put it back" }).click();
  await page.getByText("0 added, 1 removed, 0 failed").waitFor();
  const chosen = source.locator("option:checked");
  await becomes(() => chosen.innerText(), "Run 1: request 1 of 1");
  await page.goto(link);
  await page.getByText("3 added, 1 removed, 1 failed").waitFor();
  await page.reload();
  await page.goto(link);
  await page.waitForURL(/#answer$/);
  await becomes(() => page.getByRole("button", { name: "Put it back" }).count(), 1);
});

test("two tabs have drafts of their own, and a draft that is not open can be gone on with", async (t) => {
  const { page } = await visit(t);
  const [first = "", second = ""] = someIds(2);
  const idIn = (/** @type {Page} */ it) => it.getByLabel("Restore session id");
  await idIn(page).fill(first);
  await requestsOf(page).region.getByText(first).first().waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByText("this tab has a draft of its own").waitFor();
  await idIn(other).fill(second);
  await requestsOf(other).region.getByText(second).first().waitFor();
  await other.reload();
  await becomes(() => idIn(other).inputValue(), second);
  await page.reload();
  await becomes(() => idIn(page).inputValue(), first);

  await other.getByRole("button", { name: "Drafts" }).click();
  const dialog = other.getByRole("dialog", { name: "Drafts" });
  const sure = other.getByRole("button", { name: "Delete the draft" });
  await dialog.getByRole("button", { name: /^Delete / }).click();
  await sure.click();
  await dialog.getByText("It is open in another tab").waitFor();
  await page.close();
  await dialog.getByText("OneDrive restore session, 5 items").first().waitFor();
  await becomes(() => dialog.getByRole("listitem").count(), 2);
  await dialog.getByRole("textbox").first().fill("Second");
  await dialog.getByRole("button", { name: /^Open / }).click();
  await requestsOf(other).region.getByText(first).first().waitFor();
  await other.getByRole("button", { name: "Drafts" }).click();
  await dialog.getByRole("button", { name: "Delete Second" }).click();
  await other.getByRole("dialog", { name: "Delete the draft “Second”?" }).waitFor();
  await sure.click();
  await dialog.getByRole("listitem").nth(1).waitFor({ state: "detached" });
});

test("what is too much for a link is said", async (t) => {
  const { page } = await visit(t);
  await listOf(page, "restore point").box.fill(
    Array.from({ length: 5000 }, () => crypto.randomUUID()).join(" "),
  );
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("5,003 additions").waitFor();
  await page.getByRole("button", { name: "Link to this" }).click();
  await page
    .getByRole("dialog", { name: "Too large for a link" })
    .getByText("characters")
    .waitFor();
});

test("a damaged or hostile link changes nothing", async (t) => {
  const { page, complaints } = await visit(t);
  const packed = (/** @type {string} */ text) =>
    page.evaluate(async (it) => {
      const stream = new Blob([it]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    }, text);
  const id = await page.getByLabel("Restore session id").inputValue();
  const hostile = JSON.stringify({
    __proto__: null,
    work: '{"resource":"constructor","add":[{}]}',
  });
  for (const carried of [
    "AAAA",
    "not-deflated",
    await packed("[".repeat(100)),
    await packed("7"),
  ]) {
    await page.goto(new URL(`#build=${carried}`, page.url()).href);
    await page.getByText("This link is damaged").waitFor();
  }
  await page.goto(new URL(`#build=${await packed(hostile)}`, page.url()).href);
  await page.getByText("This link carries nothing that this page understands").waitFor();
  await becomes(() => page.getByLabel("Restore session id").inputValue(), id);
  assert.deepEqual(complaints, []);
});

/** @param {Page} page */
function bodyOf(page) {
  return page.getByLabel("Body", { exact: true });
}

/**
 * All that the browser keeps, as text.
 *
 * @param {Page} page
 */
function allKept(page) {
  return page.evaluate(async () => {
    const stored = await new Promise((resolve, reject) => {
      const opened = indexedDB.open("graph-backup-delta");
      opened.onerror = () => reject(opened.error);
      opened.onsuccess = () => {
        const all = opened.result.transaction("values").objectStore("values").getAll();
        all.onsuccess = () => resolve(all.result);
      };
    });
    return JSON.stringify([stored, { ...localStorage }]);
  });
}
