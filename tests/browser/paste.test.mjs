// Pasting into the lists of Build what spreadsheets, scripts and answers give.

import {
  becomes,
  goToPart,
  listOf,
  paste,
  requestsOf,
  resourceOf,
  someIds,
  test,
  textIn,
  textOf,
  visitor,
} from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();
const [A = "", B = "", C = "", D = ""] = someIds(4);
const SITES = [`contoso.sharepoint.com,${A},${B}`, `contoso.sharepoint.com,${C},${D}`];

test("the commas in ids of sites and of single items stay", async (t) => {
  const { page } = await emptyFor(t, "SharePoint protection policy");
  const add = listOf(page, "site");
  for (const text of [
    SITES.join("\n"),
    `${SITES.join("; ")};`,
    `"${SITES.join('","')}"`,
    `"siteId","title"\r\n"${SITES[0]}","a, b"\r\n"${SITES[1]}",""\r\n`,
    JSON.stringify({ value: SITES.map((id) => ({ id, displayName: "a" })) }),
  ]) {
    await add.box.click();
    await paste(page, text);
    await add.region.getByText("2 added.").waitFor();
    await becomes(() => add.box.inputValue(), "");
    await becomes(
      async () => [await add.id(1).inputValue(), await add.id(2).inputValue()],
      SITES,
      text,
    );
    await becomes(() => add.rows.count(), 2);
    await add.region.getByRole("button", { name: "Clear list" }).click();
  }

  await resourceOf(page).selectOption("SharePoint restore session");
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  const remove = listOf(page, "artifact");
  const artifact = [A, B, C, D].join(",");
  await remove.box.fill(`${artifact} ${artifact.toUpperCase()}`);
  await page.keyboard.press("Enter");
  const said = "2 added, including 1 duplicate.";
  await remove.region.getByText(said).waitFor();
  await becomes(() => remove.id(1).inputValue(), artifact);
  const keys = listOf(page, "item");
  await keys.box.click();
  await paste(page, "a key, with a comma\nanother");
  await keys.region.getByText("2 added.").waitFor();
  await becomes(() => keys.id(1).inputValue(), "a key, with a comma");
  // Keys may be any text, so that case tells them apart.
  await keys.box.fill("A key, with a comma");
  await page.keyboard.press("Enter");
  await keys.region.getByText("1 added.").waitFor();
  await page.getByRole("button", { name: "Remove 1 duplicate" }).click();
  await becomes(() => keys.rows.count(), 3);
  await becomes(() => remove.rows.count(), 1);
});

test("a body of another resource is not taken, and can be where it belongs", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  const items = [A, B].map((id) => ({ restorePoint: { id }, destinationType: "new" }));
  await add.box.click();
  await paste(page, JSON.stringify({ "siteRestoreArtifacts@delta": items }));
  await add.region.getByText("it is the body of a SharePoint restore session").waitFor();
  await becomes(() => add.rows.count(), 0);
  await add.region
    .getByRole("button", { name: "Change to SharePoint restore session and add them there" })
    .click();
  await add.region.getByText("2 added.").waitFor();
  await becomes(() => resourceOf(page).inputValue(), "sharePointRestoreSession");
  await becomes(async () => [await add.id(1).inputValue(), await add.id(2).inputValue()], [A, B]);
  await becomes(() => add.box.inputValue(), "");
});

test("Enter after what was pasted leaves what was said of it", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  await add.box.click();
  await page.keyboard.press("Enter");
  await add.said.getByText("There is no id in the box.").waitFor();
  await paste(page, `${A} ${B}`);
  await add.said.getByText("2 added.").waitFor();
  await page.keyboard.press("Enter");
  // What is typed next is read after that Enter.
  await page.keyboard.type(A);
  await add.said.getByText("2 added.").waitFor();
  await page.keyboard.press("Enter");
  await add.said.getByText("1 added, including 1 duplicate").waitFor();
});

test("each list takes its own column of a CSV, and no header", async (t) => {
  const { page } = await emptyFor(t, "Exchange protection policy");
  const csv = `id,directoryObjectId,email\n${A},${B},a@contoso.example\n${C},${D},\n`;
  const add = listOf(page, "directory object");
  const remove = listOf(page, "protection unit");
  await add.box.click();
  await paste(page, csv);
  await remove.box.click();
  await paste(page, csv);
  await remove.region.getByText("2 added.").waitFor();
  await becomes(async () => [await add.id(1).inputValue(), await add.id(2).inputValue()], [B, D]);
  await becomes(
    async () => [await remove.id(1).inputValue(), await remove.id(2).inputValue()],
    [A, C],
  );
  await becomes(async () => [await add.rows.count(), await remove.rows.count()], [2, 2]);
});

test("a list that was taken whole leaves the box empty, whatever other ids stand in it", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, `UserPrincipalName,UserId,RestorePointId\na@contoso.example,${A},${B}\n`);
  await add.said.getByText('1 added. In the list of what to add, the column "UserId"').waitFor();
  await becomes(() => add.region.locator(".said-line.is-warning").isVisible(), true);
  await becomes(() => add.id(1).inputValue(), B);
  await becomes(() => add.box.inputValue(), "");
});

test("a CSV whose columns are not known stays in the box, said so", async (t) => {
  const { page } = await emptyFor(t, "OneDrive protection policy");
  const csv = `Name,User\nAdele,${A}\nAlex,${B}`;
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(page, csv);
  await add.region
    .getByText("its first line names no column directoryObjectId and none id. The text is still")
    .waitFor();
  await becomes(() => add.box.inputValue(), csv);
  await becomes(() => add.rows.count(), 0);
  await add.box.fill(csv.replace("User", "id"));
  await page.keyboard.press("Enter");
  await add.region.getByText("2 added.").waitFor();
  await becomes(() => add.box.inputValue(), "");
});

test("of what lacks its id the rest is taken, and the text stays in the box", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "new" },
      { restorePoint: {}, destinationType: "new" },
    ],
  });
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, body);
  await add.region.getByText("1 added. No restore point id stands in 1 of the items").waitFor();
  await becomes(() => add.box.inputValue(), body);
});

test("of a body that adds and removes, each list takes its own", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: B },
    ],
  });
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, body);
  await add.said.getByText("1 added.", { exact: true }).waitFor();
  await becomes(() => add.box.inputValue(), "");
  const remove = listOf(page, "artifact");
  await remove.box.click();
  await paste(page, body);
  await remove.said.getByText("1 added.", { exact: true }).waitFor();
  await becomes(() => remove.id(1).inputValue(), B);
});

test("where a body restores to is offered, and taken only when it is asked for", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const item = (/** @type {string} */ id, /** @type {string} */ destinationType) => {
    return { restorePoint: { id }, destinationType };
  };
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, JSON.stringify({ "driveRestoreArtifacts@delta": [item(A, "inPlace")] }));
  await add.said.getByText("1 added.", { exact: true }).waitFor();
  const inPlace = page.getByRole("radio", { name: "Original location" });
  await becomes(() => inPlace.isChecked(), false);
  await add.region.getByRole("button", { name: "Take its destination: in place" }).click();
  await becomes(() => inPlace.isChecked(), true);

  const both = [item(A, "inPlace"), item(B, "new")];
  await add.box.click();
  await paste(page, JSON.stringify({ "driveRestoreArtifacts@delta": both }));
  await add.region.getByText("Its additions name 2 kinds of destination").waitFor();
});

test("an offer stays until it is used, or holds no longer", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "inPlace" },
      { "@removed": { reason: "changed" }, id: B },
    ],
  });
  const add = listOf(page, "restore point");
  const others = add.region.getByRole("button", { name: "Take its 1 artifact to remove as well" });
  const destination = add.region.getByRole("button", { name: "Take its destination: in place" });
  const clear = add.region.getByRole("button", { name: "Clear list" });
  const pasteBody = async () => {
    await add.box.click();
    await paste(page, body);
    await destination.waitFor();
  };
  await pasteBody();
  await others.click();
  await becomes(() => others.count(), 0);
  await destination.click();
  await add.said.getByText("Taken: its destination: in place.").waitFor();
  await becomes(() => destination.count(), 0);
  await becomes(() => add.box.evaluate((it) => it === document.activeElement), true);

  await page.getByRole("radio", { name: /^New / }).check();
  await pasteBody();
  await page.getByRole("radio", { name: "Original location" }).check();
  await becomes(() => destination.count(), 0, "it is chosen by hand");
  await becomes(() => others.count(), 1);

  await page.getByRole("radio", { name: /^New / }).check();
  await pasteBody();
  await clear.click();
  await becomes(() => destination.count(), 0, "nothing of the body is left");
  await becomes(() => others.count(), 0);
});

test("a file that is no text is refused, and one that is not UTF-8 is told", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  const open = (/** @type {string} */ name, /** @type {Buffer} */ buffer) =>
    page.locator("#add-file").setInputFiles({ name, mimeType: "", buffer });
  await open("ids.xlsx", Buffer.from("PK\u0003\u0004workbook"));
  await add.said.getByText("ids.xlsx is a ZIP file (of a workbook, .xlsx can be opened)").waitFor();
  await becomes(() => add.box.inputValue(), "");
  await open("ids.xls", Buffer.from("a workbook\0of old"));
  await add.said.getByText("ids.xls is no text").waitFor();
  await becomes(() => add.box.inputValue(), "");
  await becomes(() => add.rows.count(), 0);
  await open("ids.txt", Buffer.from(`\u{feff}${A}\r\n${B}`, "utf16le"));
  await add.said.getByText("Opened ids.txt, which is UTF-16.").waitFor();
  await add.said.getByText("2 added.").waitFor();

  await goToPart(page, "Check");
  await page.getByLabel("Body", { exact: true }).fill("what was here");
  const file = { name: "body.docx", mimeType: "", buffer: Buffer.from("PK\u0003\u0004") };
  await page.locator("#check-body-file").setInputFiles(file);
  await page.getByText("body.docx is a ZIP file").waitFor();
  await becomes(() => textIn(page.getByLabel("Body", { exact: true })), "what was here");
});

test("what a list can be given is said beside it", async (t) => {
  const { page } = await emptyFor(t, "SharePoint restore session");
  const of = async (/** @type {Parameters<typeof listOf>[1]} */ one) =>
    textOf(listOf(page, one).region.locator(".hint:not([hidden])"));
  await becomes(
    () => of("restore point"),
    "From the restore point search. Any separators, CSV or JSON. Enter adds.",
  );
  await page.getByRole("radio", { name: "Single files and folders" }).check();
  await becomes(() => of("item"), "From the browse session. One a line, CSV or JSON. Enter adds.");
  await becomes(
    () => of("artifact"),
    "From the session's artifacts, not item keys. One a line, or blanks or semicolons " +
      "between; CSV or JSON. Enter adds.",
  );
  await requestsOf(page).region.getByRole("button", { name: "Restore session id" }).waitFor();
});

/**
 * @param {import("node:test").TestContext} t
 * @param {string} words What to change.
 */
async function emptyFor(t, words) {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption(words);
  return { page };
}

test("a list with more pages is taken, and the next one can be pasted at once", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  const add = listOf(page, "restore point");
  const [first = "", second = ""] = someIds(2);
  const point = (/** @type {string} */ id) => ({ id, protectionDateTime: "2026-01-01T00:00:00Z" });
  const next = { "@odata.nextLink": "https://graph.microsoft.com/next", value: [point(first)] };
  await add.box.click();
  await paste(page, JSON.stringify(next));
  await add.said.getByText("1 added. The list of what to add goes on").waitFor();
  await add.box.click();
  await paste(page, JSON.stringify({ value: [point(second)] }));
  await add.said.getByText("1 added.", { exact: true }).waitFor();
  await becomes(() => add.rows.count(), 2);
});

test("while ids are read, the person goes on: neither the focus nor what is typed is taken", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  const [first = ""] = someIds(1);
  const [add, remove] = [listOf(page, "restore point"), listOf(page, "artifact")];
  await add.box.fill(first);
  const other = await remove.box.elementHandle();
  await add.box.evaluate((box, other) => {
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent("keydown", enter));
    /** @type {HTMLTextAreaElement} */ (box).value = "typed meanwhile";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement} */ (other).focus();
  }, other);
  await add.rows.first().waitFor();
  await becomes(() => add.box.inputValue(), "typed meanwhile");
  await becomes(() => remove.box.evaluate((it) => it === document.activeElement), true);
});

test("words between ids are left out, and told", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  const add = listOf(page, "restore point");
  const [first = "", second = ""] = someIds(2);
  await add.box.click();
  await paste(page, `Adele ${first}\r\nAlex ${second}\r\n`);
  await add.said.getByText("2 added.").waitFor();
  await becomes(
    async () => [await add.id(1).inputValue(), await add.id(2).inputValue()],
    [first, second],
  );
  await becomes(() => textOf(add.said), /words are no restore point ids and were left out/);
  await add.region.locator(".is-warning").waitFor();
  await add.remove(1).click();
  await add.region.locator(".is-warning").waitFor({ state: "detached" });
});

test("what is pasted next takes the place of what was not understood", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, '{"value":[');
  await add.said.getByText("The text is still in the box.").waitFor();
  const selected = () => add.box.evaluate((it) => getSelection()?.toString() ?? it.textContent);
  await becomes(() => selected(), '{"value":[');
  await page.getByRole("button", { name: "Start empty" }).click();
  await becomes(() => add.box.inputValue(), "");
});
