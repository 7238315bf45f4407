// Build with many items: found, filtered, mended at once, taken back and done again, sent as few.

import assert from "node:assert/strict";
import {
  becomes,
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

const visit = visitor();
const [A = "", B = "", C = "", D = ""] = someIds(4);

test("a hundred thousand rows stay smooth: scrolled, searched, changed", async (t) => {
  const { page, complaints } = await emptyFor(t, "Exchange protection policy");
  const add = listOf(page, "directory object");
  await page.getByLabel("Policy id").fill(A);
  await add.box.click();
  await paste(page, someIds(100_000).join("\n"));
  const requests = requestsOf(page);
  await requests.region.getByText("100,000 additions, 0 removals, 2,000 requests").waitFor();
  await becomes(async () => (await add.rows.count()) < 60, true);
  await becomes(() => add.rows.first().getAttribute("aria-setsize"), "100000");

  await page.getByLabel("Find by id or name").fill("0001869f");
  await page.getByText("1 of 100,000 items.").waitFor();
  await add.id(100_000).fill("hello");
  await page.getByLabel("Find by id or name").fill("");
  await requests.region.getByRole("button", { name: "Directory object 100000" }).click();
  await becomes(() => add.id(100_000).inputValue(), "hello");
  await becomes(async () => (await add.rows.count()) < 60, true);
  await page.keyboard.press("ArrowUp");
  await becomes(() => add.id(99_999).evaluate((it) => it === document.activeElement), true);
  assert.deepEqual(complaints, []);
});

test("what is undone is done again, by buttons and by keys", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  await add.box.fill(`${A} ${B}`);
  await page.keyboard.press("Enter");
  await add.rows.nth(1).waitFor();
  await add.remove(1).click();
  await page.getByRole("button", { name: "Undo removing restore point 1" }).click();
  await becomes(() => add.rows.count(), 2);
  await page.getByRole("button", { name: "Redo removing restore point 1" }).click();
  await becomes(() => add.id(1).inputValue(), B);

  await page.keyboard.press("ControlOrMeta+Z");
  await becomes(() => add.rows.count(), 2);
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await becomes(() => add.rows.count(), 1);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Y");
  await becomes(() => add.rows.count(), 1);
  await page.keyboard.press("ControlOrMeta+Z");
  await add.remove(2).click();
  const redo = page.getByRole("button", { name: "Redo" });
  await becomes(() => redo.getAttribute("aria-disabled"), "true", "what is new has no future");
});

test("items are found by what is in their ids, by what is wrong, and by what is done", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  const remove = listOf(page, "artifact");
  await add.box.fill(`["${A}", "${B.toUpperCase()}", "${B}", "${C.slice(0, -1)}"]`);
  await page.keyboard.press("Enter");
  await remove.box.fill(D);
  await page.keyboard.press("Enter");
  await add.rows.getByText("its last group has 11 digits").waitFor();
  const bar = page.getByRole("region", { name: "Find items" });
  const show = bar.getByLabel("Show");
  const found = bar.getByRole("status");

  await page.getByLabel("Find by id or name").fill(B.slice(0, 8));
  await found.getByText("2 of 5 items.").waitFor();
  await page.getByLabel("Find by id or name").fill("");
  await show.selectOption("Items with errors");
  await found.getByText("2 of 5 items.").waitFor();
  await becomes(() => add.id(4).inputValue(), C.slice(0, -1));
  await show.selectOption("Duplicates");
  await add.id(2).waitFor();
  await becomes(async () => [await add.rows.count(), await remove.rows.count()], [2, 0]);
  await show.selectOption("Removals");
  await becomes(() => add.region.isHidden(), true);
  await becomes(() => remove.rows.count(), 1);
  await show.selectOption("Additions");
  await found.getByText("4 of 5 items.").waitFor();
  await becomes(() => remove.region.isHidden(), true);
  await requestsOf(page).region.getByRole("button", { name: "Restore session id" }).click();
});

test("what somebody types in stays where it is, also when it is not looked for any more", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  await add.box.fill(`${A} ${B}`);
  await page.keyboard.press("Enter");
  await add.id(2).waitFor();
  const search = page.getByLabel("Find by id or name");
  await search.fill(B.slice(0, 8));
  await add.id(1).waitFor({ state: "detached" });
  await add.id(2).fill("");
  await add.id(2).pressSequentially(C);
  await becomes(() => add.id(2).inputValue(), C);
  await search.focus();
  await add.id(2).waitFor({ state: "detached" });
});

test("what is certain is mended with one click, one by one or all at once", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  // What is pasted is read at once; what is typed stands as it was typed.
  await add.box.fill(JSON.stringify([`{${A}}`, A, C, C, A]));
  await page.keyboard.press("Enter");
  await add.id(5).waitFor();
  await becomes(() => add.id(1).inputValue(), A);
  for (const [at, id] of /** @type {const} */ ([
    [1, A],
    [2, B],
    [5, D],
  ])) {
    await add.id(at).fill(`{${id}}`);
  }
  const one = add.rows.nth(0).getByRole("button", { name: "Fix the id" });
  await one.click();
  await one.waitFor({ state: "detached" });
  await becomes(() => add.id(1).inputValue(), A);
  await becomes(() => add.id(1).evaluate((it) => it === document.activeElement), true);

  await page.getByRole("button", { name: "Fix 2 ids" }).click();
  await page.getByText("Done: fixing 2 ids. Undo takes it back.").waitFor();
  await becomes(async () => [await add.id(2).inputValue(), await add.id(5).inputValue()], [B, D]);
  await page.getByRole("button", { name: "Remove 1 duplicate" }).click();
  await page.getByText("Done: removing 1 duplicate.").waitFor();
  await becomes(() => add.rows.count(), 4);
  await page.getByRole("button", { name: "Undo removing 1 duplicate" }).click();
  await add.rows.nth(3).getByRole("button", { name: "Remove this one" }).click();
  await becomes(() => add.rows.count(), 4);
});

test("the column of a CSV is chosen where several would do", async (t) => {
  const { page } = await emptyFor(t, "OneDrive protection policy");
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(
    page,
    `Mail,User,Manager\na@contoso.example,${A},${C}\nb@contoso.example,${B},${C}\n`,
  );
  await add.region.getByText("Which column holds the directory object ids?").waitFor();
  await becomes(() => add.region.getByRole("button", { name: "Mail" }).count(), 0);
  await add.region.getByRole("button", { name: "Manager (2 ids)" }).waitFor();
  await add.region.getByRole("button", { name: "User (2 ids)" }).click();
  await add.said.getByText("2 added.").waitFor();
  await becomes(async () => [await add.id(1).inputValue(), await add.id(2).inputValue()], [A, B]);
  await becomes(() => add.box.inputValue(), "");
});

test("a name stays with the id that is read from what a column holds", async (t) => {
  const { page } = await emptyFor(t, "OneDrive protection policy");
  const add = listOf(page, "directory object");
  await add.box.click();
  await paste(page, `Mail,User,Manager\na@contoso.example,{${A}},${C}\n`);
  await add.region.getByRole("button", { name: "User (1 id)" }).click();
  await add.rows.nth(0).getByText("line 2").waitFor();
  await add.rows.nth(0).getByRole("button", { name: "Fix the id" }).click();
  await becomes(() => add.id(1).inputValue(), A);
  await add.rows.nth(0).getByText("line 2").waitFor();
});

test("of thousands that are refused none is lost", async (t) => {
  const { page } = await emptyFor(t, "OneDrive protection policy");
  const add = listOf(page, "directory object");
  const mails = Array.from({ length: 2500 }, (_, at) => `user${at}@contoso.example`);
  await add.box.click();
  await paste(page, ["directoryObjectId", ...mails.slice(0, -1), A, mails.at(-1)].join("\n"));
  await add.said.getByText("2,501 added.", { exact: true }).waitFor();
  await requestsOf(page).region.getByText("Fix 2,500 errors to get the requests.").waitFor();
  await page.getByLabel("Find by id or name").fill("user2499@");
  await add.id(2501).waitFor();
  await becomes(() => add.id(2501).inputValue(), "user2499@contoso.example");
});

test("an earlier body that is dropped on a list fills both", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const add = listOf(page, "restore point");
  const body = {
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: B },
    ],
  };
  const dataTransfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "body.json"));
    return data;
  }, JSON.stringify(body));
  await add.box.dispatchEvent("drop", { dataTransfer });
  await add.said.getByText("1 added.").waitFor();
  await add.region.getByRole("button", { name: "Take its 1 artifact to remove as well" }).click();
  await becomes(() => listOf(page, "artifact").id(1).inputValue(), B);

  const points = [C, D].map((id) => ({ id, protectionDateTime: "2026-01-01T00:00:00Z" }));
  const buffer = Buffer.from(JSON.stringify({ value: points }));
  await page.locator("#add-file").setInputFiles({ name: "points.json", mimeType: "", buffer });
  await add.said.getByText("2 added.").waitFor();
  await becomes(() => add.rows.count(), 3);
});

test("requests are copied one by one, and all as $batch", async (t) => {
  const { page } = await emptyFor(t, "OneDrive restore session");
  const { region } = requestsOf(page);
  await page.getByLabel("Restore session id").fill(A);
  await page.getByRole("radio", { name: "New site" }).check();
  const add = listOf(page, "restore point");
  await add.box.fill(someIds(120).join(" "));
  await page.keyboard.press("Enter");
  await region.getByText("120 additions, 0 removals, 3 requests").waitFor();
  await region.getByRole("button", { name: "Copy body of Request 3 of 3" }).click();
  await region.getByText("Copied").waitFor();
  const copied = () => page.evaluate(async () => JSON.parse(await navigator.clipboard.readText()));
  await becomes(async () => (await copied())["driveRestoreArtifacts@delta"].length, 20);
  await region.getByText("Copied").waitFor({ state: "hidden" });
  await region.getByRole("button", { name: "Copy all as $batch" }).click();
  await region.getByText("Copied").waitFor();
  const { requests } = await copied();
  assert.deepEqual(
    requests.map((/** @type {any} */ it) => [it.id, it.dependsOn]),
    [
      ["1", undefined],
      ["2", ["1"]],
      ["3", ["2"]],
    ],
  );

  await add.box.fill(JSON.stringify(someIds(1100).slice(120)));
  await page.keyboard.press("Enter");
  await region.getByText("1,100 additions, 0 removals, 22 requests").waitFor();
  await region.getByRole("button", { name: "Copy all as $batch" }).click();
  await region.getByText("These are 2 $batch requests: send one after the other.").waitFor();
  await region.getByRole("button", { name: "Copy body of $batch 2 of 2" }).click();
  await region.getByText("Copied").waitFor();
  await becomes(async () => (await copied()).requests.length, 2);
});

test("on a narrow screen the requests follow soon after the lists, however long those are", async (t) => {
  const { page } = await visit(t, { viewport: { width: 390, height: 800 } });
  const add = listOf(page, "restore point");
  await add.box.fill(someIds(1000).join(" "));
  await page.keyboard.press("Enter");
  await requestsOf(page).region.getByText("1,003 additions").waitFor();
  const isWhole = await add
    .id(1)
    .evaluate((/** @type {HTMLInputElement} */ it) => it.scrollWidth <= it.clientWidth);
  assert.ok(isWhole, "a GUID is in sight to its end");
  const box = await add.region.boundingBox();
  assert.ok(Number(box?.height) < 800);
});

test("what is nested without end, or holds markup, does nothing in any box", async (t) => {
  const { page, complaints } = await emptyFor(t, "OneDrive restore session");
  const nest = "[".repeat(1_000_000);
  const add = listOf(page, "restore point");
  await add.box.click();
  await paste(page, nest);
  await add.said.getByText("nested more than").waitFor();
  const markup = "<img src=x onerror=document.title='hacked'>\u202e";
  await add.box.fill(`${markup};User\nx;${A}\n`);
  await page.keyboard.press("Enter");
  await add.region.getByRole("button", { name: "User (1 id)" }).waitFor();
  await becomes(async () => !(await textOf(add.region)).includes("\u202e"), true);

  await goToPart(page, "Plan");
  await page.getByLabel("Current", { exact: true }).fill(nest);
  await page.getByLabel("Desired", { exact: true }).fill(`["${markup}"]`);
  await page.getByRole("region", { name: "The change" }).getByText("nested more than").waitFor();
  await goToPart(page, "Read an answer");
  await page.getByLabel("Answer", { exact: true }).fill(nest);
  await page.getByText("The answer cannot be read").waitFor();
  await becomes(() => page.locator("main img").count(), 0);
  await becomes(() => page.title(), "Read an answer – Graph Backup Delta");
  assert.deepEqual(complaints, []);
});

/**
 * @param {import("node:test").TestContext} t
 * @param {string} words What to change.
 */
async function emptyFor(t, words) {
  const visited = await visit(t);
  await visited.page.getByRole("button", { name: "Start empty" }).click();
  await resourceOf(visited.page).selectOption(words);
  return visited;
}
