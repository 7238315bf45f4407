// What --fix leaves of a file as it is: whose it is, and what somebody else wrote.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs, {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { FAULTY, GOOD, MENDED, REMOVAL } from "./mendable.mjs";
import { command, folderWith, pkg, runNode } from "./support.mjs";

describe("validate --fix keeps what others have", { skip: process.platform === "win32" }, () => {
  const isRoot = process.getuid?.() === 0;
  const load = () => import(pathToFileURL(join(pkg, "command", "write.js")).href);

  /**
   * Files of which the second cannot be written, and what --fix made of them.
   *
   * @param {import("node:test").TestContext} context
   * @param {(cwd: string) => void} spoil
   * @param {string[]} [options]
   */
  function fixedThree(context, spoil, options = []) {
    const cwd = folderWith(context, { "a.json": FAULTY, "b.json": FAULTY, "c.json": FAULTY });
    spoil(cwd);
    const files = ["a.json", "b.json", "c.json"];
    return { cwd, ...command(["validate", "--fix", ...options, ...files], { cwd }) };
  }

  const text = (/** @type {string} */ cwd, /** @type {string} */ name) =>
    readFileSync(join(cwd, name), "utf8");

  test("it does not write what is read-only, tells so, and what it mended all the same", (context) => {
    const { cwd, code, out, err } = fixedThree(context, (cwd) =>
      chmodSync(join(cwd, "b.json"), 0o444),
    );
    assert.equal(code, 2);
    assert.match(err, /^graph-backup-delta: b\.json cannot be written: .*\n$/);
    for (const name of ["a", "c"]) {
      assert.match(out, new RegExp(`^${name}\\.json:2:2: mended\\[`, "m"));
      assert.equal(text(cwd, `${name}.json`), MENDED);
    }
    assert.doesNotMatch(out, /b\.json/);
    assert.equal(text(cwd, "b.json"), FAULTY);
    assert.equal(statSync(join(cwd, "b.json")).mode & 0o777, 0o444);
  });

  test("it tells as JSON which file could not be written", (context) => {
    const spoil = (/** @type {string} */ cwd) => chmodSync(join(cwd, "b.json"), 0o444);
    const { code, out } = fixedThree(context, spoil, ["--format=json"]);
    assert.equal(code, 2);
    const [a, b, c] = JSON.parse(out);
    assert.deepEqual([a.file, a.text, c.file, c.text], ["a.json", MENDED, "c.json", MENDED]);
    assert.deepEqual(Object.keys(b), ["file", "unwritable"]);
  });

  test("a read-only file in which there is nothing to mend is no failure", (context) => {
    const cwd = folderWith(context, { "a.json": GOOD });
    chmodSync(join(cwd, "a.json"), 0o444);
    assert.equal(command(["validate", "--fix", "a.json"], { cwd }).code, 0);
  });

  test("a pipe, a device, or what is not there, is told before anything is done", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY });
    execFileSync("mkfifo", [join(cwd, "f.json")]);
    for (const [name, reason] of [
      ["f.json", "it is no regular file"],
      ["/dev/null", "it is no regular file"],
      ["absent.json", "there is no such file"],
    ]) {
      const { code, out, err } = command(["validate", "--fix", "a.json", name], { cwd });
      assert.deepEqual([code, out], [2, ""]);
      assert.equal(err, `graph-backup-delta: ${name} cannot be mended: ${reason}\n`);
    }
    assert.equal(text(cwd, "a.json"), FAULTY);
    assert.ok(lstatSync(join(cwd, "f.json")).isFIFO());
  });

  test("a file stays the same one: its owner, its other names, its attributes", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY });
    const file = join(cwd, "a.json");
    linkSync(file, join(cwd, "other.json"));
    if (isRoot) chownSync(file, 65534, 65534);
    chmodSync(file, 0o600);
    const before = statSync(file);
    assert.equal(command(["validate", "--fix", "a.json"], { cwd }).code, 0);
    assert.equal(text(cwd, "other.json"), MENDED);
    const { ino, uid, gid, mode, nlink } = statSync(file);
    assert.deepEqual(
      { ino, uid, gid, mode, nlink },
      { ino: before.ino, uid: before.uid, gid: before.gid, mode: before.mode, nlink: 2 },
    );
    assert.deepEqual(readdirSync(cwd), ["a.json", "other.json"]);
  });

  test("what was changed since it was read is left as it is", async (context) => {
    const { writeInPlace } = await load();
    const cwd = folderWith(context, { "a.json": "somebody else's" });
    const before = { file: join(cwd, "a.json"), bytes: Buffer.from(FAULTY) };
    const told = "somebody else changed it meanwhile; judge it again";
    assert.equal(writeInPlace(before, Buffer.from(MENDED)), told);
    assert.equal(text(cwd, "a.json"), "somebody else's");
    assert.deepEqual(readdirSync(cwd), ["a.json"]);
  });

  test("what stands in its place since is left as it is, also where it holds the same", async (context) => {
    const { writeInPlace } = await load();
    const { openSync } = fs;
    for (const replace of [
      (/** @type {string} */ it) => writeFileSync(it, FAULTY),
      (/** @type {string} */ it) => symlinkSync("other.json", it),
      (/** @type {string} */ it) => execFileSync("mkfifo", [it]),
    ]) {
      const cwd = folderWith(context, { "a.json": FAULTY, "other.json": FAULTY });
      const file = join(cwd, "a.json");
      // Somebody replaces it between the look at it and the opening.
      fs.openSync = (...args) => {
        renameSync(file, join(cwd, "gone"));
        replace(file);
        return openSync(...args);
      };
      syncBuiltinESMExports();
      try {
        const told = "somebody else changed it meanwhile; judge it again";
        const before = { file, bytes: Buffer.from(FAULTY) };
        assert.equal(writeInPlace(before, Buffer.from(MENDED)), told);
      } finally {
        fs.openSync = openSync;
        syncBuiltinESMExports();
      }
      assert.equal(text(cwd, "other.json"), FAULTY);
      assert.deepEqual(readdirSync(cwd).sort(), ["a.json", "gone", "other.json"]);
    }
  });

  test("what is no regular file is not written", async (context) => {
    const { writeInPlace } = await load();
    const cwd = folderWith(context, {});
    execFileSync("mkfifo", [join(cwd, "f.json")]);
    for (const file of [join(cwd, "f.json"), cwd, "/dev/null"]) {
      const told = writeInPlace({ file, bytes: Buffer.from(FAULTY) }, Buffer.from(MENDED));
      assert.equal(told, "it is no regular file");
    }
  });

  test("a file is written as soon as it was judged, before the next is read", async (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY, "b.json": FAULTY });
    const { mending } = await import(pathToFileURL(join(pkg, "command", "mend.js")).href);
    const files = ["a.json", "b.json"].map((it) => ({ file: join(cwd, it) }));
    const asked = {
      optionsFor: () => ({}),
      configFor: () => undefined,
      format: "human",
      quiet: false,
    };
    const { pieces, end } = mending(files, asked);
    let told = "";
    for await (const { out = "", err = "" } of pieces) {
      told += out + err;
      if (!told.includes("a.json")) continue;
      if (text(cwd, "b.json") !== FAULTY) continue;
      assert.equal(text(cwd, "a.json"), MENDED);
      // What somebody saves meanwhile is what is judged.
      writeFileSync(join(cwd, "b.json"), GOOD);
    }
    assert.equal(text(cwd, "b.json"), GOOD);
    assert.deepEqual(end(), { found: false, undone: false });
  });

  test("what cannot be written is as it was, and nothing is left beside it", async (context) => {
    const { writeInPlace } = await load();
    const copy = `.graph-backup-delta.${process.pid}.bak`;
    const cwd = folderWith(context, { "a.json": FAULTY, [copy]: "somebody else's" });
    const before = { file: join(cwd, "a.json"), bytes: Buffer.from(FAULTY) };
    const told = writeInPlace(before, Buffer.from(MENDED));
    assert.match(told, /^what it holds cannot be kept beside it: .*exists/);
    const absent = { ...before, file: join(cwd, "absent") };
    assert.equal(writeInPlace(absent, Buffer.from("b")), "there is no such file");
    assert.equal(text(cwd, "a.json"), FAULTY);
    assert.equal(text(cwd, copy), "somebody else's");
    assert.deepEqual(readdirSync(cwd).sort(), [copy, "a.json"]);
  });

  test("what a file held lies beside it where the writing is stopped in between", (context) => {
    const stopped = `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { writeSync } = fs;
      fs.writeSync = (handle, bytes, at, length, position) => {
        if (position === undefined) return writeSync(handle, bytes, at);
        writeSync(handle, bytes, at, 5, position);
        process.exit(9);
      };
      syncBuiltinESMExports();`;
    const cwd = folderWith(context, { "a.json": FAULTY, "stop.mjs": stopped });
    const bin = join(pkg, "bin", "graph-backup-delta.js");
    const hook = pathToFileURL(join(cwd, "stop.mjs")).href;
    assert.equal(runNode(["--import", hook, bin, "validate", "--fix", "a.json"], { cwd }).code, 9);
    const [copy, ...others] = readdirSync(cwd).filter((it) => it.endsWith(".bak"));
    assert.deepEqual(others, []);
    assert.match(copy, /^\.graph-backup-delta\.\d+\.bak$/);
    assert.equal(text(cwd, copy), FAULTY);
    assert.equal(statSync(join(cwd, copy)).mode & 0o777, 0o600);
  });

  test("where the disk is full a file is as it was", (context) => {
    // A limit of the size of files stands for the disk: the copy fits in, what is longer does not.
    const faulty = `{"drive_restore_artifacts@delta":[${REMOVAL}],"a":${" ".repeat(400)}1}`;
    const cwd = folderWith(context, { "a.json": faulty });
    const script = `import { writeInPlace } from ${JSON.stringify(pathToFileURL(join(pkg, "command", "write.js")).href)};
      import { readFileSync } from "node:fs";
      const before = { file: "a.json", bytes: readFileSync("a.json") };
      console.log(writeInPlace(before, Buffer.alloc(5000, "x")));`;
    const args = [
      "-c",
      'ulimit -f 1; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      script,
    ];
    const { out, err } = runNode(args, { program: "bash", cwd });
    assert.match(out, /^EFBIG/, err);
    assert.equal(text(cwd, "a.json"), faulty);
    assert.deepEqual(readdirSync(cwd), ["a.json"]);
  });
});
