// The page asks about what somebody gives it once: it counts what goes to its worker.

import assert from "node:assert/strict";
import { becomes, listOf, requestsOf, someIds, test, visitor } from "./page.mjs";

/** @import { Page } from "playwright-core" */

const visit = visitor();

/** Longer than the page waits for somebody who types on. */
const SETTLED = 1500;

/**
 * What goes to the worker from now on, told once nothing more does.
 *
 * @param {Page} page
 */
async function countCalls(page) {
  await page.evaluate(() => {
    const calls = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { calls });
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      calls.push(JSON.stringify(message));
      // @ts-expect-error What it is given is passed on as it is.
      return postMessage.call(this, message, ...rest);
    };
  });
  return async () => {
    await page.waitForTimeout(SETTLED);
    /** @type {string[]} */
    const told = await page.evaluate("calls.splice(0)");
    assert.equal(new Set(told).size, told.length, `asked twice: ${told.join("\n")}`);
    return told.map((it) => /** @type {string} */ (JSON.parse(it).operation));
  };
}

test("each input is asked about once", async (t) => {
  const { page, complaints } = await visit(t);
  const requests = requestsOf(page);
  await requests.region.getByText("3 additions, 2 removals, 1 request").waitFor();
  const calls = await countCalls(page);
  const goTo = (/** @type {string} */ hash) => page.evaluate(`location.hash = "${hash}"`);
  const field = (/** @type {string} */ label) => page.getByLabel(label, { exact: true });

  const add = listOf(page, "restore point");
  await add.box.fill(someIds(3).join(" "));
  await page.keyboard.press("Enter");
  await requests.region.getByText("6 additions, 2 removals, 1 request").waitFor();
  await becomes(() => calls(), ["collectFrom", "buildRequests"]);

  await add.remove(1).click();
  await requests.region.getByText("5 additions, 2 removals, 1 request").waitFor();
  await becomes(() => calls(), ["buildRequests"]);

  await goTo("plan");
  await field("Current").fill(`{"value":[]}`);
  await becomes(() => calls(), []);
  await field("Desired").fill(someIds(2).join("\n"));
  await becomes(() => calls(), ["planFor"]);

  await goTo("check");
  await field("Body").fill('{"driveRestoreArtifacts@delta":[]}');
  await becomes(() => calls(), ["checkBody"]);

  await goTo("answer");
  await field("Answer").fill('{"driveRestoreArtifacts@delta":[]}');
  // The table to copy is made of what was read, and reads nothing again.
  await becomes(() => calls(), ["readAll", "outcomesAsTable"]);
  assert.deepEqual(complaints, []);
});
