import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, languages, resources } from "graph-backup-delta";
import { defineConfig } from "vite";

/** What the page is made with: the same in the page, as it is built, and here. */
const facts = {
  RESOURCE_FACTS: resources().map((it) => describe(it)),
  LANGUAGE_FACTS: languages(),
};
Object.assign(globalThis, facts);

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "pkg", "package.json"), "utf8"),
);

export default defineConfig({
  root: import.meta.dirname,
  // The page works at any address, also below a folder.
  base: "./",
  // What the package knows of the resources and languages, as data: the page shows its fields at once,
  // and only the worker has the package.
  define: {
    RESOURCE_FACTS: JSON.stringify(facts.RESOURCE_FACTS),
    PACKAGE_VERSION: JSON.stringify(version),
    LANGUAGE_FACTS: JSON.stringify(facts.LANGUAGE_FACTS),
    SAMPLE_BUILT: JSON.stringify(await sampleBuilt()),
  },
  worker: { format: "es" },
  // The views are made with Preact. What its JSX becomes are calls, which the policy of the page allows.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    // The polyfill would fetch, which the page's policy forbids.
    modulePreload: { polyfill: false },
  },
  plugins: [letViteReload(), serviceWorker()],
});

/**
 * The sample that the page opens with, and its requests: who only looks at it needs no WebAssembly module,
 * which is larger than all else.
 */
async function sampleBuilt() {
  const [{ init }, { buildRequests }, { sampleWork }, { changeOf }] = await Promise.all([
    import("graph-backup-delta/slim"),
    import("./src/operations.js"),
    import("./src/sample.js"),
    import("./src/work.js"),
  ]);
  const module = import.meta.resolve("graph-backup-delta/core.wasm");
  init(readFileSync(fileURLToPath(module)));
  const change = changeOf(sampleWork());
  return { change: JSON.stringify(change), built: buildRequests(change) };
}

/**
 * While developing, Vite's client needs a socket to reload the page. The page as it is built needs
 * no connection at all: its worker, which has a policy of its own, fetches the WebAssembly module.
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

/**
 * The service worker, with the list of the files that were built, and a version that changes with
 * what is in them.
 *
 * @returns {import("vite").Plugin}
 */
function serviceWorker() {
  const source = join(import.meta.dirname, "src", "shell", "service-worker.js");
  const name = "service-worker.js";
  return {
    name: "service-worker",
    apply: "build",
    writeBundle({ dir = "" }) {
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((it) => it.isFile() && it.name !== name)
        .map((it) => join(it.parentPath, it.name))
        .sort();
      const hash = createHash("sha256");
      for (const file of files) hash.update(readFileSync(file));
      const addresses = files.map((it) => it.slice(dir.length + 1).replaceAll("\\", "/"));
      const listed = addresses.map((it) => (it === "index.html" ? "./" : it));
      const head = [
        `const FILES = ${JSON.stringify(listed)};`,
        `const VERSION = "${hash.digest("hex").slice(0, 16)}";`,
      ];
      const text = [...head, readFileSync(source, "utf8")].join("\n");
      writeFileSync(join(dir, name), text);
    },
  };
}
