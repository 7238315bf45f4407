// The command as somebody at a shell, or a script, meets it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build, interpret, validate } from "graph-backup-delta";
import {
  command,
  folderWith,
  pkg,
  runNode,
  seed,
  seedChange,
  temporaryFolder,
} from "./support.mjs";

const GOOD =
  '{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}';

describe("validate", () => {
  test("shows each finding of the sample's request at its place", (context) => {
    const cwd = folderWith(context, { "request.json": seed("request.txt") });
    const { code, out, err } = command(["validate", "request.json"], { cwd });
    assert.equal(err, "");
    assert.equal(
      out,
      `error[json-comment]: JSON has no comments.
 --> request.json:4:67
  |
4 | …rePoint": { "id": "1b014d8c-71fe-4d00-a01a-31850bc5b32c" }, //Create a new drive restore artifact and add it under the R…
  |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = at /driveRestoreArtifacts@delta/0
  = help: Remove the comment.
  = the service would answer 400 InvalidPatchRequest

error[id-malformed]: "2b014d8c-71fe-4d00-a01a-31850bc5b32" is not a whole restore point id: its last group has 11 digits, 12 are expected, as in the documents' sample.
 --> request.json:8:25
  |
8 | "restorePoint": { "id": "2b014d8c-71fe-4d00-a01a-31850bc5b32" },
  |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = at /driveRestoreArtifacts@delta/1/restorePoint/id
  = help: Copy the id again from the restore point search. An id is a GUID: 36 characters, grouped 8-4-4-4-12.
  = the service would answer 400 InvalidRestorePoint

request.json: 4 additions, 3 removals; 2 errors, 0 warnings
`,
    );
    assert.equal(code, 1);
  });

  test("reads standard input where no file is named, and where - is", () => {
    const expected = {
      code: 0,
      out: "<stdin>: 0 additions, 1 removal; 0 errors, 0 warnings\n",
      err: "",
    };
    assert.deepEqual(command(["validate"], { input: GOOD }), expected);
    assert.deepEqual(command(["validate", "-"], { input: GOOD }), expected);
  });

  test("judges several files, and one error among them is the exit code", (context) => {
    const cwd = folderWith(context, { "a.json": GOOD, "b.json": "{", "--c.json": GOOD });
    const { code, out } = command(["validate", "--", "a.json", "b.json", "--c.json"], { cwd });
    assert.equal(
      out,
      `a.json: 0 additions, 1 removal; 0 errors, 0 warnings

error[json-unexpected-end]: The text ends where a property name or \`}\` is expected.
 --> b.json:1:2
  |
1 | {
  |  ^
  = help: Check that the whole body was copied, and that each brace and bracket is closed.
  = the service would answer 400 InvalidPatchRequest

b.json: 0 additions, 0 removals; 1 error, 0 warnings

--c.json: 0 additions, 1 removal; 0 errors, 0 warnings

3 files read, 1 not valid: 0 additions, 2 removals; 1 error, 0 warnings
`,
    );
    assert.equal(code, 1);
  });

  test("prints as JSON what the function returns, one object a file", (context) => {
    const files = { "a.json": GOOD, "request.json": seed("request.txt") };
    const cwd = folderWith(context, files);
    const { code, out } = command(["validate", "--format", "json", ...Object.keys(files)], { cwd });
    assert.deepEqual(JSON.parse(out), [
      { file: "a.json", ...validate(Buffer.from(GOOD)) },
      { file: "request.json", ...validate(seed("request.txt")) },
    ]);
    assert.equal(code, 1);
  });

  test("a warning is no failure", () => {
    const { code, out } = command(["validate"], {
      input: GOOD.replace(/(.)\}\]\}$/, '$1}],"a":1}'),
    });
    assert.match(out, /^warning\[property-unknown\]/);
    assert.equal(code, 0);
  });

  test("takes the resource it is told", () => {
    const args = ["validate", "--resource", "oneDriveForBusinessRestoreSession", "--format=json"];
    const [report] = JSON.parse(command(args, { input: "{}" }).out);
    assert.equal(report.resource, "oneDriveForBusinessRestoreSession");
  });

  test("says how many findings it does not list", () => {
    const input = `{"driveRestoreArtifacts@delta":[${"1,".repeat(1200)}1]}`;
    const { out } = command(["validate"], { input });
    assert.match(out, /\n… and 202 more findings\n\n/);
    assert.match(out, /among the first 1,000 of 1,202 findings\n$/);
  });
});

describe("build", () => {
  const { requests } = build(seedChange);
  const { url, body } = requests[0];

  test("prints the request as it goes over the wire", () => {
    assert.deepEqual(command(["build"], { input: JSON.stringify(seedChange) }), {
      code: 0,
      out: `PATCH ${url}\nContent-Type: application/json\n\n${body}\n`,
      err: "",
    });
  });

  test("divides several requests, of several changes too", () => {
    const remove = Array.from({ length: 51 }, (_, at) => `99954f18-c8ec-4b62-85bf-${1e11 + at}`);
    const input = JSON.stringify({ ...seedChange, add: [], remove });
    const { code, out } = command(["build"], { input });
    const parts = out.split("\n###\n\n");
    assert.equal(parts.length, 2);
    assert.ok(parts.every((it) => it.startsWith(`PATCH ${url}\n`)));
    assert.equal(code, 0);
  });

  test("prints findings to standard error and no request where one is an error", () => {
    const input = JSON.stringify({
      ...seedChange,
      remove: ["99954f18-c8ec-4b62-85bf-cdf3b70b140"],
    });
    const { code, out, err } = command(["build"], { input });
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(err, /^error\[id-malformed\]/);
    assert.match(err, / --> <stdin>:1:\d+\n/);
  });

  test("prints as JSON what the function returns", () => {
    const input = JSON.stringify(seedChange);
    const { out } = command(["build", "--format", "json"], { input });
    assert.deepEqual(JSON.parse(out), [{ file: "<stdin>", ...build(input) }]);
  });
});

describe("interpret", () => {
  test("tells what became of each item of the sample", (context) => {
    const cwd = folderWith(context, {
      "request.json": seed("request.txt"),
      "answer.json": seed("answer.txt"),
    });
    const args = ["interpret", "--request", "request.json", "--status", "200", "answer.json"];
    const { code, out, err } = command(args, { cwd });
    assert.equal(err, "");
    const outcome = interpret(seed("answer.txt"), { request: seed("request.txt"), status: 200 });
    const { advice, meaning } = outcome.items[5].error ?? {};
    assert.equal(
      out,
      `added (confirmed) 1b014d8c-71fe-4d00-a01a-31850bc5b32c as 89014d8c-71fe-4d00-a01a-31850bc5b32c: ${outcome.items[0].why}
added (implied) 2b014d8c-71fe-4d00-a01a-31850bc5b32 as 67014d8c-71fe-4d00-a01a-31850bc5b32c: ${outcome.items[1].why}
added (confirmed) 3b014d8c-71fe-4d00-a01a-31850bc5b32c as 56014d8c-71fe-4d00-a01a-31850bc5b32c: ${outcome.items[2].why}
added (confirmed) 4b014d8c-71fe-4d00-a01a-31850bc5b32c as 32014d8c-71fe-4d00-a01a-31850bc5b32c: ${outcome.items[3].why}
removed (implied) 99954f18-c8ec-4b62-85bf-cdf3b70b140e: ${outcome.items[4].why}
failed (confirmed) removal 4267e382-71a9-4c07-bef7-bda97e09c0d2: ${outcome.items[5].why}
  409 Invalid: The identifier to be removed from the restore session does not exist
  ${meaning}
  advice: ${advice}
removed (implied) 3667e382-71a9-4c07-bef7-bda97e09c0d2: ${outcome.items[6].why}

info[content-id-unmatched]: The content id 3467e382-71a9-4c07-bef7-bda97e09c0d2 matches nothing that was requested; it was not used.
  --> answer.json:31:1
   |
31 | {
   | ^
   = at /driveRestoreArtifacts@delta/4
   = help: Nothing to do: the entry was read by its own id.

answer.json: 4 added, 2 removed, 1 failed, 0 unconfirmed
`,
    );
    assert.equal(code, 1);
  });

  test("an answer in which everything was done is exit code 0", () => {
    const input =
      '{"driveRestoreArtifacts@delta":[{"id":"a","restorePoint":{"id":"b"},"status":"added"}]}';
    const { code, out } = command(["interpret"], { input });
    assert.match(out, /^added \(confirmed\) b as a: /);
    assert.match(out, /<stdin>: 1 added, 0 removed, 0 failed, 0 unconfirmed\n$/);
    assert.equal(code, 0);
  });

  test("a refusal of the whole request is told first", (context) => {
    const cwd = folderWith(context, { "request.json": GOOD });
    const input = '{"error":{"code":"RestoreSessionNotFound","message":"No such session"}}';
    const args = ["interpret", "--request", "request.json", "--status", "404"];
    const { code, out } = command(args, { cwd, input });
    assert.match(out, /^refused: 404 RestoreSessionNotFound: No such session\n {2}\S/);
    assert.match(out, /\n<stdin>: 0 added, 0 removed, 1 failed, 0 unconfirmed\n$/);
    assert.equal(code, 1);
  });

  test("prints as JSON what the function returns", (context) => {
    const cwd = folderWith(context, { "request.json": seed("request.txt") });
    const args = ["interpret", "--request", "request.json", "--format", "json"];
    const { out } = command(args, { cwd, input: seed("answer.txt") });
    const outcome = interpret(seed("answer.txt"), { request: seed("request.txt") });
    assert.deepEqual(JSON.parse(out), [{ file: "<stdin>", ...outcome }]);
  });
});

describe("what cannot be followed is told in one line, with exit code 2", () => {
  const can =
    "there are validate, build, interpret, plan, collect, batch, snippet, explain, schema, describe, completion and help; see graph-backup-delta --help";
  const see = (/** @type {string} */ operation) => `; see graph-backup-delta ${operation} --help`;
  const plan = ["plan", "--resource", "exchangeProtectionPolicy", "--id", "a"];
  for (const [args, told] of /** @type {[string[], string][]} */ ([
    [[], `no operation given; ${can}`],
    [["mend"], `unknown operation "mend"; ${can}`],
    [["pln"], `unknown operation "pln"; did you mean plan? ${can}`],
    [["Snippets"], `unknown operation "Snippets"; did you mean snippet? ${can}`],
    [["biuld"], `unknown operation "biuld"; did you mean build? ${can}`],
    [["desc"], `unknown operation "desc"; did you mean describe? ${can}`],
    [["toString"], `unknown operation "toString"; ${can}`],
    [[""], `unknown operation ""; ${can}`],
    [["--format", "json"], "Unknown option '--format'; see graph-backup-delta --help"],
    [["validate", "--colour"], `Unknown option '--colour'${see("validate")}`],
    [["validate", "--status", "200"], `Unknown option '--status'${see("validate")}`],
    [["build", "--request", "a"], `Unknown option '--request'${see("build")}`],
    [["interpret", "--status"], `Option '--status <value>' argument missing${see("interpret")}`],
    [["interpret", "--header", "5"], '--header is "NAME: VALUE", not "5"'],
    [["validate", "--fix", "--fix-dry-run"], "--fix and --fix-dry-run exclude each other"],
    [
      ["validate", "--fix", "a", "-"],
      "--fix takes standard input alone: its text goes to standard output",
    ],
    [["plan", "--id", "a", "b", "c"], "plan needs --resource"],
    [["plan", "--resource", "exchangeProtectionPolicy", "b", "c"], "plan needs --id"],
    [[...plan, "b"], "plan takes two files: what is there, what is wanted"],
    [[...plan, "-", "-"], "standard input can be read once only"],
    [[...plan, "--version", "v2", "b", "c"], '--version is v1.0 or beta, not "v2"'],
    [["explain", "none"], '"none" is no code it knows; explain without a code lists all'],
    [["help", "mend"], 'unknown operation "mend"; help without one lists all'],
    [["help", "pln"], 'unknown operation "pln"; did you mean plan? help without one lists all'],
    [["help", "--format", "json"], `Unknown option '--format'${see("help")}`],
    [["completion"], "completion takes one shell: bash, zsh or fish"],
    [["completion", "toString"], "completion takes one shell: bash, zsh or fish"],
    [["validate", "--color", "red"], '--color is auto, always or never, not "red"'],
    [["schema"], "schema takes one resource; describe lists all"],
    [["validate", "--format", "xml"], '--format is human, json, github, sarif or junit, not "xml"'],
    [
      ["interpret", "--status", "20"],
      '--status is the HTTP status of the answer, 100 to 599, not "20"',
    ],
    [
      ["interpret", "--request", "a", "b", "c"],
      "--request goes with one answer; interpret several one by one",
    ],
    [["interpret", "--request", "-"], "standard input can be read once only"],
    [["validate", "absent.json"], "absent.json cannot be read: there is no such file"],
    [["validate", "--max-warnings", "few"], '--max-warnings is a number from 0, not "few"'],
    [["validate", "--max-warnings=-1"], '--max-warnings is a number from 0, not "-1"'],
    [["validate", "--fix", "absent*.json"], "absent*.json cannot be read: no file matches it"],
    [["validate", "--fix", "--format", "sarif"], "--fix goes with --format human or json"],
    [["validate", "--fix", "--redact"], "--fix and --redact exclude each other"],
    [
      ["validate", "--fix-dry-run", "a.jsonl"],
      "--fix-dry-run takes one body a file; a.jsonl holds one a line",
    ],
    [["interpret", "."], ". cannot be read: it is a folder"],
  ])) {
    test(["graph-backup-delta", ...args].join(" "), (context) => {
      assert.deepEqual(command(args, { cwd: temporaryFolder(context), input: GOOD }), {
        code: 2,
        out: "",
        err: `graph-backup-delta: ${told}\n`,
      });
    });
  }

  test("an unknown resource", () => {
    for (const args of [
      ["validate", "--resource", "site"],
      ["schema", "site"],
      ["describe", "site"],
    ]) {
      const { code, out, err } = command(args, { input: GOOD });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(
        err,
        /^graph-backup-delta: The resource is "site"; one of oneDrive.* is expected\n$/,
      );
    }
  });

  test("one file of several, for what is done to all: nothing is printed of the others", (context) => {
    const cwd = folderWith(context, { "a.json": GOOD });
    for (const args of [["validate", "--fix"], ["interpret"]]) {
      const { code, out } = command([...args, "a.json", "absent.json"], { cwd });
      assert.deepEqual([code, out], [2, ""]);
    }
  });
});

describe("the help", () => {
  const operations = [
    ...[
      "validate",
      "build",
      "interpret",
      "plan",
      "collect",
      "batch",
      "explain",
      "schema",
      "describe",
      "completion",
      "help",
    ],
  ];

  test("of the whole names each operation", () => {
    for (const option of ["--help", "-h"]) {
      const { code, out, err } = command([option]);
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, /^graph-backup-delta: .*\n/);
      for (const name of operations) assert.match(out, new RegExp(`^  ${name} `, "m"));
    }
  });

  for (const name of operations) {
    test(`of ${name} tells how it is used`, () => {
      for (const option of ["--help", "-h"]) {
        const { code, out, err } = command([name, option]);
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, new RegExp(`^usage: graph-backup-delta ${name} .*\n\n\\S`));
        assert.match(out, /^examples?:\n {2}# .*\n {2}\S.*\n/m);
        assert.match(out, /^ {2}--color WHEN /m);
      }
    });
  }

  test("is what help prints", () => {
    assert.deepEqual(command(["help"]), command(["--help"]));
    assert.deepEqual(command(["help", "plan"]), command(["plan", "--help"]));
    const both = command(["help", "plan", "batch"]).out;
    assert.equal(both, ["plan", "batch"].map((it) => command([it, "--help"]).out).join("\n"));
  });

  test("fits into 105 columns", () => {
    for (const args of [[], ...operations.map((it) => [it])]) {
      const lines = command([...args, "--help"]).out.split("\n");
      assert.deepEqual(
        lines.filter((line) => line.length > 105),
        [],
      );
    }
  });

  test("--version tells the version", () => {
    const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
    for (const option of ["--version", "-V"]) {
      assert.deepEqual(command([option]), { code: 0, out: `${version}\n`, err: "" });
    }
  });
});

describe("text of others cannot deceive a terminal", () => {
  test("what a terminal obeys, hides or reorders is written as an escape", (context) => {
    const id = "\u001b[31m漢字😀\u202egnp.exe\u200b";
    const cwd = folderWith(context, {
      "a.json": `{"driveRestoreArtifacts@delta":[\r\n\t{"restorePoint":{"id":"${id}"}}]}\r\n`,
    });
    const { out } = command(["validate", "a.json"], { cwd });
    assert.equal(
      out,
      `error[json-control-character]: A control character (U+001B) stands in a text.
 --> a.json:2:25
  |
2 |     {"restorePoint":{"id":"\\u{1b}[31m漢字😀\\u{202e}gnp.exe…
  |                            ^^^^^^
  = at /driveRestoreArtifacts@delta/0/restorePoint/id
  = help: Remove it, or write it as an escape. A line break here often means a missing closing quote.
  = the service would answer 400 InvalidPatchRequest

a.json: 1 addition, 0 removals; 1 error, 0 warnings
`,
    );
  });

  test("in pointers, names of files and answers too", (context) => {
    const cwd = folderWith(context, {
      "\u009b31m.json": `{"driveRestoreArtifacts@delta":[{"@removed":{"\u202e":1},"id":"\u2066"}]}`,
    });
    for (const operation of ["validate", "build", "interpret"]) {
      for (const format of ["human", "json"]) {
        const { out, err } = command([operation, "--format", format, "\u009b31m.json"], { cwd });
        assert.doesNotMatch(out + err, /(?!\n)[\p{Cc}\p{Cf}]/u, `${operation} ${format}`);
      }
    }
  });

  test("in what is built, by escapes that mean the same", () => {
    const change = /** @type {const} */ ({
      resource: "exchangeProtectionPolicy",
      id: "5e000000-71fe-4d00-a01a-31850bc5b32c",
      displayName: "a\u202eb\u{e0041}c",
    });
    const { out } = command(["build"], { input: JSON.stringify(change) });
    assert.ok(out.includes('"a\\u202eb\\udb40\\udc41c"'));
    const [, body] = out.split("\n\n");
    assert.deepEqual(JSON.parse(body), JSON.parse(build(change).requests[0].body));
  });
});

describe("the excerpt", () => {
  /** @param {string | Uint8Array} input */
  const excerpt = (input) => command(["validate"], { input }).out.split("\n").slice(2, 5);

  test("of a line of a megabyte is the part around the place", () => {
    assert.deepEqual(excerpt(`{"@":"${"a".repeat(1e6)}", 1}${" ".repeat(1e6)}`), [
      "  |",
      `1 | …${"a".repeat(57)}", 1}${" ".repeat(29)}…`,
      `  | ${" ".repeat(61)}^`,
    ]);
  });

  test("of bytes that are no text shows where they stand", () => {
    assert.deepEqual(excerpt(Buffer.from('{"é@":"\xff"}', "latin1")), [
      "  |",
      '1 | {"�@":"�"}',
      "  |   ^",
    ]);
  });

  test("of the end of the text has its caret after it", () => {
    assert.deepEqual(excerpt('{\n "a@":'), ["  |", '2 |  "a@":', "  |       ^"]);
    assert.deepEqual(excerpt("{\n"), ["  |", "2 |", "  | ^"]);
  });

  test("counts wide characters as two columns, marks above others as none", () => {
    assert.deepEqual(excerpt('{"漢@":"e\u0301", 1}'), [
      "  |",
      '1 | {"漢@":"e\u0301", 1}',
      "  |             ^",
    ]);
  });
});

describe("colours", () => {
  /** @param {Record<string, string>} env @param {string[]} options */
  const isColored = (env, ...options) => {
    const none = { NO_COLOR: "", FORCE_COLOR: "" };
    const { out } = command(["validate", ...options], { input: "{", env: { ...none, ...env } });
    return out.startsWith("\u001b[1;31merror[json-unexpected-end]\u001b[0m\u001b[1m: ");
  };

  test("are not sent through a pipe, unless they are asked for", () => {
    assert.equal(isColored({}), false);
    assert.equal(isColored({ FORCE_COLOR: "1" }), true);
    assert.equal(isColored({ FORCE_COLOR: "1", NO_COLOR: "1" }), true);
    assert.equal(isColored({ FORCE_COLOR: "0" }), false);
    assert.equal(isColored({}, "--color", "always"), true);
    assert.equal(isColored({ NO_COLOR: "1" }, "--color=always"), true);
    assert.equal(isColored({ FORCE_COLOR: "1" }, "--color", "never"), false);
    assert.equal(isColored({ FORCE_COLOR: "1" }, "--color", "auto"), true);
  });

  test("are for terminals, unless they are not wanted", async (context) => {
    const { styleFor } = await import(pathToFileURL(join(pkg, "command", "style.js")).href);
    const before = { ...process.env };
    context.after(() => Object.assign(process.env, before));
    for (const name of ["NO_COLOR", "FORCE_COLOR", "TERM"]) delete process.env[name];
    assert.equal(styleFor({ isTTY: false })("error", "a"), "a");
    assert.equal(styleFor({ isTTY: true })("error", "a"), "\u001b[1;31ma\u001b[0m");
    process.env.NO_COLOR = "1";
    assert.equal(styleFor({ isTTY: true })("error", "a"), "a");
    Object.assign(process.env, { NO_COLOR: "", TERM: "dumb" });
    assert.equal(styleFor({ isTTY: true })("error", "a"), "a");
  });
});

test("the command runs as a program", () => {
  const bin = join(pkg, "bin", "graph-backup-delta.js");
  assert.match(readFileSync(bin, "utf8"), /^#!\/usr\/bin\/env node\n/);
  assert.equal(runNode([bin, "--version"]).code, 0);
});
