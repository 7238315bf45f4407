// validate over many files, folders, patterns and lines, as somebody at a shell meets it.

import assert from "node:assert/strict";
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { validate } from "graph-backup-delta";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { command, pkg, runNode, temporaryFolder } from "./support.mjs";

const REMOVAL = '{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}';
const GOOD = `{"driveRestoreArtifacts@delta":[${REMOVAL}]}`;
const WARNED = `{"driveRestoreArtifacts@delta":[${REMOVAL}],"a":1}`;
const CLEAN = "0 additions, 1 removal; 0 errors, 0 warnings";

/**
 * A folder with files in folders.
 *
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string | Uint8Array>} files
 */
function tree(context, files) {
  const cwd = temporaryFolder(context);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return cwd;
}

/**
 * The names of the files that were read, in the order in which they are told.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @returns {string[]}
 */
function filesRead(args, cwd) {
  const { out } = command(["validate", "--format", "json", ...args], { cwd });
  return JSON.parse(out).map((/** @type {{ file: string }} */ it) => it.file.replaceAll("\\", "/"));
}

describe("a folder", () => {
  const files = {
    "b.json": GOOD,
    "a/z.json": GOOD,
    "a/b/c.ndjson": GOOD,
    "c/d.jsonl": GOOD,
    "c/read.me": "",
    "c/JSON": "",
    "node_modules/x/package.json": "{",
    ".git/x.json": "{",
    "a/.hidden/x.json": "{",
  };

  test("is searched, but for what tools keep for themselves", (context) => {
    const cwd = tree(context, files);
    const found = ["b.json", "a/z.json", "a/b/c.ndjson", "c/d.jsonl"];
    assert.deepEqual(filesRead(["."], cwd), found);
    assert.deepEqual(filesRead(["c", "a"], cwd), ["c/d.jsonl", "a/z.json", "a/b/c.ndjson"]);
    // What is named is read.
    assert.deepEqual(filesRead(["node_modules/x"], cwd), ["node_modules/x/package.json"]);
  });

  test("is told with how many files were read", (context) => {
    const cwd = tree(context, { "a/a.json": GOOD, "a/b.json": GOOD, "one/a.json": GOOD });
    assert.deepEqual(command(["validate", "a"], { cwd }), {
      code: 0,
      out: `${join("a", "a.json")}: ${CLEAN}
${join("a", "b.json")}: ${CLEAN}

2 files read: 0 additions, 2 removals; 0 errors, 0 warnings
`,
      err: "",
    });
    assert.match(command(["validate", "one"], { cwd }).out, /\n1 file read: /);
  });

  test("without a body in it is told, and the others are judged", (context) => {
    const cwd = tree(context, { "a.json": GOOD, "empty/read.me": "" });
    assert.deepEqual(command(["validate", "empty", "a.json"], { cwd }), {
      code: 2,
      out: `a.json: ${CLEAN}\n\n1 file read, 1 not readable: ${CLEAN}\n`,
      err: "graph-backup-delta: empty cannot be read: there is no .json, .ndjson or .jsonl file in it\n",
    });
  });

  test("that leads round in circles is left", { skip: process.platform === "win32" }, (context) => {
    const cwd = tree(context, { "a/a.json": GOOD });
    symlinkSync(".", join(cwd, "a", "round"));
    symlinkSync("a.json", join(cwd, "a", "link.json"));
    assert.deepEqual(filesRead(["a"], cwd), ["a/a.json", "a/link.json"]);
  });
});

describe("a pattern that no shell expanded", () => {
  const names = [
    ...["a.json", "ab.json", "b.json", "a/a.json", "a/b/c.json", "a/b/c.txt", "a/[x].json"],
    ...["b/a/c.json", ".a.json", ".d/a.json", "c d/e f.json", "é/漢.json"],
  ];
  const patterns = [
    ...["*.json", "?.json", "**/*.json", "a/**", "**/c.json", "**/a/*.json", "*/*/*.json"],
    ...["{a,b}.json", "{a,b}/{a,b}/*", "[ab].json", "[!a].json", "[a-b]*.json", ".*.json"],
    ...[
      ".d/*.json",
      "a/\\[x\\].json",
      "c\\ d/*",
      "é/?.json",
      "*/**/**/c.json",
      "./a/*.json",
      "a//*.json",
    ],
  ];
  before(() => (process.platform === "win32" ? undefined : findOrGetProgram("bash")));

  test("is expanded as bash would", { skip: process.platform === "win32" }, (context) => {
    const cwd = tree(context, Object.fromEntries(names.map((it) => [it, GOOD])));
    for (const pattern of patterns) {
      const script = `shopt -s globstar nullglob; for it in ${pattern}; do [ -f "$it" ] && printf '%s\\n' "$it"; done; true`;
      const { out } = runNode(["-c", script], { program: "bash", cwd });
      const expected = out
        .split("\n")
        .filter(Boolean)
        .map((it) => join(it));
      assert.ok(expected.length > 0, pattern);
      assert.deepEqual(filesRead([pattern], cwd).sort(), [...new Set(expected)].sort(), pattern);
    }
  });

  test("that matches nothing is told, and a file that is named like one is read", (context) => {
    const cwd = tree(context, { "[a].json": GOOD });
    assert.deepEqual(filesRead(["[a].json"], cwd), ["[a].json"]);
    assert.deepEqual(command(["validate", "x*.json"], { cwd }), {
      code: 2,
      out: "",
      err: "graph-backup-delta: x*.json cannot be read: no file matches it\n",
    });
  });
});

describe("many files", () => {
  test("are told in the order of their names, each once", (context) => {
    const names = Array.from({ length: 100 }, (_, at) => `${at}.json`);
    const sizes = names.map((_, at) => (at % 7 === 0 ? 2000 : 1));
    const body = (/** @type {number} */ count) =>
      `{"driveRestoreArtifacts@delta":[${Array(count).fill(REMOVAL).join(",")}]}`;
    const cwd = tree(context, Object.fromEntries(names.map((it, at) => [it, body(sizes[at])])));
    assert.deepEqual(filesRead([...names, "3.json", "./3.json", "*.json"], cwd), names);
  });

  test("of which some cannot be read: the others are judged", {
    skip: process.platform === "win32",
  }, (context) => {
    const cwd = tree(context, { "a.json": GOOD, "b.json": WARNED, "c.json/d": "" });
    symlinkSync("loop.json", join(cwd, "loop.json"));
    const args = [
      "a.json",
      "absent.json",
      "loop.json",
      `${"a".repeat(300)}.json`,
      "a.json/b",
      "b.json",
    ];
    const { code, out, err } = command(["validate", "--quiet", ...args], { cwd });
    assert.equal(code, 2);
    assert.equal(
      out,
      "2 files read, 4 not readable: 0 additions, 2 removals; 0 errors, 1 warning\n",
    );
    assert.equal(
      err,
      `graph-backup-delta: absent.json cannot be read: there is no such file
graph-backup-delta: loop.json cannot be read: it is a link that leads to itself
graph-backup-delta: ${"a".repeat(300)}.json cannot be read: its name is too long
graph-backup-delta: a.json/b cannot be read: there is no such file
`,
    );
  });

  test("of which one is no text", (context) => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, at) => (at * 151) % 256);
    const cwd = tree(context, { "a.json": bytes, "b.json": GOOD });
    for (const format of ["human", "json", "github", "sarif", "junit"]) {
      const { code, out } = command(["validate", "--format", format, "."], { cwd });
      assert.equal(code, 1);
      assert.doesNotMatch(out, /(?!\n)[\p{Cc}\p{Cf}]/u, format);
    }
  });

  test("are told of as they are judged: what is read is forgotten", (context) => {
    // Each would be 2 MB in memory; together they would be a gigabyte.
    const body = `{"driveRestoreArtifacts@delta":[${REMOVAL}${" ".repeat(2e6)}]}`;
    const cwd = tree(context, { "a.json": body });
    const count = 500;
    for (let at = 0; at < count; at++) symlinkSync("a.json", join(cwd, `${at}.json`), "file");
    const bin = pathToFileURL(join(pkg, "command", "main.js")).href;
    const script = `import { main } from ${JSON.stringify(bin)};
      process.stdout.write = (_, done) => done();
      await main(["validate", "."]);
      console.error(process.resourceUsage().maxRSS);`;
    const { err } = runNode(["--input-type=module", "-e", script], { cwd });
    const peak = Number(err) * 1024;
    assert.ok(peak > 0 && peak < 4e8, `${peak} bytes`);
  });

  test("of which many are large: one is held at a time", (context) => {
    const cwd = temporaryFolder(context);
    for (let at = 0; at < 15; at++) {
      const handle = openSync(join(cwd, `${at}.json`), "w");
      ftruncateSync(handle, 1e8);
      closeSync(handle);
    }
    const bin = pathToFileURL(join(pkg, "command", "main.js")).href;
    const script = `import { main } from ${JSON.stringify(bin)};
      await main(["validate", "--quiet", "."]);
      console.error(process.resourceUsage().maxRSS);`;
    const { err, out } = runNode(["--input-type=module", "-e", script], { cwd });
    assert.match(out, /^15 files read, 15 not valid/m);
    const peak = Number(err) * 1024;
    assert.ok(peak > 0 && peak < 9e8, `${peak} bytes`);
  });
});

describe("--quiet and --max-warnings", () => {
  test("tell errors only, and make a failure of too many warnings", (context) => {
    const cwd = tree(context, { "a.json": WARNED, "b.json": WARNED, "c.json": "" });
    const all = ["a.json", "b.json"];
    assert.equal(command(["validate", ...all], { cwd }).code, 0);
    assert.equal(command(["validate", "--max-warnings", "2", ...all], { cwd }).code, 0);
    assert.deepEqual(command(["validate", "-q", "--max-warnings=1", ...all], { cwd }), {
      code: 1,
      out: "2 files read: 0 additions, 2 removals; 0 errors, 2 warnings\n",
      err: "graph-backup-delta: 2 warnings; --max-warnings allows 1: a.json, b.json\n",
    });
    assert.equal(
      command(["validate", "--max-warnings=1", ...all], { cwd }).err,
      "graph-backup-delta: 2 warnings; --max-warnings allows 1\n",
    );
    const { out } = command(["validate", "-q", ...all, "c.json"], { cwd });
    assert.match(out, /^error\[json-empty\]/);
    assert.doesNotMatch(out, /warning\[/);
  });

  test("hold for what is left after --fix", (context) => {
    const cwd = tree(context, { "a.json": WARNED });
    assert.deepEqual(
      command(["validate", "--fix", "-q", "--max-warnings", "0", "a.json"], { cwd }),
      {
        code: 1,
        out: "a.json: 0 additions, 1 removal; 0 errors, 1 warning\n",
        err: "",
      },
    );
    assert.equal(command(["validate", "--fix", "a.json"], { cwd }).code, 0);
  });
});

describe("NDJSON", () => {
  const text = `${GOOD}\r\n\n  \n{"é":1,\n${WARNED}`;

  test("holds a body a line, told at its place in the file", (context) => {
    const cwd = tree(context, { "a.ndjson": text });
    const { code, out } = command(["validate", "a.ndjson"], { cwd });
    assert.equal(code, 1);
    const places = [...out.matchAll(/^(\w+)\[(.*)\]: .*\n *--> (.*)$/gm)].map((it) => it.slice(1));
    assert.deepEqual(places, [
      ["warning", "property-unknown", "a.ndjson:4:2"],
      ["error", "json-unexpected-end", "a.ndjson:4:8"],
      ["warning", "property-unknown", "a.ndjson:5:112"],
    ]);
    assert.match(out, /^4 \| \{"é":1,\n {2}\| {8}\^$/m);
    assert.match(out, /\na\.ndjson: 3 bodies, 0 additions, 2 removals; 1 error, 2 warnings\n$/);
  });

  test("in a folder is told with how many bodies were read", (context) => {
    const cwd = tree(context, { "a.ndjson": text, "b.json": GOOD });
    const { out } = command(["validate", "."], { cwd });
    assert.match(out, /\n\n2 files read with 4 bodies, 1 not valid: 0 additions, 3 removals; /);
  });

  test("is what --ndjson says, or an ending", (context) => {
    const cwd = tree(context, { "a.JSONL": text });
    const ofFile = JSON.parse(command(["validate", "--format=json", "a.JSONL"], { cwd }).out);
    const args = ["validate", "--format=json", "--ndjson"];
    const ofInput = JSON.parse(command(args, { input: text }).out);
    assert.deepEqual(
      ofFile.map((/** @type {{ line: number }} */ it) => it.line),
      [1, 4, 5],
    );
    assert.deepEqual(
      ofInput,
      ofFile.map((/** @type {object} */ it) => ({ ...it, file: "<stdin>" })),
    );
  });

  test("is judged line by line as each body is, moved to its place", () => {
    const [, , last] = JSON.parse(
      command(["validate", "--format=json", "--ndjson"], { input: text }).out,
    );
    const alone = validate(Buffer.from(WARNED));
    const before = Buffer.from(text).length - Buffer.from(WARNED).length;
    const [{ start = 0, end = 0, line = 0 }] = alone.findings;
    const moved = { start: start + before, end: end + before, line: line + 4 };
    assert.deepEqual(last, {
      file: "<stdin>",
      ...alone,
      findings: [{ ...alone.findings[0], ...moved }],
      line: 5,
    });
  });

  test("without a body is a fault: what was to write them may have failed", (context) => {
    for (const input of ["", "\n\n", " \r\n\t"]) {
      const { code, out } = command(["validate", "--ndjson"], { input });
      assert.match(out, /^error\[json-empty\]: .*\n --> <stdin>:\d:\d\n/);
      assert.equal(code, 1);
    }
    const cwd = tree(context, { "a.ndjson": "\n", "b.ndjson": text });
    const { out } = command(["validate", "--quiet", "."], { cwd });
    assert.match(out, /^error\[json-empty\]: .*\n --> a\.ndjson:2:1\n/);
  });

  test("of a hundred thousand lines is read in one go", () => {
    const { code, out } = command(["validate", "--ndjson"], { input: `${GOOD}\n`.repeat(1e5) });
    assert.match(out, /^<stdin>: 100,000 bodies, 0 additions, 100,000 removals; /);
    assert.equal(code, 0);
  });
});

describe("the progress", () => {
  const load = () => import(pathToFileURL(join(pkg, "command", "progress.js")).href);

  test("is told where it takes long, and a terminal shows it", async () => {
    const { progressOn } = await load();
    const stream = {
      isTTY: true,
      text: "",
      write: (/** @type {string} */ it) => (stream.text += it),
    };
    let time = 0;
    const progress = progressOn(stream, 1234, () => time);
    time = 999;
    progress.tell(10);
    progress.clear();
    assert.equal(stream.text, "");
    time = 1000;
    progress.tell(617);
    time = 1050;
    progress.tell(618);
    assert.equal(stream.text, `\r\u001b[K[${"#".repeat(15)}${" ".repeat(15)}] 617 of 1,234 files`);
    progress.clear();
    progress.clear();
    assert.ok(stream.text.endsWith("617 of 1,234 files\r\u001b[K"));
  });

  test("is not told anywhere else", async () => {
    const { progressOn } = await load();
    const stream = { isTTY: false, write: () => assert.fail() };
    let time = 0;
    const progress = progressOn(stream, 2, () => time);
    time = 5000;
    progress.tell(1);
    progress.clear();
  });
});
