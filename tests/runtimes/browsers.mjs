// Pages in real browsers, one after the other in one window: a frame shows each, and what a page finds
// it posts to the server that served it. So nothing drives the browser, and any will do.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { findOrGetBrowser, findOrGetFirefox, LAUNCH_FLAGS } from "../../scripts/browser.mjs";
import { project } from "./project.mjs";

/** How to show a page without a window, in a profile of its own. */
export const browsers = {
  Chromium: async (/** @type {string} */ profile, /** @type {string} */ address) => ({
    program: await findOrGetBrowser(),
    args: [...LAUNCH_FLAGS, "--headless", `--user-data-dir=${profile}`, address],
  }),
  Firefox: async (/** @type {string} */ profile, /** @type {string} */ address) => ({
    program: await findOrGetFirefox(),
    args: ["--headless", "--no-remote", "--profile", profile, address],
  }),
};

/** The strictest policy that WebAssembly works under. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; ";
const HEADERS = {
  "Content-Security-Policy": `${POLICY}connect-src 'self'; frame-src 'self'`,
  "X-Content-Type-Options": "nosniff",
};
/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
/** How long a page may take: a browser starts in seconds, and may share its machine. */
const PATIENCE = 60_000;

/**
 * Shows pages in a browser.
 *
 * @param {keyof typeof browsers} name
 * @param {Map<string, string>} folders The folder of each page.
 * @returns {Promise<Map<string, string>>} What each page found; a page that found nothing is not there.
 */
export async function show(name, folders) {
  const { address, found, done, close } = await serve(folders);
  const profile = join(project, `profile of ${name}`);
  mkdirSync(profile);
  try {
    const { program, args } = await browsers[name](profile, address);
    await open(program, args, done);
  } finally {
    close();
  }
  return found;
}

/**
 * Keeps a program open until something is done, or it took too long.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Promise<unknown>} done
 */
async function open(program, args, done) {
  const browser = spawn(program, args, { stdio: "ignore" });
  const gone = once(browser, "exit");
  const late = new AbortController();
  const patience = wait(PATIENCE, undefined, { signal: late.signal }).catch(() => undefined);
  await Promise.race([done, gone, patience]);
  late.abort();
  browser.kill();
  await gone;
}

/**
 * Serves the pages, and keeps what they post: at the address, one page that holds all of them.
 *
 * @param {Map<string, string>} folders
 */
async function serve(folders) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const server = createServer(async (request, response) => {
    const [, page, ...rest] = decodeURI(request.url ?? "").split("/");
    if (request.method === "POST") {
      found.set(rest[0], await text(request));
      response.end();
      if (found.size === folders.size) server.emit("done");
    } else if (page) {
      const [path] = rest.join("/").split("?");
      answer(response, join(folders.get(page) ?? "", normalize(`/${path || "index.html"}`)));
    } else {
      const frames = [...folders.keys()].map((it) => `<iframe src="/${encodeURI(it)}/"></iframe>`);
      response.writeHead(200, { ...HEADERS, "Content-Type": "text/html" });
      response.end(`<!doctype html>${frames.join("")}`);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}/`, found, done: once(server, "done"), close };
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {string} file
 */
function answer(response, file) {
  if (!existsSync(file)) {
    response.writeHead(404, HEADERS).end();
    return;
  }
  const headers = { ...HEADERS, "Content-Type": TYPES[extname(file)] };
  response.writeHead(200, headers).end(readFileSync(file));
}
