// Levels of rules: --rule, --list-rules and graph-backup-delta.json, as somebody at a shell meets them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { codes, explain } from "graph-backup-delta";
import { command, pkg, temporaryFolder } from "./support.mjs";

const BODY = '{"displayName":"a","tags":1,"mood":2}';
const CONFIG = "graph-backup-delta.json";

/**
 * A folder that holds these files, in folders of it too.
 *
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string>} files
 */
function holding(context, files) {
  const cwd = temporaryFolder(context);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return cwd;
}

/**
 * What is found, as `file code severity`.
 *
 * @param {string[]} args
 * @param {{ cwd: string, input?: string }} options
 */
function found(args, options) {
  const { code, out, err } = command(["validate", "--format", "json", ...args], options);
  assert.ok(code === 0 || code === 1, err);
  /** @type {{ file: string, findings: { code: string, severity: string }[] }[]} */
  const reports = JSON.parse(out);
  return reports.flatMap(({ file, findings }) =>
    findings.map((it) => `${file} ${it.code} ${it.severity}`),
  );
}

describe("--rule", () => {
  test("sets the level of a rule, and the exit code follows", (context) => {
    const cwd = holding(context, { "a.json": BODY });
    const error = found(["--rule", "property-unknown=error", "a.json"], { cwd });
    assert.deepEqual(error, Array(2).fill("a.json property-unknown error"));
    const { code } = command(["validate", "--rule", "property-unknown=error", "a.json"], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(found(["--rule", "property-unknown=off", "a.json"], { cwd }), []);
  });

  test("is followed by every format", (context) => {
    const cwd = holding(context, { "a.json": BODY });
    const run = (/** @type {string} */ format) =>
      command(["validate", "--rule=property-unknown=error", "--format", format, "a.json"], { cwd })
        .out;
    const { results } = JSON.parse(run("sarif")).runs[0];
    assert.deepEqual(
      results.map((/** @type {any} */ it) => it.level),
      ["error", "error"],
    );
    assert.ok(run("github").startsWith("::error "));
    assert.match(run("junit"), /<failure /);
  });

  test("cannot turn off what is about syntax, and knows the rules there are", () => {
    for (const [rule, message] of [
      ["json-comment=off", "The rule `json-comment` is about syntax, so it stays an error"],
      ["property-unkown=off", "There is no rule `property-unkown`"],
      ["property-unknown=fatal", "--rule is CODE=LEVEL"],
      ["property-unknown", "--rule is CODE=LEVEL"],
    ]) {
      const { code, out, err } = command(["validate", "--rule", rule], { input: BODY });
      assert.deepEqual([code, out], [2, ""], err);
      assert.ok(err.includes(message), err);
    }
  });
});

describe("graph-backup-delta.json", () => {
  const files = {
    [CONFIG]: '{ "rules": { "property-unknown": "error" }, "allowProperties": ["tags"] }',
    "a.json": BODY,
    "in/it/b.json": BODY,
    [`other/${CONFIG}`]: "{}",
    "other/c.json": BODY,
  };

  test("holds for the bodies beside it and below it, the nearest one", (context) => {
    const cwd = holding(context, files);
    assert.deepEqual(found(["."], { cwd }), [
      "a.json property-unknown error",
      join("in", "it", "b.json property-unknown error"),
      join("other", "c.json property-unknown warning"),
      join("other", "c.json property-unknown warning"),
    ]);
    assert.deepEqual(found(["-"], { cwd, input: BODY }), ["<stdin> property-unknown error"]);
  });

  test("is no body where folders are searched", (context) => {
    const cwd = holding(context, files);
    const { out } = command(["validate", "--format", "json", "**/*.json"], { cwd });
    const names = JSON.parse(out).map((/** @type {any} */ it) => it.file);
    assert.deepEqual(names, ["a.json", join("in", "it", "b.json"), join("other", "c.json")]);
  });

  test("gives way to what is typed", (context) => {
    const cwd = holding(context, files);
    const typed = found(["--rule", "property-unknown=info", "a.json"], { cwd });
    assert.deepEqual(typed, ["a.json property-unknown info"]);
  });

  test("holds for what is mended, too", (context) => {
    const cwd = holding(context, {
      [CONFIG]: '{ "rules": { "destination-unknown": "off" } }',
      "a.json": `{"driveRestoreArtifacts@delta":[{"restorePoint":{"id":"${"1b014d8c-71fe-4d00-a01a-31850bc5b32c"}"},"destinationType":"New"}]}`,
    });
    const { code, out } = command(["validate", "--fix-dry-run", "a.json"], { cwd });
    assert.equal(code, 0, out);
    assert.ok(!out.includes("+"), out);
  });

  test("that is wrong is told, and nothing is judged", (context) => {
    for (const [text, message] of [
      ["{,}", "is no JSON"],
      ["[]", "holds no object"],
      ['{ "rule": {} }', 'there is no "rule"'],
      ['{ "rules": { "json-comment": "off" } }', "is about syntax"],
      ['{ "rules": { "property-unknown": 1 } }', '"off", "info", "warning" or "error" is expected'],
      ['{ "allowProperties": "tags" }', "an array of names is expected"],
    ]) {
      const cwd = holding(context, { [CONFIG]: text, "a.json": BODY });
      const { code, out, err } = command(["validate", "a.json"], { cwd });
      assert.deepEqual([code, out], [2, ""], text);
      assert.ok(err.includes(CONFIG) && err.includes(message), err);
    }
  });

  test("is read where it lies alone: no link, no pipe, no more than 1 MB", {
    skip: process.platform === "win32",
  }, (context) => {
    const put = (/** @type {(file: string) => void} */ make) => {
      const cwd = holding(context, {
        "a.json": BODY,
        "in/b.json": BODY,
        "in/secret.txt": "SECRET",
      });
      make(join(cwd, "in", CONFIG));
      return cwd;
    };
    const link = (/** @type {string} */ to) => (/** @type {string} */ file) =>
      symlinkSync(to, file);
    const isLink = "it is a link, and none is followed to a configuration";
    /** @type {[(file: string) => void, string][]} */
    const odd = [
      [link("secret.txt"), isLink],
      [link("/proc/self/environ"), isLink],
      [link("/dev/zero"), isLink],
      [link("none"), isLink],
      [(it) => execFileSync("mkfifo", [it]), "it is no regular file"],
      [
        (it) => writeFileSync(it, `{"allowProperties":["${"a".repeat(1e6)}"]}`),
        "it is larger than 1 MB, the most that is read",
      ],
    ];
    for (const [make, reason] of odd) {
      const cwd = put(make);
      for (const args of [["in"], ["in/b.json"], ["--fix", "in/b.json"], ["--format=json", "in"]]) {
        const env = { SECRET_TOKEN: "hunter2" };
        const { code, out, err } = command(["validate", ...args], { cwd, env });
        assert.deepEqual([code, out], [2, ""]);
        const told = `${join("in", CONFIG)} cannot be read: ${reason}\n`;
        assert.ok(err.endsWith(told), err);
        assert.doesNotMatch(err, /SECRET|hunter2/);
      }
      // It is nothing to other folders.
      assert.equal(command(["validate", "a.json"], { cwd }).code, 0);
    }
    const folder = put((it) => mkdirSync(it));
    assert.equal(command(["validate", "in/b.json"], { cwd: folder }).code, 0);
  });

  test("of any depth is told", (context) => {
    const deep = `${"[".repeat(3e5)}${"]".repeat(3e5)}`;
    for (const text of [deep, `{"rules":${deep}}`, `{"allowProperties":[${deep}]}`]) {
      const cwd = holding(context, { [CONFIG]: text, "a.json": BODY });
      const { code, out, err } = command(["validate", "a.json"], { cwd });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^graph-backup-delta: .*graph-backup-delta\.json.*\n$/);
    }
  });

  test("shows no id where they are not to be shown", (context) => {
    const id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
    for (const text of [`${id}`, `{"${id}":1}`, `{"rules":{"${id}":1}}`, '{"bcdfghjkmpqvwxz":1}']) {
      const cwd = holding(context, { [CONFIG]: text, "a.json": BODY });
      const { code, err } = command(["validate", "--redact", "a.json"], { cwd });
      assert.equal(code, 2);
      assert.doesNotMatch(err, /1b014d8c-|bcdfghjkm/);
    }
  });

  test("has a schema, which says what the command does", () => {
    const schema = JSON.parse(readFileSync(join(pkg, "graph-backup-delta.schema.json"), "utf8"));
    const allows = new Ajv2020().compile(schema);
    assert.equal(allows(JSON.parse(files[CONFIG])), true);
    for (const wrong of [
      { rules: { "json-comment": "off" } },
      { rules: { "property-unkown": "off" } },
      { rule: {} },
      { allowProperties: "tags" },
    ]) {
      assert.equal(allows(wrong), false, JSON.stringify(wrong));
    }
  });
});

describe("a configuration that is followed is told", () => {
  const files = {
    [`in/${CONFIG}`]: '{ "rules": { "property-unknown": "off" }, "allowProperties": ["tags"] }',
    "in/a.json": BODY,
    "in/deep/b.json": BODY,
    "c.json": BODY,
  };
  const name = join("in", CONFIG);
  const line = `graph-backup-delta: ${name} sets the rules: property-unknown=off, allowed: tags\n`;

  test("once, with what it sets, whatever is done", (context) => {
    const cwd = holding(context, files);
    for (const args of [[], ["--quiet"], ["--format", "junit"], ["--fix-dry-run"], ["--fix"]]) {
      const { code, err } = command(["validate", ...args, "in"], { cwd });
      assert.equal(code, 0);
      assert.ok(err.startsWith(line), err);
      assert.equal(err.split(line).length, 2);
    }
    assert.equal(command(["validate", "c.json"], { cwd }).err, "");
    const list = command(["validate", "--list-rules"], { cwd: join(cwd, "in") });
    assert.match(list.err, /^graph-backup-delta: graph-backup-delta\.json sets the rules: /);
    // One above where the command runs.
    const above = command(["validate", "b.json"], { cwd: join(cwd, "in", "deep") });
    assert.ok(above.err.startsWith(`graph-backup-delta: ${join("..", CONFIG)} sets`), above.err);
  });

  test("to programs in a field, and as a notice in a pull request", (context) => {
    const cwd = holding(context, files);
    const run = (/** @type {string[]} */ ...args) => command(["validate", ...args], { cwd });
    for (const mend of [[], ["--fix-dry-run"], ["--fix"]]) {
      const { out } = run("--format", "json", ...mend, "in", "c.json");
      assert.deepEqual(
        JSON.parse(out).map((/** @type {any} */ it) => it.config),
        [name, name, undefined],
      );
    }
    const [sarif] = JSON.parse(run("--format", "sarif", "in").out).runs;
    assert.deepEqual(sarif.properties, {
      configurations: [
        { uri: `in/${CONFIG}`, rules: { "property-unknown": "off" }, allowProperties: ["tags"] },
      ],
    });
    const github = run("--format", "github", "in");
    assert.ok(github.out.startsWith(`::notice file=in/${CONFIG},title=rules are set here::`));
    assert.equal(github.err, "");
    assert.equal(JSON.parse(run("--format", "sarif", "c.json").out).runs[0].properties, undefined);
  });

  test("with no whole id, and nothing that a terminal obeys", (context) => {
    const id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
    const config = JSON.stringify({ allowProperties: [id, "\u001b[31m"] });
    const cwd = holding(context, { [`${id}/${CONFIG}`]: config, [`${id}/a.json`]: BODY });
    for (const format of ["human", "json", "github", "sarif", "junit"]) {
      const { out, err } = command(["validate", "--redact", "--format", format, id], { cwd });
      assert.doesNotMatch(out + err, /1b014d8c-|\p{Cc}(?<!\n)/u);
      assert.ok((out + err).includes("1b014d8c"));
    }
  });

  test("in a line, however much it holds", (context) => {
    const allowProperties = ["x".repeat(5e5), ...Array.from({ length: 999 }, (_, at) => `a${at}`)];
    const cwd = holding(context, { [CONFIG]: JSON.stringify({ allowProperties }), "a.json": BODY });
    const { err } = command(["validate", "a.json"], { cwd });
    assert.match(err, /^[^\n]*: allowed: x{64}, a0, [^\n]*, a8, and 990 more\n$/);
  });

  test("where there are many, of the first", (context) => {
    const many = Array.from({ length: 12 }, (_, at) => [
      [`${at}/${CONFIG}`, "{}"],
      [`${at}/a.json`, "{}"],
    ]);
    const cwd = holding(context, Object.fromEntries(many.flat()));
    const lines = command(["validate", "."], { cwd }).err.split("\n");
    assert.deepEqual(lines.slice(9), [
      `graph-backup-delta: ${join("7", CONFIG)} sets the rules: as they are`,
      "graph-backup-delta: … and 2 more files do",
      "",
    ]);
  });
});

describe("a configuration that is named as if it were a body", () => {
  const skipped = (/** @type {string} */ name) =>
    `graph-backup-delta: ${name} is a configuration, and no body: it is not judged\n`;

  test("is passed over, and that is told", (context) => {
    const cwd = holding(context, { [CONFIG]: '{"rules":{}}', "a.json": "{}" });
    for (const args of [[], ["--fix"], ["--fix-dry-run"], ["--no-config"]]) {
      const alone = command(["validate", ...args, CONFIG], { cwd, input: "{}" });
      assert.deepEqual(alone, { code: 0, out: "", err: skipped(CONFIG) });
      const { code, out, err } = command(["validate", ...args, "--", "a.json", CONFIG], { cwd });
      assert.equal(code, 1);
      assert.ok(err.includes(skipped(CONFIG)));
      assert.doesNotMatch(out, /graph-backup-delta\.json/);
    }
    const json = command(["validate", "--format", "json", CONFIG], { cwd });
    assert.deepEqual([json.code, json.out], [0, "[]\n"]);
  });

  test("is a failure where it holds something else, or is not there", (context) => {
    const cwd = holding(context, { [CONFIG]: '{"driveRestoreArtifacts@delta":[]}' });
    for (const args of [[], ["--no-config"]]) {
      const { code, err } = command(["validate", ...args, CONFIG], { cwd });
      assert.equal(code, 2);
      assert.match(err, /there is no "driveRestoreArtifacts@delta"; it holds/);
    }
    assert.equal(command(["validate", join("none", CONFIG)], { cwd }).code, 2);
  });
});

describe("what others put beside bodies can be left out of account", () => {
  const files = {
    [CONFIG]: '{ "rules": { "property-unknown": "off" } }',
    "a.json": BODY,
    "in/b.json": BODY,
    "in/graph-backup-delta.json": '{"rules":{"no":1}}',
    "mine.json": '\ufeff{ "rules": { "property-unknown": "error" } }',
  };

  test("by --no-config", (context) => {
    const cwd = holding(context, files);
    const warnings = ["a.json", join("in", "b.json")].flatMap((it) =>
      Array(2).fill(`${it} property-unknown warning`),
    );
    assert.deepEqual(found(["--no-config", "a.json", "in"], { cwd }), warnings);
    const typed = ["--no-config", "--rule", "property-unknown=info", "a.json"];
    assert.deepEqual(found(typed, { cwd }), Array(2).fill("a.json property-unknown info"));
    assert.equal(command(["validate", "--no-config", "a.json"], { cwd }).err, "");
  });

  test("by --config, which names what is followed for all", (context) => {
    const cwd = holding(context, files);
    const errors = ["a.json", join("in", "b.json")].flatMap((it) =>
      Array(2).fill(`${it} property-unknown error`),
    );
    assert.deepEqual(found(["--config", "mine.json", "a.json", "in"], { cwd }), errors);
    const typed = ["--config", "mine.json", "--rule", "property-unknown=info", "a.json"];
    assert.deepEqual(found(typed, { cwd }), Array(2).fill("a.json property-unknown info"));
    const { err } = command(["validate", "--config", "mine.json", "a.json"], { cwd });
    assert.match(err, /^graph-backup-delta: mine\.json sets the rules: property-unknown=error\n/);
  });

  test("but not by what is not there, or is none", (context) => {
    const cwd = holding(context, files);
    for (const [args, message] of /** @type {[string[], string][]} */ ([
      [["--config", "none.json"], "none.json cannot be read: there is no such file"],
      [["--config", "in"], "in cannot be read: it is a folder"],
      [["--config", "a.json"], 'there is no "displayName"'],
      [["--config", "mine.json", "--no-config"], "--config and --no-config exclude each other"],
    ])) {
      const { code, out, err } = command(["validate", ...args, "a.json"], { cwd });
      assert.deepEqual([code, out], [2, ""]);
      assert.ok(err.includes(message), err);
    }
  });
});

describe("--list-rules", () => {
  test("lists every rule with its level, as it is set", (context) => {
    const cwd = holding(context, { [CONFIG]: '{ "rules": { "id-unusual": "off" } }' });
    const { code, out } = command(["validate", "--list-rules", "--format", "json"], { cwd });
    assert.equal(code, 0);
    const rules = JSON.parse(out);
    const all = codes().filter((it) => explain(it)?.severity);
    assert.deepEqual(
      rules.map((/** @type {any} */ it) => it.code),
      all,
    );
    const levels = new Map(rules.map((/** @type {any} */ it) => [it.code, it.level]));
    assert.equal(levels.get("id-unusual"), "off");
    assert.equal(levels.get("json-comment"), "error");
    const people = command(["validate", "--list-rules"], { cwd }).out;
    assert.match(people, /^property-unknown +warning +Unknown property$/m);
  });
});
