import { describe, resources } from "graph-backup-delta";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // The page works at any address, also below a folder.
  base: "./",
  // What the package knows of the resources, as data: the page shows its fields at once, and only the
  // worker holds the package.
  define: { RESOURCE_FACTS: JSON.stringify(resources().map((it) => describe(it))) },
  worker: { format: "es" },
  build: {
    // The polyfill would fetch, which the page's policy forbids.
    modulePreload: { polyfill: false },
    // The package holds its WebAssembly as text, in kB.
    chunkSizeWarningLimit: 1000,
  },
  plugins: [letViteReload()],
});

/**
 * While developing, Vite's client needs a socket to reload the page. The page as it is built needs
 * no connection at all.
 *
 * @returns {import("vite").Plugin}
 */
function letViteReload() {
  return {
    name: "let-vite-reload",
    apply: (_, { command, isPreview }) => command === "serve" && !isPreview,
    transformIndexHtml: (html) => html.replace("connect-src 'none'", "connect-src 'self' ws:"),
  };
}
