// The levels that a person gives to rules in Check.

import assert from "node:assert/strict";
import { test as nodeTest } from "node:test";
import { levelsOf, withLevel } from "../../www/src/state/levels.js";
import { becomes, goToPart, someIds, test, textIn, visitor } from "./page.mjs";

const visit = visitor();
const [A = ""] = someIds(1);
// A duplicate is an error, a name in another case as well; a comma too many is no JSON.
const TEXT = `{"drive_restore_artifacts@delta":[{"restorePoint":{"id":"${A}"},"destinationType":"new"},{"restorePoint":{"id":"${A}"},"destinationType":"new"}],}`;

nodeTest("what was kept of levels and is none is left out", () => {
  assert.deepEqual(levelsOf('{"a":"off","b":"loud","c":1}'), { a: "off" });
  assert.deepEqual(levelsOf("no"), {});
  assert.deepEqual(withLevel({ a: "off", b: "info" }, "a", undefined), { b: "info" });
  assert.deepEqual(withLevel({ b: "info" }, "a", "off"), { a: "off", b: "info" });
});

test("a level is set at a finding, told, kept, followed by the fixes, and taken back", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const report = page.getByRole("region", { name: "Findings" });
  const body = page.getByLabel("Body", { exact: true });
  await body.fill(TEXT);
  const status = report.getByRole("status").first();
  await status.getByText("3 errors.").waitFor();
  const name = report.getByLabel("Level of property-misnamed");
  const twice = report.getByLabel("Level of addition-duplicate");
  await becomes(() => name.locator("option:checked").innerText(), "Error (default)");
  await becomes(() => report.getByLabel("Level of json-trailing-comma").count(), 0, "it is syntax");
  await becomes(() => report.getByText("Levels that you set").isVisible(), false);

  await name.selectOption("Off");
  await status.getByText("2 errors. 1 finding is off.").waitFor();
  await report.getByText("property-misnamed: Off, by default Error").waitFor();
  const reset = report.getByRole("button", { name: "Reset property-misnamed" });
  await reset.and(page.locator(":focus")).waitFor();
  await twice.selectOption("Info");
  await status.getByText("1 error, 1 note. 1 finding is off.").waitFor();
  await twice.and(page.locator(":focus")).waitFor();

  await report.getByRole("button", { name: "Fix all that is certain" }).click();
  await page.getByText("1 finding is fixed").waitFor();
  await becomes(() => textIn(body), /drive_restore_artifacts/);
  await status.getByText("1 note. 1 finding is off.").waitFor();
  await twice.selectOption("Off");
  await status.getByText("2 findings are off, and there is no other.").waitFor();

  await page.reload();
  await goToPart(page, "Check");
  await status.getByText("2 findings are off, and there is no other.").waitFor();
  await reset.click();
  await status.getByText("1 error. 1 finding is off.").waitFor();
  await name.and(page.locator(":focus")).waitFor();
  await report.getByRole("button", { name: "Reset addition-duplicate" }).click();
  await status.getByText("2 errors.").waitFor();
  await report.getByText("Levels that you set").waitFor({ state: "hidden" });
});

test("in Build, what is wrong stays wrong whatever level it has in Check", async (t) => {
  const { page } = await visit(t);
  await goToPart(page, "Check");
  const body = page.getByLabel("Body", { exact: true });
  const item = { restorePoint: { id: "hello" }, destinationType: "new" };
  await body.fill(JSON.stringify({ "driveRestoreArtifacts@delta": [item] }));
  await page.getByLabel("Level of id-malformed").selectOption("Off");
  await page.getByText("1 finding is off, and there is no other.").waitFor();
  await page.getByRole("button", { name: "Take it into Build" }).click();
  await page.getByText("Fix 1 error to get the requests.").waitFor();
});
