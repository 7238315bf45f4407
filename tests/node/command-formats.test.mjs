// validate --format github, sarif and junit: what other programs read, held to what they expect.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join, posix, win32 } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import AjvDraft04 from "ajv-draft-04";
import { codes, explain, fix } from "graph-backup-delta";
import { command, folderWith, pkg, seed, temporaryFolder } from "./support.mjs";

const REMOVAL = '{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}';
const GOOD = `{"driveRestoreArtifacts@delta":[${REMOVAL}]}`;

const Ajv = /** @type {any} */ (AjvDraft04).default ?? AjvDraft04;

/** The official schema, as a package of npm carries it. */
const schema = createRequire(import.meta.url)(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);

/**
 * @param {string} format
 * @param {string[]} args
 * @param {Parameters<typeof command>[1]} [options]
 */
const printed = (format, args, options) =>
  command(["validate", "--format", format, ...args], options);

describe("github", () => {
  test("annotates each finding at its place", (context) => {
    const files = { "request.json": seed("request.txt"), "a b,c:d%.json": "", "good.json": GOOD };
    const cwd = folderWith(context, files);
    const args = ["request.json", "a b,c:d%.json", "good.json", "absent.json"];
    assert.deepEqual(printed("github", args, { cwd }), {
      code: 2,
      out: `::error file=request.json,line=4,col=67,endColumn=142,title=json-comment::JSON has no comments.%0ARemove the comment.
::error file=request.json,line=8,col=25,endColumn=62,title=id-malformed::"2b014d8c-71fe-4d00-a01a-31850bc5b32" is not a whole restore point id: its last group has 11 digits, 12 are expected, as in the documents' sample.%0ACopy the id again from the restore point search. An id is a GUID: 36 characters, grouped 8-4-4-4-12.
::error file=a b%2Cc%3Ad%25.json,line=1,col=1,endColumn=1,title=json-empty::There is no text to read.%0AGive a JSON object.
::error file=absent.json,title=not readable::there is no such file
3 files read: 4 additions, 4 removals; 3 errors, 0 warnings
`,
      err: "graph-backup-delta: absent.json cannot be read: there is no such file\n",
    });
  });

  test("says warning and notice of what is no error, and lines of what spans several", () => {
    const input = `{"a":\n1,"driveRestoreArtifacts@delta":[${REMOVAL},\n{"id":\n"x"}]}`;
    const { out } = printed("github", [], { input });
    assert.match(out, /^::warning file=stdin,line=1,col=2,/m);
    assert.match(out, /^::error file=stdin,line=3,col=1,endLine=4,title=/m);
  });

  test("lets nothing in a body or a name be a command", {
    skip: process.platform === "win32",
  }, (context) => {
    const cwd = folderWith(context, {
      "::stop-commands::x\n.json":
        '{"driveRestoreArtifacts@delta":[{"@removed":{"\\n::set-output name=a::b":1},"id":"%0A::error::"}],"\\r\\n::error::a":1}',
    });
    const { out } = printed("github", ["."], { cwd });
    const lines = out.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) {
      assert.match(line, /^::(?:error|warning|notice) file=%3A%3Astop-commands%3A%3Ax%0A\.json,/);
    }
    assert.match(lines[lines.length - 1], /^1 file read: /);
  });

  test("tells how many findings it does not list", () => {
    const input = `{"driveRestoreArtifacts@delta":[${"1,".repeat(1200)}1]}`;
    const { out } = printed("github", [], { input });
    assert.match(out, /\n::notice file=stdin::… and 202 more findings\n/);
    assert.match(out, /among the first 1,000 of 1,202 findings\n$/);
  });
});

describe("sarif", () => {
  const validateSarif = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    validateFormats: false,
  }).compile(schema);

  /** @param {string} text */
  const runOf = (text) => {
    const log = JSON.parse(text);
    assert.equal(validateSarif(log), true, JSON.stringify(validateSarif.errors));
    assert.equal(log.version, "2.1.0");
    return log.runs[0];
  };

  test("is what the official schema says, and holds each finding", (context) => {
    const files = { "request.json": seed("request.txt"), "good.json": GOOD };
    const cwd = folderWith(context, files);
    const { code, out } = printed("sarif", ["."], { cwd });
    assert.equal(code, 1);
    const { tool, results, invocations, columnKind } = runOf(out);
    assert.equal(tool.driver.name, "graph-backup-delta");
    assert.equal(columnKind, "utf16CodeUnits");
    assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    assert.equal(results.length, 2);
    assert.deepEqual(results[1], {
      ruleId: "id-malformed",
      level: "error",
      message: {
        text: '"2b014d8c-71fe-4d00-a01a-31850bc5b32" is not a whole restore point id: its last group has 11 digits, 12 are expected, as in the documents\' sample. Copy the id again from the restore point search. An id is a GUID: 36 characters, grouped 8-4-4-4-12.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "request.json" },
            region: {
              ...{ startLine: 8, startColumn: 25, endLine: 8, endColumn: 62 },
              ...{ byteOffset: 233, byteLength: 37 },
            },
          },
          logicalLocations: [
            { fullyQualifiedName: "/driveRestoreArtifacts@delta/1/restorePoint/id" },
          ],
        },
      ],
      properties: { service: { status: 400, code: "InvalidRestorePoint" } },
      ruleIndex: results[1].ruleIndex,
    });
    assert.equal(tool.driver.rules[results[1].ruleIndex].id, "id-malformed");
  });

  test("names each rule", () => {
    const { tool } = runOf(printed("sarif", [], { input: GOOD }).out);
    const rules = codes().filter((it) => explain(it)?.severity);
    assert.deepEqual(
      tool.driver.rules.map((/** @type {{ id: string }} */ it) => it.id),
      rules,
    );
  });

  test("is valid whatever is read, and where nothing can be", (context) => {
    const cwd = folderWith(context, {
      "a.json": Uint8Array.from({ length: 2048 }, (_, at) => (at * 77) % 256),
      "twice.json": `{"driveRestoreArtifacts@delta":[${REMOVAL},\n${REMOVAL}]}`,
      "b.ndjson": `${GOOD}\n{"driveRestoreArtifacts@delta":[],}\n`,
    });
    const { results } = runOf(printed("sarif", ["."], { cwd }).out);
    const twice = results.find((/** @type {any} */ it) => it.relatedLocations);
    assert.equal(twice.ruleId, "removal-duplicate");
    assert.equal(results.at(-1).locations[0].physicalLocation.artifactLocation.uri, "twice.json");
    const none = printed("sarif", ["absent.json"], { cwd });
    assert.equal(none.code, 2);
    const [invocation] = runOf(none.out).invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications.length, 1);
  });

  test("holds mends that make of the file what --fix does", (context) => {
    const text = `{ // é😀 one\r\n\t"drive_restore_artifacts@delta": [ ${REMOVAL},\r\n] /* 漢 */ }\n`;
    const cwd = folderWith(context, { "a.json": text });
    const { results } = runOf(printed("sarif", ["a.json"], { cwd }).out);
    const replacements = results
      .flatMap((/** @type {any} */ it) => it.fixes ?? [])
      .flatMap((/** @type {any} */ it) => it.artifactChanges[0].replacements);
    assert.equal(replacements.length, 4);
    const lines = text.split(/(?<=\n)/);
    const offset = (/** @type {number} */ line, /** @type {number} */ column) =>
      lines.slice(0, line - 1).join("").length + column - 1;
    const edits = replacements.map((/** @type {any} */ { deletedRegion: it, insertedContent }) => ({
      start: offset(it.startLine, it.startColumn),
      end: offset(it.endLine, it.endColumn),
      text: insertedContent.text,
    }));
    edits.sort((/** @type {any} */ a, /** @type {any} */ b) => b.start - a.start);
    const mended = edits.reduce(
      (/** @type {string} */ it, /** @type {any} */ edit) =>
        it.slice(0, edit.start) + edit.text + it.slice(edit.end),
      text,
    );
    assert.equal(mended, fix(text).text);
  });
});

describe("junit", () => {
  test("has a suite a body and a case a finding", (context) => {
    const cwd = folderWith(context, {
      "good.json": GOOD,
      "<&>.json": `{"driveRestoreArtifacts@delta":[${REMOVAL}],"\\ufffe<a>":"\\u0000"}`,
      "a.json": "{",
    });
    const { code, out } = printed("junit", ["a.json", "<&>.json", "good.json", "absent.json"], {
      cwd,
    });
    assert.equal(code, 2);
    assert.equal(
      out,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="graph-backup-delta">
  <testsuite name="a.json" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase name="json-unexpected-end at 1:2" classname="a.json" time="0"><failure message="The text ends where a property name or \`}\` is expected." type="json-unexpected-end">error[json-unexpected-end]: The text ends where a property name or \`}\` is expected.
 --&gt; a.json:1:2
  |
1 | {
  |  ^
  = help: Check that the whole body was copied, and that each brace and bracket is closed.
  = the service would answer 400 InvalidPatchRequest</failure></testcase>
  </testsuite>
  <testsuite name="&lt;&amp;&gt;.json" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="property-unknown at 1:112" classname="&lt;&amp;&gt;.json" time="0"><system-out>warning[property-unknown]: \`�&lt;a&gt;\` is not a property that can be set here.
 --&gt; &lt;&amp;&gt;.json:1:112
  |
1 | …n&quot;:&quot;changed&quot;},&quot;id&quot;:&quot;99954f18-c8ec-4b62-85bf-cdf3b70b140e&quot;}],&quot;\\ufffe&lt;a&gt;&quot;:&quot;\\u0000&quot;}
  |                                                              ^^^^^^^^^^^
  = at /�&lt;a&gt;
  = help: Remove it.</system-out></testcase>
  </testsuite>
  <testsuite name="good.json" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="valid" classname="good.json" time="0"/>
  </testsuite>
  <testsuite name="absent.json" tests="1" failures="0" errors="1" skipped="0" time="0">
    <testcase name="readable" classname="absent.json" time="0"><error message="there is no such file" type="not-readable"/></testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  test("is XML whatever is read", (context) => {
    const cwd = folderWith(context, {
      "a.json": Uint8Array.from({ length: 4096 }, (_, at) => (at * 151) % 256),
      "b.json": '{"\u0000\ud800\ufffe\uffff]]>&amp;": 1, "\\ufffe\\uffff": 1}',
    });
    const { out } = printed("junit", ["."], { cwd });
    // No character that XML forbids, no markup but ours, and as many ends as starts.
    assert.doesNotMatch(out, /(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/u);
    assert.doesNotMatch(out, /&(?!(?:amp|lt|gt|quot);)/);
    const tags = [...out.matchAll(/<(\/?)([\w-]+)[^<>]*?(\/?)>/g)];
    assert.equal(out.split("<").length - 2, tags.length);
    /** @type {string[]} */
    const open = [];
    for (const [, end, name, alone] of tags) {
      if (end) assert.equal(open.pop(), name);
      else if (!alone) open.push(name);
    }
    assert.deepEqual(open, []);
  });
});

describe("names of files", async () => {
  const { uriOf, pathOf } = await import(pathToFileURL(join(pkg, "command", "uri.js")).href);

  for (const [file, uri, path] of [
    ["a b/é#?.json", "a%20b/%C3%A9%23%3F.json", "a b/é#?.json"],
    ["/home/me/a.json", "a.json", "a.json"],
    ["./x/../a.json", "a.json", "a.json"],
    ["..a/b.json", "..a/b.json", "..a/b.json"],
    ["../b:c.json", "file:///home/b%3Ac.json", "/home/b:c.json"],
    ["-", "stdin", "stdin"],
  ]) {
    test(`are addresses: ${file}`, () => {
      const system = { path: posix, cwd: "/home/me" };
      assert.deepEqual([uriOf(file, system), pathOf(file, system)], [uri, path]);
    });
  }

  for (const [file, uri, path] of [
    ["a b\\c.json", "a%20b/c.json", "a b/c.json"],
    ["C:\\checks\\me\\a.json", "a.json", "a.json"],
    ["..\\b.json", "file:///C:/checks/b.json", "C:/checks/b.json"],
    ["D:\\x y.json", "file:///D:/x%20y.json", "D:/x y.json"],
    ["\\\\host\\share\\a.json", "file://host/share/a.json", "//host/share/a.json"],
    ["\ud800.json", "%EF%BF%BD.json", "\ud800.json"],
  ]) {
    test(`of Windows are addresses: ${JSON.stringify(file)}`, () => {
      const system = { path: win32, cwd: "C:\\checks\\me" };
      assert.deepEqual([uriOf(file, system), pathOf(file, system)], [uri, path]);
    });
  }
});

test("a result is printed by each format, and only where it was asked for", (context) => {
  const cwd = temporaryFolder(context);
  for (const format of ["github", "sarif", "junit"]) {
    const { code, err } = command(["interpret", "--format", format], { cwd, input: "{}" });
    assert.equal(code, 2);
    assert.match(err, /--format is human or json, not/);
  }
});
