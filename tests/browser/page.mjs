// The page as a person meets it: built, served on a free port, in a real browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test as nodeTest } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { launchBrowser } from "../../scripts/browser.mjs";

/**
 * @import { Browser, BrowserContextOptions, Locator, Page } from "playwright-core"
 * @import { TestContext } from "node:test"
 *
 * @typedef {object} Visit
 * @property {Page} page
 * @property {string[]} complaints What the browser wrote to its console: errors, broken policies.
 * @property {string[]} strayRequests Addresses outside the page's own that it asked for.
 */

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * How many times slower the page is than the machine. A test that asks before the page is there
 * fails then each time, and not once in a hundred runs.
 */
const SLOWER = Number(process.env.SLOWER ?? 0);

/** @param {Page} page */
async function slowDown(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** Serves the page as it is built, on a free port. */
export function servePage() {
  return preview({
    root: join(root, "www"),
    preview: { host: "127.0.0.1", port: 0 },
    logLevel: "silent",
  });
}

/**
 * A test in a browser. Once in many thousand pages a browser dies under its test, which says
 * nothing of the page: that test runs again, in another one. What the page does to a browser, it
 * does twice.
 *
 * @param {string} name
 * @param {(t: TestContext) => Promise<void> | void} body
 */
export function test(name, body) {
  nodeTest(name, async (t) => {
    try {
      await body(t);
    } catch (error) {
      const [why] = String(error).split("\n");
      if (!/browser has been closed|crashed/.test(why)) {
        await tellShown(t);
        throw error;
      }
      t.diagnostic(`the browser died under this test, which runs again: ${why}`);
      await body(t);
    }
  });
}

/** @type {WeakMap<TestContext, Page>} The page that a test opened last. */
const opened = new WeakMap();

/**
 * Tells what the page of a test that failed shows: what it waited for may stand there otherwise.
 *
 * @param {TestContext} t
 */
async function tellShown(t) {
  const shown = opened.get(t)?.locator("body").innerText({ timeout: 1000 });
  t.diagnostic(`the page shows: ${await shown?.catch(String)}`);
}

/** Starts the page and the browser once for all tests of a file. */
export function visitor() {
  /** @type {Awaited<ReturnType<typeof preview>>} */
  let server;
  /** @type {Browser} */
  let browser;
  let address = "";

  before(async () => {
    [server, browser] = await Promise.all([servePage(), launchBrowser()]);
    address = server.resolvedUrls?.local[0] ?? "";
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /**
   * Opens the page as somebody new, and closes it when the test ends.
   *
   * @param {TestContext} t
   * @param {BrowserContextOptions} [options]
   * @returns {Promise<Visit>}
   */
  return async function visit(t, options = {}) {
    if (!browser.isConnected()) browser = await launchBrowser();
    const context = await browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
      // What a service worker answers goes past the routes below.
      serviceWorkers: "block",
      ...options,
    });
    // A machine that does much besides is slow, and nothing else: what is there in time waits for nobody.
    context.setDefaultTimeout(30_000);
    t.after(() => context.close());
    /** @type {string[]} */
    const complaints = [];
    /** @type {string[]} */
    const strayRequests = [];
    await context.route("**", (route) => {
      const url = route.request().url();
      if (url.startsWith(address)) return route.continue();
      strayRequests.push(url);
      return route.abort();
    });
    const page = await context.newPage();
    if (SLOWER) await slowDown(page);
    opened.set(t, page);
    page.on("console", (message) => {
      const isOurs = !message.text().startsWith("Service Worker registration blocked");
      if (["error", "warning"].includes(message.type()) && isOurs) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(address);
    // It is shown once what the browser keeps is read.
    await page.locator("main").waitFor();
    return { page, complaints, strayRequests };
  };
}

/**
 * Pastes as a person does: by the clipboard, into what has the focus.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  await page.evaluate((it) => navigator.clipboard.writeText(it), text);
  await page.keyboard.press("ControlOrMeta+V");
}

/** How long the page may take until it shows what is waited for. In milliseconds. */
const LONGEST = 10_000;

/**
 * Asks the page until it gives what is expected: what it does, it may do a moment after.
 *
 * @param {() => unknown} read
 * @param {unknown} expected What it gives, or how the text that it gives looks.
 * @param {string} [message]
 */
export async function becomes(read, expected, message) {
  const end = Date.now() + LONGEST;
  for (;;) {
    try {
      const found = await read();
      if (expected instanceof RegExp) assert.match(String(found), expected, message);
      else assert.deepEqual(found, expected, message);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await setTimeout(50);
  }
}

/** What stands at the head of each part. */
const HEADINGS = {
  Build: "Build the requests",
  Plan: "Plan a change",
  Check: "Check a body",
  "Read an answer": "Read an answer",
};

/**
 * The part of that name; Build and Plan are those of the task that Build has something for.
 *
 * @param {Page} page
 * @param {keyof typeof HEADINGS} name
 */
export async function goToPart(page, name) {
  const links = page.getByRole("navigation").getByRole("link");
  if (name === "Build" || name === "Plan") {
    const isPolicy = (await resourceOf(page).inputValue()).endsWith("Policy");
    await links.filter({ hasText: isPolicy ? "Change a policy" : "Restore" }).click();
  }
  await links.filter({ hasText: name }).click();
  // An address is followed a moment after the click.
  await page.getByRole("heading", { level: 2, name: HEADINGS[name], exact: true }).waitFor();
}

/**
 * Where Build is told what to change.
 *
 * @param {Page} page
 */
export function resourceOf(page) {
  return page.getByLabel("Resource", { exact: true });
}

/** What each list of Build is called, by what stands in it, and what its ids are called. */
const LISTS = {
  "restore point": ["Restore points to add", "restore point ids"],
  "directory object": ["Directory objects to add", "directory object ids"],
  site: ["Sites to add", "site ids"],
  item: ["Items to add", "item keys"],
  artifact: ["Artifacts to remove", "artifact ids"],
  "protection unit": ["Protection units to remove", "protection unit ids"],
  "left out object": ["Directory objects to leave out", "directory object ids"],
  "exclusion unit": ["Exclusion units to remove", "exclusion unit ids"],
};

/**
 * A list of Build.
 *
 * @param {Page} page
 * @param {keyof typeof LISTS} one
 */
export function listOf(page, one) {
  const [heading, ids] = LISTS[one];
  const region = page.getByRole("region", { name: heading });
  return {
    region,
    box: region.getByLabel(`Paste or type ${ids}`),
    rows: region.getByRole("list", { name: heading }).getByRole("listitem"),
    /** @param {number} place */
    id: (place) =>
      region.getByLabel(`Id of ${one.replace("left out", "directory")} ${place}`, { exact: true }),
    /** @param {number} place */
    remove: (place) =>
      region.getByRole("button", { name: `Remove ${one} ${place} from the list`, exact: true }),
    said: region.getByRole("status"),
  };
}

/**
 * What stands in an editor. It holds only the lines that are in sight, so ask it of short texts.
 *
 * @param {Locator} field
 */
export async function textIn(field) {
  // In one go: between finding the lines and reading them, the editor may give them other text.
  return field.evaluate((element) =>
    [...element.querySelectorAll(".cm-line")].map((it) => it.textContent).join("\n"),
  );
}

/** @param {Page} page */
export function requestsOf(page) {
  const region = page.getByRole("region", { name: "Requests", exact: true });
  return {
    region,
    status: region.getByRole("status").first(),
    /** @param {string} name For example "Request 1 of 2". */
    body: (name) => region.getByRole("region", { name: `Body of ${name}` }),
  };
}

/**
 * Shows a request as its body or as code, by the choice that stands in front or that among the others.
 *
 * @param {Locator} region
 * @param {string} words
 */
export async function showAs(region, words) {
  const choice = region.getByRole("group", { name: / as$/ });
  await choice.waitFor();
  const radio = choice.getByRole("radio", { name: words, exact: true });
  if ((await radio.count()) > 0) await radio.check();
  else await choice.getByRole("combobox").selectOption(words);
}

/**
 * All the text in there, also what is only for screen readers.
 *
 * @param {Locator} locator
 */
export async function textOf(locator) {
  return String(await locator.textContent());
}

/** @param {string} name */
export function fixture(name) {
  return readFileSync(join(root, "tests", "fixtures", name), "utf8");
}

/**
 * As many valid ids as wanted, all different.
 *
 * @param {number} count
 */
export function someIds(count) {
  return Array.from(
    { length: count },
    (_, at) => `${at.toString(16).padStart(8, "0")}-4f3a-4b86-9a57-0c1e6f28b3d4`,
  );
}

/**
 * A link to what stands in the part that is shown.
 *
 * @param {Page} page
 */
export async function linkOf(page) {
  await page.getByRole("button", { name: "Link to this" }).click();
  const dialog = page.getByRole("dialog", { name: "A link to what is here" });
  await dialog.getByText("who has the link can read them").waitFor();
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await dialog.getByText("Copied.").waitFor();
  await page.keyboard.press("Escape");
  return page.evaluate(() => navigator.clipboard.readText());
}
