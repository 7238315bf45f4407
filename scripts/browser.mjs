// Browsers for the tests: those that the machine has, or else ones that are got.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { canInstallSystemPackages, installSystemPackages } from "./apt.mjs";
import { Failure, isProgram, root, run, say, succeeds, which } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MORE_NAMES = ["chrome", "microsoft-edge", "microsoft-edge-stable"];

/** Where browsers lie that are not on PATH. */
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  join(process.env.PROGRAMFILES ?? "", "Google", "Chrome", "Application", "chrome.exe"),
  join(process.env["PROGRAMFILES(X86)"] ?? "", "Microsoft", "Edge", "Application", "msedge.exe"),
];

const FIREFOX_PLACES = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  join(process.env.PROGRAMFILES ?? "", "Mozilla Firefox", "firefox.exe"),
];

/**
 * What every Chromium is started with: no calls home, which a closed network refuses by the
 * hundred, and no need of a graphics card. Root may start it only without its sandbox.
 */
export const LAUNCH_FLAGS = [
  ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Starts a browser without a window; the tests of the page drive it by Playwright. */
export async function launchBrowser() {
  return chromium.launch({ executablePath: await findOrGetBrowser(), args: LAUNCH_FLAGS });
}

/**
 * The path of a browser of the Chromium family. The one that CHROME_PATH names comes first.
 *
 * @returns {Promise<string>}
 */
export async function findOrGetBrowser() {
  const found = await findBrowser();
  if (found) return found;
  say("no Chromium, Chrome or Edge is on this machine: getting Chromium");
  for (const get of [getFromPlaywright, () => getFromApt("chromium")]) {
    await get();
    const got = await findBrowser();
    if (got) return got;
  }
  throw new Failure(
    "No browser for the tests of the page: neither Playwright nor apt-get could get Chromium. " +
      "Install Chromium, Chrome or Edge, or set CHROME_PATH to one.",
  );
}

async function findBrowser() {
  const told = process.env.CHROME_PATH;
  if (told) {
    if (isProgram(told)) return told;
    throw new Failure(`CHROME_PATH names ${told}, which is no program.`);
  }
  const onPath = [...NAMES, ...MORE_NAMES].map((name) => which(name));
  for (const file of [...onPath, ...PLACES, chromium.executablePath()]) {
    if (file && existsSync(file) && (await starts(file))) return file;
  }
  return null;
}

/**
 * Whether a browser starts: one that lacks libraries, or the stub of a package that is not there,
 * does not.
 *
 * @param {string} file
 */
async function starts(file) {
  // There a browser asked for its version opens a window and prints nothing.
  if (process.platform === "win32") return true;
  return succeeds(file, ["--version"]);
}

async function getFromPlaywright() {
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  say("downloading Playwright's Chromium");
  const { code } = await run(process.execPath, [cli, "install", "chromium"]);
  if (code !== 0 || (await findBrowser()) || !canInstallSystemPackages()) return;
  say("installing the libraries it needs");
  await run(process.execPath, [cli, "install-deps", "chromium"]);
}

/**
 * The path of Firefox. The one that FIREFOX_PATH names comes first.
 *
 * @returns {Promise<string>}
 */
export async function findOrGetFirefox() {
  const found = findFirefox();
  if (found) return found;
  say("no Firefox is on this machine: getting it");
  await getFromApt("firefox-esr");
  const got = findFirefox();
  if (got) return got;
  throw new Failure(
    "No Firefox: apt-get could not get it. Install Firefox, or set FIREFOX_PATH to one.",
  );
}

function findFirefox() {
  const told = process.env.FIREFOX_PATH;
  if (told) {
    if (isProgram(told)) return told;
    throw new Failure(`FIREFOX_PATH names ${told}, which is no program.`);
  }
  const onPath = ["firefox", "firefox-esr"].map((name) => which(name));
  return [...onPath, ...FIREFOX_PLACES].find((file) => file && existsSync(file)) ?? null;
}

/** @param {string} name The system's package. */
async function getFromApt(name) {
  if (canInstallSystemPackages()) await installSystemPackages([name]);
}
