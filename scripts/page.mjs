// The page: www/, built by Vite into www/dist. It imports the package by its name, so the package is
// built first.

import { must, say, tool } from "./run.mjs";

export async function buildPage() {
  say("building the page (vite)");
  await vite("build", "www");
}

/** Serves the built page until it is ended, and prints its address. */
export async function servePage() {
  say("serving the page; Ctrl+C ends it");
  await vite("preview", "www");
}

/** @param {string[]} args */
async function vite(...args) {
  await must(process.execPath, [tool("vite", "vite"), ...args]);
}
