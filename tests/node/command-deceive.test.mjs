// Names and text of others deceive neither a terminal nor what reads the log of a pipeline, in any format.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { command, folderWith, pkg } from "./support.mjs";

const { safe, safeLines, escapedJson } = await import(
  pathToFileURL(join(pkg, "command", "text.js")).href
);

/** What runs pipelines obeys these: at the start of a line, after blanks; and anywhere. */
const COMMANDS = ["::error::a", "::stop-commands::a", "##[add-mask]a", "##vso[task.a b=c]d"];
const AT_START = /^\s*::/;
const ANYWHERE = /##[a-z]*\[/i;
const UNSEEN = /(?![\n\t ])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * @param {string} printed
 * @param {RegExp} [ours] The lines that are commands of ours.
 */
function assertHarmless(printed, ours = /^$/) {
  for (const line of printed.split(/[\n\r\u2028\u2029]/)) {
    if (ours.test(line)) continue;
    assert.doesNotMatch(line, AT_START);
    assert.doesNotMatch(line, ANYWHERE);
  }
  assert.doesNotMatch(printed, UNSEEN);
}

const REMOVAL = '{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}';
const texts = COMMANDS.flatMap((it) => [it, `\n${it}`, `\u001b[1m\u202e${it}`, `\u2028 ${it}`]);

/** Bodies with such text in a string, a name, a comment, and a line of its own. */
const bodies = texts.flatMap((it) => {
  const json = JSON.stringify(it);
  return [
    `{"driveRestoreArtifacts@delta":[${REMOVAL},{"@removed":${json},"id":${json}}],${json}:${json}}`,
    `{"driveRestoreArtifacts@delta":[${REMOVAL},], /*\n${it}\n ${it}\n*/\n}`,
    `{"driveRestoreArtifacts@delta":[\n${it}\n]}\n`,
  ];
});

/** Files that are called so, but for what stands between folders. */
const names = texts.map((it) => `${it}.json`);

describe("nothing in a body or a name is a command of a pipeline", {
  skip: process.platform === "win32",
}, () => {
  const files = {
    ...Object.fromEntries(bodies.map((it, at) => [`${at}.json`, it])),
    ...Object.fromEntries(names.map((it, at) => [it, bodies[at]])),
  };

  for (const format of ["human", "json", "github", "sarif", "junit"]) {
    test(`as ${format}`, (context) => {
      const cwd = folderWith(context, files);
      const args = ["validate", "--format", format, ".", ...texts];
      const { out, err } = command(args, { cwd });
      assertHarmless(out, /^::(?:error|warning|notice) file=[^:]*::/);
      assertHarmless(err);
      assert.equal(err.split("\n").length - 1, texts.length);
    });
  }

  test("where they are mended", (context) => {
    const cwd = folderWith(context, files);
    const all = Object.keys(files);
    const shown = command(["validate", "--fix-dry-run", "--", ...all], { cwd });
    assert.match(shown.out, /^@@ /m);
    assertHarmless(shown.out + shown.err);
    const done = command(["validate", "--fix", "--", ...all], { cwd });
    assert.match(done.out, /mended\[/);
    assertHarmless(done.out + done.err);
  });

  test("in an answer", (context) => {
    const entries = texts.map((it) => ({ id: it, status: it, error: { code: it, message: it } }));
    const answers = [
      { "driveRestoreArtifacts@delta": entries },
      ...texts.map((it) => ({ error: { code: it, message: it } })),
      ...texts.map((it) => ({ error: { message: it } })),
      { responses: texts.map((it) => ({ id: it, status: 400, body: { error: { code: it } } })) },
    ];
    const named = answers.map((it, at) => [names[at] ?? `${at}.json`, JSON.stringify(it)]);
    const cwd = folderWith(context, Object.fromEntries(named));
    const all = named.map(([name]) => name);
    for (const format of ["human", "json"]) {
      const { code, out, err } = command(["interpret", "--format", format, "--", ...all], { cwd });
      assert.equal(code, 1);
      assertHarmless(out + err);
    }
  });

  test("in a list", (context) => {
    const list = JSON.stringify(texts.map((itemKey) => ({ itemKey, browseSessionId: itemKey })));
    const cwd = folderWith(context, { "list.json": list, "lines.txt": texts.join("\n") });
    for (const name of ["list.json", "lines.txt"]) {
      for (const args of [[], ["--restore-job-type", "granular"]]) {
        const resource = ["--resource", "oneDriveForBusinessRestoreSession"];
        const { out, err } = command(["collect", ...resource, ...args, name], { cwd });
        assertHarmless(out + err);
      }
    }
  });

  test("in what was typed", () => {
    for (const it of COMMANDS) {
      for (const args of [[it], ["explain", it], ["schema", it], ["validate", "--rule", it]]) {
        const { code, out, err } = command(args);
        assert.deepEqual([code, out], [2, ""]);
        assertHarmless(err);
      }
    }
  });
});

describe("text that is made safe", () => {
  test("says no more than it did, and a line that is none of these is as it was", () => {
    for (const [text, safely] of [
      ["::error::a", "\\u{3a}:error::a"],
      ["  ::a", "  \\u{3a}:a"],
      ["a ::b::", "a ::b::"],
      ["##[a] ###[b] ##vSo[c", "\\u{23}#[a] #\\u{23}#[b] \\u{23}#vSo[c"],
      ["# [a] #[b] ## c ##d", "# [a] #[b] ## c ##d"],
    ]) {
      assert.equal(safe(text), safely);
    }
    assert.equal(safeLines("a\n::b\n\t::c"), "a\n\\u{3a}:b\n\t\\u{3a}:c");
    const json = JSON.stringify(COMMANDS);
    assert.deepEqual(JSON.parse(escapedJson(json)), COMMANDS);
    assert.doesNotMatch(escapedJson(json), ANYWHERE);
  });

  test("is made so in time that grows with it", () => {
    const started = performance.now();
    for (const part of [" ", ":", " :", "#", "##", "##a", "a"]) safe(part.repeat(400_000));
    safe(`${" ".repeat(400_000)}::`);
    assert.ok(performance.now() - started < 5000);
  });
});
