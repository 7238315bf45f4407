// The main job of each part in Firefox. Playwright drives only a Firefox of its own making;
// Puppeteer drives the one that people have, by WebDriver BiDi.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { findOrGetFirefox } from "../../scripts/browser.mjs";
import { fixture, servePage } from "./page.mjs";

/** @import { Browser, Page } from "puppeteer-core" */

/** @type {Awaited<ReturnType<typeof servePage>>} */
let server;
/** @type {Browser} */
let browser;
/** @type {Page} */
let page;
/** What Firefox wrote to its console: errors, broken policies. @type {string[]} */
const complaints = [];

before(async () => {
  const executablePath = await findOrGetFirefox();
  [server, browser] = await Promise.all([
    servePage(),
    puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout: 120_000 }),
  ]);
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) => {
      console.error(`The policy is broken: ${violatedDirective} ${sourceFile}`);
    });
  });
  await page.goto(server.resolvedUrls?.local[0] ?? "");
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test("Firefox builds requests", async () => {
  await says("#requests-status", "3 additions, 2 removals, 1 request");
  await page.locator("#add-box").click();
  await page.keyboard.type("5e000000-71fe-4d00-a01a-31850bc5b32c");
  await page.keyboard.press("Enter");
  await says("#requests-status", "4 additions, 2 removals, 1 request");
  await page.locator('[role="tab"]::-p-text(curl)').click();
  await says(".tab-panel", "curl --silent");
  assert.deepEqual(complaints, []);
});

test("Firefox plans a change", async () => {
  await page.locator('a[href="#plan"]').click();
  await page.locator("#plan-current").fill("[]");
  await page.locator("#plan-wanted").fill("5e000000-71fe-4d00-a01a-31850bc5b32c");
  await says("#plan-status", "1 to add, 0 to remove");
  assert.deepEqual(complaints, []);
});

test("Firefox checks a body in the editor", async () => {
  await page.locator('a[href="#check"]').click();
  await page.locator(">>> .cm-content").click();
  await page.keyboard.type('{"driveRestoreArtifacts@delta":[{"@removed":true,"id":"x"}]}');
  await says("#report-status", "0 additions, 1 removal");
  await page.locator(">>> .cm-lintRange-error").wait();
  await page.locator("#fix-all").click();
  await says("#check-text", "fixed");
  assert.deepEqual(complaints, []);
});

test("Firefox reads an answer", async () => {
  await page.locator('a[href="#answer"]').click();
  await page.locator("#answer-body").fill(fixture("seed/answer.txt"));
  await says("#outcome", "added");
  assert.deepEqual(complaints, []);
});

test("Firefox keeps the work over a reload", async () => {
  await page.reload();
  await says("#outcome", "added");
  assert.deepEqual(complaints, []);
});

/**
 * @param {string} place
 * @param {string} words
 */
async function says(place, words) {
  await page.waitForFunction(
    (selector, expected) => document.querySelector(selector)?.textContent?.includes(expected),
    {},
    place,
    words,
  );
}
