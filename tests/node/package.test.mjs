// The package as somebody who installs it meets it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as imported from "graph-backup-delta";
import { bytesOf } from "../../pkg-template/bytes.js";
import { npm } from "../../scripts/prepare.mjs";
import { printable } from "../../scripts/printable.mjs";
import { root } from "../../scripts/run.mjs";
import { withinBudget } from "../budgets.mjs";
import { pkg, runNode, seed, seedChange, temporaryFolder } from "./support.mjs";

const require = createRequire(import.meta.url);
const FUNCTIONS = [
  ...["batch", "build", "codes", "collect", "describe", "explain", "fix"],
  ...["interpret", "interpretBatch", "languages", "plan", "recognize", "resources"],
  ...["schema", "snippet", "standardSchema", "validate"],
];

test("import and require give the same functions, which need no start", () => {
  const required = require("graph-backup-delta");
  for (const library of [imported, required]) {
    assert.deepEqual(Object.keys(library).sort(), FUNCTIONS);
    assert.equal(library.validate("").findings[0].code, "json-empty");
  }
});

test("the entry validate checks bodies as all of the package does, and does no more", async () => {
  const checks = await import("graph-backup-delta/validate");
  const required = require("graph-backup-delta/validate");
  const names = ["describe", "fix", "resources", "schema", "standardSchema", "validate"];
  const body = seed("request.txt").toString();
  for (const library of [checks, required]) {
    assert.deepEqual(Object.keys(library).sort(), names);
    assert.deepEqual(library.validate(body), imported.validate(body));
    assert.deepEqual(library.fix(body), imported.fix(body));
    for (const resource of library.resources()) {
      assert.deepEqual(library.describe(resource), imported.describe(resource));
      assert.deepEqual(library.schema(resource), imported.schema(resource));
    }
  }
});

test("a file that was read in another encoding says so", () => {
  const { alphabet, text } = printable(readFileSync(join(pkg, "validate.wasm")));
  assert.deepEqual(Buffer.from(bytesOf(text, alphabet)), readFileSync(join(pkg, "validate.wasm")));
  const misread = Buffer.from(text).toString("latin1");
  const message = /read in another encoding than UTF-8/;
  assert.throws(() => bytesOf(misread, Buffer.from(alphabet).toString("latin1")), message);
});

test("npx finds the command in a clone", () => {
  const [program, ...args] = npm();
  const call = [...args, "exec", "--offline", "--no", "--", "graph-backup-delta", "--version"];
  const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  assert.equal(execFileSync(program, call, { cwd: root, encoding: "utf8" }), `${version}\n`);
});

test("text, bytes, a buffer and an object are judged alike", () => {
  const bytes = seed("request.txt");
  const text = bytes.toString();
  const expected = ["json-comment", "id-malformed"];
  const codes = (/** @type {any} */ body) => imported.validate(body).findings.map((it) => it.code);
  assert.deepEqual(codes(text), expected);
  assert.deepEqual(codes(bytes), expected);
  assert.deepEqual(codes(new Uint8Array(bytes)), expected);
  assert.deepEqual(codes(new Uint8Array(bytes).buffer), expected);
  const object = JSON.parse(text.replace(/\/\/.*/, ""));
  assert.deepEqual(codes(object), expected.slice(1));
});

test("bytes of another realm, as under Jest, and shared ones are judged as bytes", () => {
  const text = '{"displayName":"Mailboxes"}';
  const bytes = JSON.stringify([...Buffer.from(text)]);
  const shared = new SharedArrayBuffer(text.length);
  new Uint8Array(shared).set(Buffer.from(text));
  for (const body of [
    runInNewContext(`new Uint8Array(${bytes})`),
    runInNewContext(`new Uint8Array(${bytes}).buffer`),
    new Uint8Array(shared),
    shared,
  ]) {
    assert.deepEqual(imported.validate(body).findings, []);
  }
});

test("offsets count UTF-16 units in text and bytes in bytes", () => {
  const text = '{"😀é":1,}';
  const [inText] = imported.validate(text).findings.slice(-1);
  const [inBytes] = imported.validate(new TextEncoder().encode(text)).findings.slice(-1);
  assert.equal(inText.code, "json-trailing-comma");
  assert.deepEqual([inText.line, inText.column, inText.start], [1, 9, 8]);
  assert.deepEqual([inBytes.line, inBytes.column, inBytes.start], [1, 9, 11]);
});

test("a fix applies as it stands", () => {
  const text = seed("request.txt").toString();
  const [{ fix }] = imported.validate(text).findings;
  assert.equal(fix?.title, "Remove the comment");
  const [{ start, end, text: put }] = fix.edits;
  const mended = text.slice(0, start) + put + text.slice(end);
  assert.deepEqual(
    imported.validate(mended).findings.map((it) => it.code),
    ["id-malformed"],
  );
});

test("what is built from the sample, mended, is judged to be right", () => {
  const { requests, findings } = imported.build(seedChange);
  assert.deepEqual(findings, []);
  assert.equal(requests.length, 1);
  const report = imported.validate(requests[0].body);
  assert.deepEqual(report.findings, []);
  assert.deepEqual([report.additions, report.removals], [4, 3]);
});

test("the packed package holds what it needs and nothing else", (context) => {
  const { tarball, files, size, unpackedSize } = pack(temporaryFolder(context));
  assert.ok(tarball.endsWith(".tgz"));
  // The module is in it three times: for import, for require, apart.
  withinBudget("package", "packed", size);
  withinBudget("package", "installed", unpackedSize);
  assert.deepEqual(files, [
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin/graph-backup-delta.js",
    "command/arguments.js",
    "command/bodies.js",
    "command/built.js",
    "command/completion/bash.js",
    "command/completion/fish.js",
    "command/completion/table.js",
    "command/completion/zsh.js",
    "command/config.js",
    "command/diff.js",
    "command/each.js",
    "command/excerpt.js",
    "command/findings.js",
    "command/fold.js",
    "command/folder.js",
    "command/formats.js",
    "command/formats/github.js",
    "command/formats/human.js",
    "command/formats/json.js",
    "command/formats/junit.js",
    "command/formats/sarif.js",
    "command/glob.js",
    "command/help.js",
    "command/input.js",
    "command/judge.js",
    "command/main.js",
    "command/mend.js",
    "command/named.js",
    "command/nearest.js",
    "command/operations.js",
    "command/operations/batch.js",
    "command/operations/build.js",
    "command/operations/collect.js",
    "command/operations/completion.js",
    "command/operations/describe.js",
    "command/operations/explain.js",
    "command/operations/help.js",
    "command/operations/interpret.js",
    "command/operations/plan.js",
    "command/operations/schema.js",
    "command/operations/snippet.js",
    "command/operations/validate.js",
    "command/options.js",
    "command/outcome.js",
    "command/output.js",
    "command/owners.js",
    "command/pattern.js",
    "command/places.js",
    "command/printed.js",
    "command/progress.js",
    "command/redact.js",
    "command/report.js",
    "command/resource.js",
    "command/secret.js",
    "command/style.js",
    "command/tally.js",
    "command/text.js",
    "command/tokens.js",
    "command/uri.js",
    "command/usage.js",
    "command/version.js",
    "command/warnings.js",
    "command/write.js",
    "core.wasm",
    "docs/codes.md",
    "docs/lists.md",
    "graph-backup-delta.schema.json",
    "graph-client.cjs",
    "graph-client.d.cts",
    "graph-client.d.ts",
    "graph-client.js",
    "index.cjs",
    "index.d.cts",
    "index.d.ts",
    "index.js",
    "man/graph-backup-delta.1",
    "package.json",
    "sbom.cdx.json",
    "slim.cjs",
    "slim.d.cts",
    "slim.d.ts",
    "slim.js",
    "validate.cjs",
    "validate.d.cts",
    "validate.d.ts",
    "validate.js",
    "validate.wasm",
    "validate.workerd.js",
    "workerd.js",
  ]);
});

test("the packed package works where it is installed", (context) => {
  const folder = temporaryFolder(context);
  const { tarball } = pack(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  runNpm(["install", "--offline", "--no-audit", "--no-fund", tarball], folder);
  const judge = 'console.log(validate("[]").findings[0].code)';
  for (const script of [
    ["--input-type=module", "-e", `import { validate } from "graph-backup-delta"; ${judge}`],
    ["--input-type=commonjs", "-e", `const { validate } = require("graph-backup-delta"); ${judge}`],
  ]) {
    assert.deepEqual(runNode(script, { cwd: folder }), {
      code: 0,
      out: "body-not-object\n",
      err: "",
    });
  }
  const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const told = runNpm(["exec", "--offline", "--", "graph-backup-delta", "--version"], folder);
  assert.equal(told, `${version}\n`);
});

test("the package has no dependencies, and its version is the crate's", () => {
  const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const cargo = readFileSync(join(pkg, "..", "Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(cargo)?.[1]);
  assert.equal(manifest.name, "graph-backup-delta");
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) {
    assert.equal(manifest[kind], undefined);
  }
});

test("the types export each shape, and nothing about starting the module", () => {
  const types = readFileSync(join(pkg, "index.d.ts"), "utf8");
  const functions = [...types.matchAll(/^export function (\w+)/gm)].map((it) => it[1]);
  assert.deepEqual(functions.sort(), FUNCTIONS);
  assert.doesNotMatch(types, /wbg|wasm|WebAssembly|\binit/i);
  assert.equal(readFileSync(join(pkg, "index.d.cts"), "utf8"), types);
});

/** @param {string} folder Where to put the tarball. */
function pack(folder) {
  const [packed] = JSON.parse(runNpm(["pack", "--json", "--pack-destination", folder], pkg));
  /** @type {{ path: string }[]} */
  const files = packed.files;
  const { filename, size, unpackedSize } = packed;
  return {
    tarball: join(folder, filename),
    files: files.map((it) => it.path).sort(),
    ...{ size, unpackedSize },
  };
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  const [program, ...first] = npm();
  const { code, out, err } = runNode([...first, ...args], { program, cwd });
  assert.equal(code, 0, err);
  return out;
}

test("the module names no folder of the machine that it was made on", () => {
  for (const file of ["core.wasm", "validate.wasm"]) {
    const wasm = readFileSync(join(pkg, file), "latin1");
    assert.ok(wasm.includes("src/validate/mod.rs") || wasm.includes("src/json/reader.rs"));
    for (const folder of [root, homedir(), join("registry", "src")]) {
      assert.ok(!wasm.includes(folder), folder);
    }
  }
});
