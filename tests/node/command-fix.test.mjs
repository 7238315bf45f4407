// validate --fix and --fix-dry-run, as somebody at a shell, or a script, meets them.

import assert from "node:assert/strict";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { fix, validate } from "graph-backup-delta";
import { FAULTY, GOOD, MENDED, REMOVAL } from "./mendable.mjs";
import { command, folderWith, pkg, runNode, seed } from "./support.mjs";

describe("validate --fix", () => {
  test("mends the file, says what it mended and what is left", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY });
    assert.deepEqual(command(["validate", "--fix", "a.json"], { cwd }), {
      code: 0,
      out: `a.json:2:2: mended[property-misnamed]: Correct the name
a.json:2:37: mended[json-comment]: Remove the comment
a.json:3:80: mended[json-trailing-comma]: Remove the comma

a.json: 0 additions, 1 removal; 0 errors, 0 warnings
`,
      err: "",
    });
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), MENDED);
    // Nothing but the file is there: no temporary one is left behind.
    assert.deepEqual(readdirSync(cwd), ["a.json"]);
  });

  test("shows what is left at its place in the mended file", (context) => {
    const cwd = folderWith(context, { "request.json": seed("request.txt") });
    const { code, out } = command(["validate", "--fix", "request.json"], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^request\.json:4:67: mended\[json-comment\]: Remove the comment\n\n/);
    const after = command(["validate", "request.json"], { cwd });
    assert.ok(out.endsWith(`\n\n${after.out}`));
    assert.equal(after.code, 1);
  });

  test("lists as many mends as a report lists findings, and counts the others", () => {
    const { code, out, err } = command(["validate", "--fix"], {
      input: "//\n".repeat(1002) + GOOD,
    });
    assert.equal(code, 0);
    assert.equal(out, "\n".repeat(1002) + GOOD);
    assert.equal(err.match(/mended\[json-comment\]/g)?.length, 1000);
    assert.match(err, /\n… and 2 more mends\n\n<stdin>: /);
  });

  test("says the same of several files as of each", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY, "b.json": GOOD, "c.json": FAULTY });
    const { code, out } = command(["validate", "--fix", "a.json", "b.json", "c.json"], { cwd });
    assert.equal(code, 0);
    assert.equal(out.match(/mended\[/g)?.length, 6);
    for (const name of ["a.json", "c.json"]) {
      assert.equal(readFileSync(join(cwd, name), "utf8"), MENDED);
    }
  });

  test("leaves a file alone in which it mended nothing", (context) => {
    const files = {
      "good.json": GOOD,
      "empty.json": "",
      "unclosed.json": "{",
      "utf8.json": Buffer.from('{"a":"\xff",}', "latin1"),
      "utf16.json": Buffer.from(FAULTY, "utf16le"),
    };
    const cwd = folderWith(context, files);
    for (const [name, content] of Object.entries(files)) {
      const file = join(cwd, name);
      const before = statSync(file, { bigint: true });
      const report = validate(Buffer.from(content));
      const { code, out } = command(["validate", "--fix", name], { cwd });
      assert.doesNotMatch(out, /mended/);
      assert.equal(code, report.valid ? 0 : 1);
      assert.deepEqual(readFileSync(file), Buffer.from(content));
      const { ino, mtimeNs } = statSync(file, { bigint: true });
      assert.deepEqual({ ino, mtimeNs }, { ino: before.ino, mtimeNs: before.mtimeNs });
    }
  });

  test("keeps line breaks, and takes away a byte order mark, as the library does", (context) => {
    const text = `\ufeff${FAULTY.replaceAll("\n", "\r\n")}`;
    const cwd = folderWith(context, { "a.json": text });
    assert.equal(command(["validate", "--fix", "a.json"], { cwd }).code, 0);
    const mended = readFileSync(join(cwd, "a.json"), "utf8");
    assert.equal(mended, fix(text).text);
    assert.equal(mended, MENDED.replaceAll("\n", "\r\n"));
  });

  test("keeps the mode of a file, and a link to it", {
    skip: process.platform === "win32",
  }, (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY });
    chmodSync(join(cwd, "a.json"), 0o606);
    symlinkSync("a.json", join(cwd, "link.json"));
    assert.equal(command(["validate", "--fix", "link.json"], { cwd }).code, 0);
    assert.equal(lstatSync(join(cwd, "link.json")).isSymbolicLink(), true);
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), MENDED);
    assert.equal(statSync(join(cwd, "a.json")).mode & 0o777, 0o606);
  });

  test("prints the mended text of standard input, and all else to standard error", () => {
    const { code, out, err } = command(["validate", "--fix"], { input: FAULTY });
    assert.deepEqual([code, out], [0, MENDED]);
    assert.match(err, /^<stdin>:2:2: mended\[property-misnamed\]: Correct the name\n/);
    assert.match(err, /\n<stdin>: 0 additions, 1 removal; 0 errors, 0 warnings\n$/);
  });

  test("passes standard input on that it cannot mend, byte for byte", () => {
    const input = Buffer.from('{"a":"\xff",}', "latin1");
    const bin = join(pkg, "bin", "graph-backup-delta.js");
    const script = `
      const { spawnSync } = require("node:child_process");
      const { status, stdout } = spawnSync(process.execPath, [${JSON.stringify(bin)}, "validate", "--fix"],
        { input: Buffer.from("${input.toString("hex")}", "hex") });
      console.log(status, stdout.toString("hex"));`;
    assert.equal(runNode(["-e", script]).out, `1 ${input.toString("hex")}\n`);
  });

  test("takes the resource it is told", () => {
    const input = `{"artifacts@delta":[],"mailbox_restore_artifacts@delta":[${REMOVAL}]}`;
    const args = ["validate", "--fix", "--resource", "exchangeRestoreSession"];
    const { out } = command(args, { input });
    assert.equal(out, fix(input, { resource: "exchangeRestoreSession" }).text);
  });

  test("prints as JSON what fix returns", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY });
    const { out } = command(["validate", "--fix", "--format", "json", "a.json"], { cwd });
    assert.deepEqual(JSON.parse(out), [{ file: "a.json", ...fix(FAULTY) }]);
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), MENDED);
  });
});

describe("validate --fix-dry-run", () => {
  test("shows a diff and writes nothing", (context) => {
    const cwd = folderWith(context, { "a.json": FAULTY, "b.json": GOOD });
    const { code, out, err } = command(["validate", "--fix-dry-run", "a.json", "b.json"], { cwd });
    assert.equal(
      out,
      `--- a.json
+++ a.json
@@ -1,5 +1,5 @@
 {
-\t"drive_restore_artifacts@delta": [ // remove
-\t\t${REMOVAL},
+\t"driveRestoreArtifacts@delta": [ 
+\t\t${REMOVAL}
 \t]
 }
`,
    );
    assert.match(err, /^a\.json:2:2: would mend\[property-misnamed\]: Correct the name\n/);
    // The faults are still there.
    assert.equal(code, 1);
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), FAULTY);
  });

  test("shows nothing where there is nothing to mend", () => {
    const { code, out, err } = command(["validate", "--fix-dry-run"], { input: GOOD });
    assert.deepEqual([code, out], [0, ""]);
    assert.equal(err, "<stdin>: 0 additions, 1 removal; 0 errors, 0 warnings\n");
  });

  test("prints as JSON what fix returns", () => {
    const { code, out } = command(["validate", "--fix-dry-run", "--format=json"], {
      input: FAULTY,
    });
    assert.deepEqual(JSON.parse(out), [{ file: "<stdin>", ...fix(FAULTY) }]);
    assert.equal(code, 1);
  });

  test("escapes what a terminal obeys", () => {
    const input = `{"driveRestoreArtifacts@delta":[${REMOVAL},],"\u001b[31m":"\u202e"}`;
    const { out, err } = command(["validate", "--fix-dry-run"], { input });
    assert.match(out, /\\u\{1b\}\[31m":"\\u\{202e\}/);
    assert.doesNotMatch(out + err, /(?!\n)[\p{Cc}\p{Cf}]/u);
  });
});

describe("the diff", async () => {
  const file = pathToFileURL(join(pkg, "command", "diff.js")).href;
  const { diffText } = await import(file);
  const plain = (/** @type {string} */ _, /** @type {string} */ text) => text;
  const diff = (/** @type {string} */ old, /** @type {string} */ text) =>
    diffText("a", old, text, plain).replace("--- a\n+++ a\n", "");

  test("has three lines around each change, and hunks apart where changes are", () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${at + 1}\n`);
    const old = lines.join("");
    const changed = lines.with(1, "b\n").with(3, "d\n").with(17, "r\n").join("");
    assert.equal(
      diff(old, changed),
      "@@ -1,7 +1,7 @@\n 1\n-2\n+b\n 3\n-4\n+d\n 5\n 6\n 7\n@@ -15,6 +15,6 @@\n 15\n 16\n 17\n-18\n+r\n 19\n 20\n",
    );
  });

  test("tells of lines that are taken away or put in, and of a missing line break", () => {
    assert.equal(diff("a\nb\nc\n", "a\nc\n"), "@@ -1,3 +1,2 @@\n a\n-b\n c\n");
    assert.equal(diff("a\n", "a\nb\n"), "@@ -1 +1,2 @@\n a\n+b\n");
    assert.equal(diff("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
    assert.equal(diff("a\r\n", "a\n"), "@@ -1 +1 @@\n-a\r\n+a\n");
    assert.equal(
      diff("a", "b"),
      "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
    );
  });

  test("turns the one text into the other, whatever they are", () => {
    const text = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "\n"), { maxLength: 30 });
    const property = fc.property(text, text, (old, changed) => {
      assert.equal(applied(old, diff(old.join(""), changed.join(""))), changed.join(""));
    });
    fc.assert(property, { seed: 2026, numRuns: 5000 });
  });

  test("of a large text that is changed on every line takes no time", () => {
    const old = Array.from({ length: 50_000 }, (_, at) => `a${at}\n`);
    const changed = old.map((it) => it.replace("a", "b")).join("");
    const started = performance.now();
    assert.equal(applied(old, diff(old.join(""), changed)), changed);
    assert.ok(performance.now() - started < 5000);
  });

  /**
   * A text with a diff applied, checked line by line as `patch` does.
   *
   * @param {string[]} old
   * @param {string} diff
   */
  function applied(old, diff) {
    const lines = diff.split(/(?<=\n)/).filter(Boolean);
    const [out, counts] = [/** @type {string[]} */ ([]), { old: 0, text: 0 }];
    let at = 0;
    for (const line of lines) {
      const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(line);
      if (head) {
        const [, from, count = "1", newFrom, newCount = "1"] = head;
        assert.deepEqual(counts, { old: 0, text: 0 });
        const start = count === "0" ? Number(from) : Number(from) - 1;
        out.push(...old.slice(at, start));
        at = start;
        assert.equal(out.length, newCount === "0" ? Number(newFrom) : Number(newFrom) - 1);
        [counts.old, counts.text] = [Number(count), Number(newCount)];
        continue;
      }
      const [sign, text] = [line[0], line.slice(1)];
      if (sign !== "+") {
        assert.equal(text, old[at++]);
        counts.old--;
      }
      if (sign !== "-") {
        out.push(text);
        counts.text--;
      }
    }
    assert.deepEqual(counts, { old: 0, text: 0 });
    return [...out, ...old.slice(at)].join("");
  }
});
