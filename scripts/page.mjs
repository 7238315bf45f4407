// The page: www/, built by Vite into www/dist. It imports the package by its name, so the package is
// built first.

import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { must, root, say, tool } from "./run.mjs";

export async function buildPage() {
  say("building the page (vite)");
  await must(process.execPath, [tool("vite", "vite"), "build", "www"]);
}

/** Serves the built page until it is ended, and prints its address. */
export async function servePage() {
  say("serving the page; Ctrl+C ends it");
  const server = await pageServer();
  server.printUrls();
}

/**
 * Serves what was built, and says 404 to all else.
 *
 * @param {import("vite").InlineConfig} [options] What is served otherwise than www/vite.config.js says.
 */
export async function pageServer(options) {
  // Imported only now: whoever starts this file may have to install it first.
  const { preview } = await import("vite");
  const app = { root: join(root, "www"), appType: /** @type {const} */ ("mpa") };
  return preview({ ...app, plugins: [redirectToFolders()], ...options });
}

/**
 * Sends who asks for a folder without the slash at its end to where it is: what its page links to is
 * told from there.
 *
 * @returns {import("vite").Plugin}
 */
function redirectToFolders() {
  return {
    name: "redirect-to-folders",
    configurePreviewServer({ config, middlewares }) {
      const served = join(config.root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const [path] = (request.url ?? "").split("?");
        const isFolder = !path.endsWith("/") && existsSync(join(served, path, "index.html"));
        if (isFolder) response.writeHead(302, { Location: `./${basename(path)}/` }).end();
        else next();
      });
    },
  };
}
