// What validate reads, and how: what others put into a folder, or call a file, decides nothing.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { checkNames, pairs } from "./names.mjs";
import { command, folderWith, pkg, runNode, temporaryFolder } from "./support.mjs";

const isWindows = process.platform === "win32";
const bin = join(pkg, "bin", "graph-backup-delta.js");
const SECRET = "SECRET_TOKEN=hunter2";
const GOOD =
  '{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}';

describe("a folder is read no further than itself", { skip: isWindows }, () => {
  /** @param {import("node:test").TestContext} context */
  function folder(context) {
    const cwd = folderWith(context, { secret: SECRET, "beside.json": SECRET });
    mkdirSync(join(cwd, "in", "deep"), { recursive: true });
    writeFileSync(join(cwd, "in", "deep", "a.json"), GOOD);
    return cwd;
  }

  const outside = "it is a link that leads out of the folder that is searched";
  for (const [name, target, reason] of [
    ["a file beside it", "../secret", outside],
    ["a file far away", "/proc/self/environ", outside],
    ["a device", "/dev/zero", outside],
    ["itself", "x.json", "it is a link that leads to itself"],
    ["nothing", "none", "there is no such file"],
    ["a folder", "deep", "it is no regular file"],
  ]) {
    test(`a link to ${name} is told, and not read`, (context) => {
      const cwd = folder(context);
      symlinkSync(target, join(cwd, "in", "x.json"));
      for (const word of ["in", "in/*.json", "in/**", "{in,none}/x*"]) {
        for (const format of ["human", "json", "github", "sarif", "junit"]) {
          const args = ["validate", "--format", format, word];
          const { code, out, err } = command(args, { cwd, env: { SECRET_TOKEN: "hunter2" } });
          assert.doesNotMatch(out + err, /SECRET|hunter2/);
          assert.equal(code, 2);
          assert.ok(err.includes(`${join("in", "x.json")} cannot be read: ${reason}\n`), err);
        }
      }
      // The others are judged.
      const { out } = command(["validate", "in"], { cwd });
      assert.match(out, /^in\/deep\/a\.json: 0 additions, 1 removal/);
    });
  }

  test("a link to a file in it is read", (context) => {
    const cwd = folder(context);
    symlinkSync("deep/a.json", join(cwd, "in", "x.json"));
    assert.match(command(["validate", "in"], { cwd }).out, /^in\/x\.json: 0 additions, 1 removal/);
  });

  test("a link to a folder is followed where a pattern names it, and not out of the folder", (context) => {
    const cwd = folder(context);
    symlinkSync("deep", join(cwd, "in", "link"));
    const { code, out } = command(["validate", "*/link/*.json"], { cwd });
    assert.match(out, /^in\/link\/a\.json: /);
    assert.equal(code, 0);
    assert.equal(command(["validate", "in*/[l]ink/*.json"], { cwd }).code, 2);
    symlinkSync("/", join(cwd, "in", "all"));
    const all = command(["validate", "i*/all/proc/self/*"], { cwd });
    assert.match(all.err, /in\/all cannot be read: it is a link that leads out/);
    assert.doesNotMatch(all.out, /environ/);
  });

  test("a link to a folder out of it is told, and passed over nowhere", (context) => {
    const cwd = folder(context);
    mkdirSync(join(cwd, "other"));
    writeFileSync(join(cwd, "other", "b.json"), SECRET);
    symlinkSync("../other", join(cwd, "in", "link"));
    const told = `${join("in", "link")} cannot be read: ${outside}`;
    for (const word of ["in", ".", "in/**", "in/**/*.json", "in/*/*.json", "{in,none}/l*/b.json"]) {
      for (const mend of [[], ["--fix"], ["--fix-dry-run"]]) {
        const { code, out, err } = command(["validate", ...mend, word], { cwd });
        // Searched from above, it leads to what is read there.
        assert.equal(code, word === "." ? 1 : 2, word);
        assert.equal(err.includes(told), word !== ".", word);
        if (word !== ".") assert.doesNotMatch(out + err, /SECRET/);
      }
    }
    // A folder that holds nothing else.
    mkdirSync(join(cwd, "alone"));
    symlinkSync("../other", join(cwd, "alone", "link"));
    const { code, err } = command(["validate", "alone"], { cwd });
    assert.deepEqual(
      [code, err],
      [2, `graph-backup-delta: ${join("alone", "link")} cannot be read: ${outside}\n`],
    );
  });

  test("a link to what is no folder and no body, and one into it, is passed over", (context) => {
    const cwd = folder(context);
    symlinkSync("../secret", join(cwd, "in", "file"));
    symlinkSync("none", join(cwd, "in", "broken"));
    symlinkSync("self", join(cwd, "in", "self"));
    symlinkSync("deep", join(cwd, "in", "inner"));
    symlinkSync("..", join(cwd, "in", "deep", "round"));
    symlinkSync("../..", join(cwd, "in", ".hidden"));
    symlinkSync("../..", join(cwd, "in", "node_modules"));
    for (const word of ["in", "in/**/*.json", "in/[a-m]*/*.json"]) {
      const { code, out, err } = command(["validate", word], { cwd });
      assert.deepEqual([code, err], [0, ""], word);
      assert.equal(out.match(/^in\/deep\/a\.json: /gm)?.length, 1);
      assert.match(out, /\n1 file read: /);
    }
  });

  test("what has a name that is not UTF-8 is told, be it a folder", {
    skip: process.platform !== "linux",
  }, (context) => {
    const cwd = folder(context);
    const put = (/** @type {string} */ name) =>
      Buffer.concat([Buffer.from(join(cwd, "in", "")), Buffer.from(`/${name}`, "latin1")]);
    mkdirSync(put("d\xff"));
    writeFileSync(put("d\xff/a.json"), SECRET);
    symlinkSync("d\xff", put("l\xff"));
    for (const word of ["in", "in/**/*.json", "in/d*/*.json"]) {
      const { code, err } = command(["validate", word], { cwd });
      assert.equal(code, 2);
      assert.ok(
        err.includes(`${join("in", "d\ufffd")} cannot be read: its name is not UTF-8\n`),
        err,
      );
    }
    writeFileSync(put("\xe9.json"), SECRET);
    const { err } = command(["validate", "in/*.json"], { cwd });
    assert.ok(err.includes(`${join("in", "\ufffd.json")} cannot be read: its name is not UTF-8\n`));
    assert.match(command(["validate", "--fix", "in"], { cwd }).err, /its name is not UTF-8\n/);
  });

  test("a pipe in it is told, and not waited for", (context) => {
    const cwd = folder(context);
    execFileSync("mkfifo", [join(cwd, "in", "f.json")]);
    for (const word of ["in", "in/*.json"]) {
      const { code, err } = command(["validate", word], { cwd });
      assert.equal(code, 2);
      assert.match(err, /in\/f\.json cannot be read: it is no regular file\n/);
    }
  });

  test("what takes the place of a file that was found is not read, and not waited for", async (context) => {
    const { filesNamed } = await import(pathToFileURL(join(pkg, "command", "named.js")).href);
    const { readNamed } = await import(pathToFileURL(join(pkg, "command", "input.js")).href);
    const cwd = folder(context);
    writeFileSync(join(cwd, "in", "b.json"), GOOD);
    symlinkSync("b.json", join(cwd, "in", "c.json"));
    const { files } = filesNamed([join(cwd, "in")]);
    assert.deepEqual(
      files.map((/** @type {{ file: string }} */ it) => it.file.slice(cwd.length + 1)),
      ["in/b.json", "in/c.json", "in/deep/a.json"],
    );
    const gone = join(cwd, "in", "b.json");
    for (const replace of [
      () => symlinkSync("../secret", gone),
      () => symlinkSync("/dev/zero", gone),
      () => execFileSync("mkfifo", [gone]),
    ]) {
      rmSync(gone);
      replace();
      for (const it of files.slice(0, 2)) assert.ok((await readNamed(it)).reason);
    }
    assert.equal(String((await readNamed(files[2])).bytes), GOOD);
  });

  test("what is named and cannot be read is told, and not taken for empty", async (context) => {
    const cwd = folder(context);
    const args = ["-c", '"$0" "$1" validate < in', process.execPath, bin];
    assert.deepEqual(runNode(args, { program: "sh", cwd }), {
      code: 2,
      out: "",
      err: "graph-backup-delta: <stdin> cannot be read: it is a folder\n",
    });
    const server = createServer();
    await new Promise((resolve) => server.listen(join(cwd, "s"), () => resolve(undefined)));
    const socket = command(["validate", "s"], { cwd });
    server.close();
    assert.equal(socket.err, "graph-backup-delta: s cannot be read: it is no regular file\n");
    const none = command(["validate", ""], { cwd });
    assert.equal(none.err, 'graph-backup-delta: "" cannot be read: there is no such file\n');
  });

  test("what is named is read, whatever it is", (context) => {
    const cwd = folder(context);
    symlinkSync("../secret", join(cwd, "in", "x.json"));
    assert.match(command(["validate", "in/x.json"], { cwd }).out, /SECRET_TOKEN/);
    const script = `mkfifo f; printf '%s' '${GOOD}' > f & exec "$0" "$1" validate f`;
    const args = ["-c", script, process.execPath, bin];
    assert.match(execFileSync("sh", args, { cwd, encoding: "utf8" }), /^f: 0 additions, 1 removal/);
  });
});

test("endings are known in any casing", (context) => {
  const cwd = folderWith(context, { "A.JSON": "{", "b.NdJson": "{", "c.JSONL": "{", "d.TXT": "{" });
  const { out } = command(["validate", "--format=json", "."], { cwd });
  const files = JSON.parse(out).map((/** @type {{ file: string }} */ it) => it.file);
  assert.deepEqual(files, ["A.JSON", "b.NdJson", "c.JSONL"]);
});

describe("no more than 2 GB is read", () => {
  const told = "is larger than 2 GB, the most that is read";

  test("of a file", (context) => {
    const cwd = temporaryFolder(context);
    const handle = openSync(join(cwd, "a.json"), "w");
    ftruncateSync(handle, 2_000_000_001);
    closeSync(handle);
    for (const args of [["validate"], ["validate", "--fix"], ["interpret"], ["build"]]) {
      const { code, err } = command([...args, "a.json"], { cwd });
      assert.deepEqual([code, err], [2, `graph-backup-delta: a.json cannot be read: it ${told}\n`]);
    }
  });

  test("of a stream without end", async () => {
    const { readStream, reasonOf } = await import(
      pathToFileURL(join(pkg, "command", "input.js")).href
    );
    // The same part again and again, which takes no memory.
    const part = new Uint8Array(1e7);
    async function* endless() {
      for (;;) yield part;
    }
    await assert.rejects(readStream(endless()), (error) => {
      assert.equal(reasonOf(error), `it ${told}`);
      return true;
    });
  });
});

describe("a pattern", async () => {
  const load = (/** @type {string} */ name) =>
    import(pathToFileURL(join(pkg, "command", name)).href);
  const { matcherOf, withoutBraces } = await load("pattern.js");

  test("of many stars, or braces, is matched at once", (context) => {
    const cwd = folderWith(context, { [`${"a".repeat(200)}.json`]: GOOD });
    const started = performance.now();
    for (const pattern of [
      `${"*a".repeat(60)}b`,
      `${"**/*a*/".repeat(9)}*b`,
      `${"?*".repeat(90)}b`,
    ]) {
      const { code, err } = command(["validate", pattern], { cwd });
      assert.deepEqual(
        [code, err],
        [2, `graph-backup-delta: ${pattern} cannot be read: no file matches it\n`],
      );
    }
    for (const pattern of ["{a,b}".repeat(18), `${"{a,".repeat(9000)}b${"}".repeat(9000)}`]) {
      const { code, err } = command(["validate", pattern], { cwd });
      assert.equal(code, 2);
      assert.ok(err.endsWith(" cannot be read: its braces stand for more than 256 patterns\n"));
    }
    assert.ok(performance.now() - started < 20_000);
  });

  test("looks into each folder once, however many ways lead there", (context) => {
    const cwd = temporaryFolder(context);
    mkdirSync(join(cwd, ...Array(40).fill("a")), { recursive: true });
    const started = performance.now();
    const { err } = command(["validate", `${"**/a/".repeat(12)}b.json`], { cwd });
    assert.match(err, /no file matches it/);
    assert.ok(performance.now() - started < 20_000);
  });

  test("matches what bash would", { skip: isWindows }, async () => {
    await findOrGetProgram("bash");
    const text = (/** @type {string} */ chars) =>
      fc.array(fc.constantFrom(...chars), { minLength: 1, maxLength: 8 }).map((it) => it.join(""));
    const pair = fc.tuple(text("aab-*?[]!^\\é"), text("aab-[]!^\\é"));
    const pairs = fc
      .sample(pair, { seed: 2026, numRuns: 20_000 })
      .filter(([pattern]) => !pattern.endsWith("\\"));
    const script = `while IFS= read -rd '' p && IFS= read -rd '' n; do
      if [[ $n == $p ]]; then printf 1; else printf 0; fi; done`;
    const input = pairs
      .flat()
      .map((it) => `${it}\0`)
      .join("");
    const env = { LC_ALL: "C.UTF-8" };
    const { out } = runNode(["-c", script], { program: "bash", input, env });
    const wrong = pairs.filter(
      ([pattern, name], at) => matcherOf(pattern)(name) !== (out[at] === "1"),
    );
    assert.equal(out.length, pairs.length);
    assert.deepEqual(wrong, []);
  });

  test("of any kind, and any name, is matched and shown as it should be, at once", () => {
    const property = fc.property(pairs, ([pattern, name]) => checkNames(pattern, name));
    fc.assert(property, { seed: 2026, numRuns: 5000 });
  });

  test("takes a dot at the start of a name for one, also where it is taken literally", () => {
    assert.ok(matcherOf("\\.a")(".a"));
    assert.ok(!matcherOf("*a")(".a"));
    assert.ok(!matcherOf("[.]a")(".a"));
  });

  test("stands for each choice of its braces, in their order", () => {
    for (const [pattern, ...all] of [
      ["a"],
      ["{a,b}c", "ac", "bc"],
      ["{a,{b,c}d}e", "ae", "bde", "cde"],
      ["{,a}{b,c}", "b", "c", "ab", "ac"],
      ["{a}", "{a}"],
      ["{a,b", "{a,b"],
      ["{a,b}}", "a}", "b}"],
      ["{{a,b}", "{a", "{b"],
      ["\\{a,b}", "\\{a,b}"],
      ["{a\\,b,c}", "a\\,b", "c"],
      ["", ""],
    ]) {
      assert.deepEqual(withoutBraces(pattern), all.length > 0 ? all : [pattern], pattern);
    }
  });

  test("of any braces stands for a bounded number, or is told", () => {
    const text = fc.array(fc.constantFrom("{", "}", ",", "a", "\\"), { maxLength: 60 });
    const property = fc.property(text, (parts) => {
      try {
        assert.ok(withoutBraces(parts.join("")).length <= 5000);
      } catch (error) {
        assert.match(String(error), /more than 256 patterns/);
      }
    });
    fc.assert(property, { seed: 2026, numRuns: 5000 });
  });
});
