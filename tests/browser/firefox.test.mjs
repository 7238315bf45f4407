// The main job of each part in Firefox. Playwright drives only a Firefox of its own making;
// Puppeteer drives the one that people have, by WebDriver BiDi.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
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
  await click("#add-box");
  await page.keyboard.type("5e000000-71fe-4d00-a01a-31850bc5b32c");
  await page.keyboard.press("Enter");
  await says("#requests-status", "4 additions, 2 removals, 1 request");
  await click(".shown-as label", "curl");
  await says(".request-content", "curl --silent");
  assert.deepEqual(complaints, []);
});

test("Firefox plans a change", async () => {
  await click('a[href="#plan"]');
  await fill("#plan-current", "[]");
  await fill("#plan-wanted", "5e000000-71fe-4d00-a01a-31850bc5b32c");
  await says("#plan-status", "1 to add, 0 to remove");
  assert.deepEqual(complaints, []);
});

test("Firefox checks a body in the editor", async () => {
  await click('a[href="#check"]');
  await click(".cm-content");
  await page.keyboard.type('{"driveRestoreArtifacts@delta":[{"@removed":true,"id":"x"}]}');
  await says("#report-status", "0 additions, 1 removal");
  await found(".cm-lintRange-error");
  await click("#fix-all");
  await says("#check-text", "fixed");
  assert.deepEqual(complaints, []);
});

test("Firefox reads an answer", async () => {
  await click('a[href="#answer"]');
  await fill("#answer-body", fixture("seed/answer.txt"));
  await says("#outcome", "added");
  assert.deepEqual(complaints, []);
});

test("Firefox keeps the work over a reload", async () => {
  await page.reload();
  await says("#outcome", "added");
  assert.deepEqual(complaints, []);
});

/**
 * The element that a selector finds and that holds these words, as soon as there is one.
 *
 * Puppeteer's own waiting makes functions of texts, which the policy of the page forbids in Firefox.
 *
 * @param {string} selector
 * @param {string} [words]
 * @returns {Promise<import("puppeteer-core").ElementHandle<HTMLElement>>}
 */
async function found(selector, words = "") {
  for (const until = Date.now() + 30_000; Date.now() < until; await setTimeout(50)) {
    const handle = await page.evaluateHandle(find, selector, words);
    const element = handle.asElement();
    if (element) return /** @type {any} */ (element);
  }
  throw new Error(`${selector} says nothing of "${words}": ${await page.evaluate(textOf)}`);
}

/**
 * In the page: an element, also one within another element's own tree.
 *
 * @param {string} selector
 * @param {string} words
 */
function find(selector, words) {
  /** @type {(Document | ShadowRoot)[]} */
  const trees = [document];
  for (const tree of trees) {
    for (const it of tree.querySelectorAll("*")) if (it.shadowRoot) trees.push(it.shadowRoot);
  }
  const all = trees.flatMap((it) => [...it.querySelectorAll(selector)]);
  return all.find((it) => it.textContent?.includes(words)) ?? null;
}

/** In the page: all that it says. */
function textOf() {
  return document.body.innerText;
}

/**
 * @param {string} selector
 * @param {string} [words]
 */
async function click(selector, words) {
  const element = await found(selector, words);
  await element.click();
}

/**
 * @param {string} selector
 * @param {string} text
 */
async function fill(selector, text) {
  const element = await found(selector);
  await element.evaluate((it, value) => {
    if (!(it instanceof HTMLTextAreaElement)) throw new Error("This is no text box.");
    it.value = value;
    it.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
}

/**
 * @param {string} place
 * @param {string} words
 */
async function says(place, words) {
  await found(place, words);
}
