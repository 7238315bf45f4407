// Files as people have them: several at once, dropped anywhere, Excel workbooks, and what is no text.

import { strToU8, zipSync } from "fflate";
import {
  becomes,
  goToPart,
  listOf,
  requestsOf,
  resourceOf,
  someIds,
  test,
  visitor,
} from "./page.mjs";

/** @import { Locator, Page } from "playwright-core" */

const visit = visitor();
const [A = "", B = "", C = "", D = ""] = someIds(4);

test("several files that are dropped beside the boxes are all taken, and the page says where to", async (t) => {
  const { page } = await visit(t);
  const add = listOf(page, "restore point");
  await page.getByRole("button", { name: "Start empty" }).click();
  const files = { "one.txt": A, "two.csv": `id,mail\n${B},b@contoso.example\n` };
  await drop(page, ".tasks", "dragover", files);
  await page.getByText("Drop it here: it goes into the list to add").waitFor();
  const box = listOf(page, "artifact").box;
  await dropOn(page, box, "dragover", files);
  await page.locator(".box.is-target").waitFor();
  await becomes(() => page.locator(".drop-overlay").isVisible(), false, "it would hide where to");
  await drop(page, ".tasks", "drop", { "one.txt": A, "two.txt": `${B}\n${C}` });
  await add.said.getByText("Opened one.txt. Opened two.txt. 3 added.").waitFor();
  await becomes(() => page.locator(".drop-overlay").isVisible(), false);
});

test("pages of a list are joined, so that a plan knows the whole list", async (t) => {
  const { page } = await visit(t);
  await resourceOf(page).selectOption("Exchange protection policy");
  await page.getByLabel("Policy id").fill(A);
  await goToPart(page, "Plan");
  const unit = (/** @type {string} */ id, /** @type {string} */ directoryObjectId) => ({
    id,
    directoryObjectId,
  });
  const next = { "@odata.nextLink": "https://graph.microsoft.com/next", value: [unit(A, B)] };
  const pages = [next, { value: [unit(C, D)] }].map((it, at) => ({
    name: `page-${at}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(it)),
  }));
  await page.locator("#plan-current-file").setInputFiles(pages);
  await page.getByLabel("Desired", { exact: true }).fill(B);
  await page.getByText("1 kept, 0 to add, 1 to remove").waitFor();

  const ofPolicy = (/** @type {string} */ id) => ({
    name: `${id}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore/exchangeProtectionPolicies('${id}')/mailboxProtectionUnits`,
        value: [unit(C, B)],
      }),
    ),
  });
  await page.locator("#plan-current-file").setInputFiles([A, D].map(ofPolicy));
  await page.getByText("The list of what is there cannot be read: it is about").waitFor();
});

test("several files beside the lists of a plan are taken for none of both", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Plan");
  await drop(page, ".tasks", "drop", { "there.txt": A, "wanted.txt": `${A}\n${B}` });
  await page.getByText("Drop several files on the list that they belong to.").waitFor();
  await becomes(() => page.getByLabel("Current", { exact: true }).inputValue(), "");
});

test("the first sheet of a workbook is read as the table that it is", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  const buffer = Buffer.from(
    workbook([
      ["directoryObjectId", "mail"],
      [A, "a@contoso.example"],
      [B, ""],
    ]),
  );
  await page.locator("#add-file").setInputFiles({ name: "users.xlsx", mimeType: "", buffer });
  const add = listOf(page, "directory object");
  await add.said.getByText("Opened users.xlsx, its first sheet. 2 added.").waitFor();
  await becomes(async () => [await add.id(1).inputValue(), await add.id(2).inputValue()], [A, B]);
});

test("of a workbook it is told that more is read than is in sight, and what is not", async (t) => {
  const { page } = await visit(t);
  await page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(page).selectOption("Exchange protection policy");
  const files = sheetsOf([["directoryObjectId"], [A], [B]]);
  const first = '<sheet name="First" r:id="rId1"/>';
  // As programs other than Excel write it.
  const sheet = files["xl/worksheets/sheet1.xml"]
    .replace(/<row>(?!.*<row>)/, '<row hidden="1">')
    .replace(/<(\/?)(?=\w)/g, "<$1x:")
    .replace(">", ' xmlns:x="x">');
  const more = {
    "xl/workbook.xml": files["xl/workbook.xml"].replace("<sheet ", `${first}<sheet `),
    "xl/worksheets/sheet1.xml": sheet,
  };
  const buffer = Buffer.from(zipped({ ...files, ...more }));
  await page.locator("#add-file").setInputFiles({ name: "users.xlsx", mimeType: "", buffer });
  const said = "Opened users.xlsx, the first of its 2 sheets, with 1 hidden row. 2 added.";
  await listOf(page, "directory object").said.getByText(said).waitFor();
});

test("an image is called an image, and nothing of it is taken", async (t) => {
  const { page } = await visit(t);
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  await page.locator("#add-file").setInputFiles({ name: "pic.png", mimeType: "image/png", buffer });
  await listOf(page, "restore point").said.getByText("pic.png is an image").waitFor();
  await requestsOf(page).region.getByText("3 additions, 2 removals, 1 request").waitFor();
});

/**
 * @param {Page} page
 * @param {string} place
 * @param {string} type
 * @param {Record<string, string>} files
 */
function drop(page, place, type, files) {
  return dropOn(page, page.locator(place), type, files);
}

/**
 * @param {Page} page
 * @param {Locator} place
 * @param {string} type
 * @param {Record<string, string>} files
 */
async function dropOn(page, place, type, files) {
  const dataTransfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(all)) data.items.add(new File([text], name));
    return data;
  }, files);
  await place.dispatchEvent(type, { dataTransfer });
}

/** @param {string[][]} rows */
function workbook(rows) {
  return zipped(sheetsOf(rows));
}

/** @param {string[][]} rows */
function sheetsOf(rows) {
  const strings = rows.flat();
  const cell = (/** @type {number} */ at, /** @type {string} */ name) =>
    strings[at] === "" ? "" : `<c r="${name}" t="s"><v>${at}</v></c>`;
  const width = rows[0]?.length ?? 0;
  const sheet = rows.map(
    (row, y) =>
      `<row>${row.map((_, x) => cell(y * width + x, `${"ABC"[x]}${y + 1}`)).join("")}</row>`,
  );
  return {
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="Users" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": `<sst>${strings.map((it) => `<si><t>${it}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet.join("")}</sheetData></worksheet>`,
  };
}

/** @param {Record<string, string>} files */
function zipped(files) {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, it]) => [name, strToU8(it)])),
  );
}
