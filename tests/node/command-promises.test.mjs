// What SECURITY.md promises: nothing is sent, no program is started, nothing is written but by --fix.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { folderWith, pkg, runNode, seed, seedChange } from "./support.mjs";

/** What the command needs of Node: files, their names, and words of the command line. */
const NEEDED = ["node:fs", "node:fs/promises", "node:path", "node:util"];
const WRITING =
  /\b(?:append|chmod|chown|copy|cp|fchmod|fchown|ftruncate|link|mkdir|mkdtemp|rename|rm|rmdir|symlink|truncate|unlink|utimes|write)(?:File)?(?:Sync)?\b/;

const programs = [
  ...["index.js", "index.cjs", "workerd.js", "slim.js", "slim.cjs", "graph-client.js"],
  ...["bin", "command"].flatMap((folder) =>
    readdirSync(join(pkg, folder), { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".js"))
      .map((it) => join(folder, it)),
  ),
];

/** @param {string} file */
const imports = (file) =>
  [...readFileSync(join(pkg, file), "utf8").matchAll(/\bimport\s([^;]*?)\sfrom\s*"([^"]+)"/g)].map(
    ([, names, from]) => ({ names, from }),
  );

describe("the package", () => {
  test("uses nothing that sends, listens or starts a program", () => {
    for (const file of programs) {
      const text = readFileSync(join(pkg, file), "utf8");
      assert.doesNotMatch(
        text.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, ""),
        /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|\bimport\(|\beval\(|new Function|createRequire/,
        file,
      );
      for (const { from } of imports(file)) {
        const isOurs =
          from.startsWith("./") || from.startsWith("../") || from === "graph-backup-delta";
        assert.ok(isOurs || NEEDED.includes(from), `${file}: ${from}`);
      }
    }
  });

  test("writes files in one place", () => {
    const writing = programs.filter((file) =>
      imports(file).some(({ names, from }) => from.startsWith("node:fs") && WRITING.test(names)),
    );
    // The second writes to standard output, by its number.
    assert.deepEqual(
      writing.map((it) => it.replaceAll(sep, "/")),
      ["command/output.js", "command/write.js"],
    );
  });
});

describe("an operation without --fix works where nothing may be written or started", () => {
  const flag = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const files = {
    "request.json": seed("request.txt"),
    "answer.json": seed("answer.txt"),
    "change.json": JSON.stringify(seedChange),
    "wanted.csv": "directoryObjectId\n1b000000-71fe-4d00-a01a-31850bc5b32c\n",
  };
  const target = "--resource exchangeProtectionPolicy";
  for (const call of [
    "validate .",
    "validate --redact --format sarif *.json",
    "validate --fix-dry-run request.json",
    "build change.json",
    "interpret --request request.json answer.json",
    `plan ${target} --id 5e000000-71fe-4d00-a01a-31850bc5b32c wanted.csv wanted.csv`,
    `collect ${target} wanted.csv`,
    "explain",
    "schema exchangeRestoreSession",
    "describe",
    "completion bash",
    "help",
  ]) {
    test(call, (context) => {
      const cwd = folderWith(context, files);
      const args = [join(pkg, "bin", "graph-backup-delta.js"), ...call.split(" ")];
      const free = runNode(args, { cwd });
      const bound = runNode([flag, "--allow-fs-read=*", "--no-warnings", ...args], { cwd });
      assert.deepEqual(bound, free);
      for (const [name, content] of Object.entries(files)) {
        assert.deepEqual(readFileSync(join(cwd, name)), Buffer.from(content));
      }
      assert.deepEqual(readdirSync(cwd), Object.keys(files).sort());
    });
  }

  test("and with it does not", (context) => {
    const cwd = folderWith(context, { "a.json": "{//\n}" });
    const args = [join(pkg, "bin", "graph-backup-delta.js"), "validate", "--fix", "a.json"];
    const bound = runNode([flag, "--allow-fs-read=*", "--no-warnings", ...args], { cwd });
    assert.equal(bound.code, 2);
    assert.match(bound.err, /^graph-backup-delta: a\.json cannot be written: /);
  });
});

test("SECURITY.md names tests that are there", () => {
  const text = readFileSync(join(root, "SECURITY.md"), "utf8");
  const named = [...text.matchAll(/`(tests\/[^`]+)`/g)].map((it) => it[1]);
  assert.notEqual(named.length, 0);
  for (const name of named) {
    const [folder, start] = [name.slice(0, name.lastIndexOf("/")), name.split("/").at(-1) ?? ""];
    const found = readdirSync(join(root, folder)).filter((it) =>
      it.startsWith(start.split("*")[0]),
    );
    assert.notEqual(found.length, 0, name);
  }
});
