// workerd, which runs Cloudflare Workers: it compiles no bytes, so the package has a file for it, and
// the bundler passes the module on as a file.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { folderOf } from "./project.mjs";
import { tool } from "./scripts.mjs";

const WORKER = `
import * as library from "graph-backup-delta";
import { found } from "./check.mjs";
export default { fetch: () => new Response(found(library)) };
`;

/** @param {string} name */
export async function workerd(name) {
  const folder = folderOf(name, { "worker.mjs": WORKER });
  const outdir = join(folder, "out");
  await build({
    entryPoints: [join(folder, "worker.mjs")],
    outdir,
    bundle: true,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
  });
  writeFileSync(join(outdir, "config.capnp"), config(readdirSync(outdir)));
  return ask(outdir);
}

/** @param {string[]} files */
function config(files) {
  const wasm = files.filter((it) => it.endsWith(".wasm"));
  const modules = wasm.map((it) => `(name = "${it}", wasm = embed "${it}")`);
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.mjs", esModule = embed "worker.mjs"), ${modules}],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}

/**
 * Serves the worker and asks it once. workerd tells its port on a pipe.
 *
 * @param {string} cwd
 */
async function ask(cwd) {
  const args = ["serve", "config.capnp", "--control-fd=1"];
  const server = spawn(tool("workerd"), args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const ended = once(server, "exit").then(([code]) => {
      throw new Error(`workerd ended with ${code}`);
    });
    const [line] = await Promise.race([once(server.stdout, "data"), ended]);
    const { port } = JSON.parse(String(line).split("\n")[0]);
    return await (await fetch(`http://127.0.0.1:${port}/`)).text();
  } finally {
    server.kill();
  }
}
