// What a step of a pipe told, the next must not lose: in a shell without pipefail, and in PowerShell, the
// last step alone says whether all is well.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build } from "graph-backup-delta";
import { command, folderWith, seedChange } from "./support.mjs";

const POLICY = "5e000000-71fe-4d00-a01a-31850bc5b32c";
const PLAN = ["plan", "--resource", "exchangeProtectionPolicy", "--id", POLICY];
const JSON_FORMAT = ["--format", "json"];

/** @param {string} start */
const guid = (start) => `${start}000000-71fe-4d00-a01a-31850bc5b32c`;
const units = ["0a", "0b", "0c"].map((it, at) => ({
  id: guid(it),
  directoryObjectId: guid(`${at + 1}a`),
}));

/** @param {import("node:test").TestContext} context */
const lists = (context) =>
  folderWith(context, {
    "current.json": JSON.stringify({ value: units }),
    "less.txt": `${guid("1a")}\n`,
    "same.txt": ["1a", "2a", "3a"].map((it) => `${guid(it)}\n`).join(""),
    "more.txt": ["1a", "2a", "3a", "4a"].map((it) => `${guid(it)}\n`).join(""),
    "empty.txt": "",
  });

describe("a plan that warns", () => {
  for (const [files, code, more] of /** @type {[string[], string, string[]][]} */ ([
    [["current.json", "less.txt"], "plan-removes-many", []],
    [["current.json", "empty.txt"], "plan-removes-all", ["--allow-empty"]],
  ])) {
    const told = `graph-backup-delta: ${code}: 1 warning; --max-warnings allows 0; read it: if it is right, --max-warnings 1 lets this run pass (not for a script, where it would let any other warning pass)\n`;

    test(`is a failure: ${code}`, (context) => {
      const cwd = lists(context);
      for (const format of [[], JSON_FORMAT]) {
        const args = [...PLAN, ...more, ...format];
        const { code: exit, err } = command([...args, ...files], { cwd });
        assert.deepEqual([exit, err], [1, told]);
        const passed = command([...args, "--max-warnings", "1", ...files], { cwd });
        assert.deepEqual([passed.code, passed.err], [0, ""]);
      }
    });

    test(`is one in each step after it: ${code}`, (context) => {
      const cwd = lists(context);
      const planned = command([...PLAN, ...more, ...JSON_FORMAT, ...files], { cwd });
      const built = command(["build", ...JSON_FORMAT], { input: planned.out });
      const finding = JSON.parse(built.out)[0].findings[0];
      assert.deepEqual([finding.code, finding.severity], [code, "warning"]);
      for (const [step, input] of /** @type {[string[], string][]} */ ([
        [["build"], planned.out],
        [["batch"], built.out],
        [["snippet", "--language", "curl"], built.out],
      ])) {
        const { code: exit, out, err } = command(step, { input });
        assert.equal(exit, 1, step[0]);
        assert.ok(
          err.startsWith(`warning[${code}]: The plan removes `) || err.includes(`[${code}]`),
        );
        assert.ok(err.endsWith(told), err);
        const passed = command([...step, "--max-warnings", "1"], { input });
        assert.deepEqual([passed.code, passed.out], [0, out]);
        // It is told all the same.
        assert.equal(passed.err, err.slice(0, -told.length));
      }
    });
  }

  test("is none where nothing is removed", (context) => {
    const cwd = lists(context);
    const { code, err } = command([...PLAN, "current.json", "more.txt"], { cwd });
    assert.deepEqual([code, err], [0, ""]);
  });
});

test("where all is as it should be, nothing is made, and that is no failure", (context) => {
  const cwd = lists(context);
  const planned = command([...PLAN, ...JSON_FORMAT, "current.json", "same.txt"], { cwd });
  const nothing = { code: 0, out: "", err: "" };
  assert.deepEqual(command(["build"], { input: planned.out }), nothing);
  const built = command(["build", ...JSON_FORMAT], { input: planned.out });
  assert.deepEqual(command(["batch"], { input: built.out }), nothing);
  assert.deepEqual(command(["snippet", "--language", "curl"], { input: built.out }), nothing);
});

test("a change that does nothing is still told of where it was written", () => {
  const { code, err } = command(["build"], {
    input: JSON.stringify({ resource: "exchangeProtectionPolicy", id: POLICY }),
  });
  assert.equal(code, 1);
  assert.match(err, /^warning\[change-empty\]/);
  assert.match(err, /change-empty: 1 warning; --max-warnings allows 0\n$/);
});

test("collect lets no warning pass, unless it is told to", () => {
  const input = `id,directoryObjectId\n${guid("0a")},${guid("1a")}\n${guid("0b")},\n`;
  const args = ["collect", "--resource", "exchangeProtectionPolicy"];
  const { code, err } = command(args, { input });
  assert.equal(code, 1);
  assert.match(err, /\ngraph-backup-delta: list-ids-missing: 1 warning; --max-warnings allows 0; /);
  const passed = command([...args, "--max-warnings", "1"], { input });
  assert.deepEqual([passed.code, passed.out], [0, `${guid("1a")}\n`]);
  // An error passes nowhere.
  const refused = command([...args, "--max-warnings", "9"], { input: "5e-71fe" });
  assert.equal(refused.code, 1);
  assert.equal(command([...args, "--max-warnings", "x"], { input }).code, 2);
});

test("build tells of what was not done, and cannot be sent again", (context) => {
  const cwd = folderWith(context, {
    "request.json": JSON.stringify(build(seedChange).requests[0]),
  });
  const input = JSON.stringify({ error: { code: "InvalidRestorePoint", message: "no" } });
  const args = ["interpret", ...JSON_FORMAT, "--request", "request.json", "--status", "400"];
  const told = command(args, { cwd, input });
  assert.equal(told.code, 1);
  const { code, out, err } = command(["build"], { input: told.out });
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /^<stdin>: some of this was not done, and nothing can be sent again for it: /);
});

describe("where a step is missing, it is named", () => {
  const change = JSON.stringify(seedChange);
  for (const step of [["batch"], ["snippet", "--language", "python"]]) {
    test(step.join(" "), (context) => {
      const cwd = lists(context);
      const planned = command([...PLAN, ...JSON_FORMAT, "current.json", "more.txt"], { cwd });
      for (const input of [change, planned.out]) {
        const { code, out, err } = command(step, { input });
        assert.deepEqual([code, out], [2, ""]);
        assert.equal(
          err,
          `graph-backup-delta: <stdin> is a change, of which build makes the requests first: graph-backup-delta build --format json … | graph-backup-delta ${step.join(" ")}\n`,
        );
      }
    });
  }
});

test("snippet writes several requests as one script, where the language has such", () => {
  const remove = Array.from({ length: 60 }, (_, at) => guid((0x10 + at).toString(16)));
  const change = { resource: "exchangeProtectionPolicy", id: POLICY, remove };
  const built = command(["build", ...JSON_FORMAT], { input: JSON.stringify(change) });
  const { code, out } = command(["snippet", "--language", "curl"], { input: built.out });
  assert.equal(code, 0);
  assert.match(out, /^#!\/bin\/sh\n# Sends 2 requests, /);
  const go = command(["snippet", "--language", "go"], { input: built.out });
  assert.equal(go.code, 2);
  assert.match(go.err, /in go it takes one alone/);
});

test("what only looks like the result of a step is judged as what it is", () => {
  const finding = { severity: "warning", code: "x", message: "x", pointer: "" };
  for (const value of [
    { findings: [null], kept: 0 },
    { findings: [{ ...finding, severity: 5 }], kept: 0 },
    { findings: [{ ...finding, message: {} }], kept: 0 },
    { findings: [{ ...finding, related: 5 }], kept: 0 },
    { findings: [{ ...finding, related: [null] }], kept: 0 },
    { findings: [{ ...finding, service: null }], kept: 0 },
    { findings: [], total: -1, kept: 0 },
    { findings: [finding], total: 0.5, kept: 0 },
    { findings: [], counts: 5 },
    { findings: [], parts: [null] },
    { findings: [], parts: [{}] },
    { findings: [], parts: [{ outcome: { counts: {} } }] },
    { findings: [], counts: { failed: 1, unconfirmed: 0 }, retry: 5 },
    { findings: [], kept: 1, change: "x" },
    { findings: [], kept: 1, change: null },
  ]) {
    for (const step of [["build"], ["batch"], ["snippet", "--language", "curl"]]) {
      const { code, out, err } = command(step, { input: JSON.stringify(value) });
      const told = `${step[0]} ${JSON.stringify(value)}: ${err}`;
      assert.notEqual(code, 0, told);
      assert.equal(out, "", told);
      assert.match(err, /^(?:error\[|graph-backup-delta: (?!\w*Error\b))/, told);
    }
  }
});

test("interpret takes nothing for an answer that plainly is none", () => {
  const change = JSON.stringify(seedChange);
  const built = JSON.stringify([{ file: "a", ...build(seedChange) }]);
  for (const input of [change, built, JSON.stringify({ kept: 1, findings: [] })]) {
    const { code, out, err } = command(["interpret"], { input });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /<stdin> is what is sent, or a change of which build makes that: /);
  }
  for (const input of ["503", " 429\r\n"]) {
    const { code, out, err } = command(["interpret"], { input });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, new RegExp(`an HTTP status alone: give it as --status ${input.trim()}, `));
  }
});

test("explain knows the HTTP statuses of failures", () => {
  const { code, out } = command(["explain", "503", "404"]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^503\n\n {2}The service is busy or down for now\.\n\n {2}an error of: any request to Microsoft Graph\n {2}help: Wait as long as /,
  );
  assert.match(out, /\n {2}worth sending again: yes\n[\s\S]*\n404\n/);
  const done = command(["explain", "200"]);
  assert.deepEqual([done.code, done.out], [2, ""]);
  assert.match(done.err, /200 says that it was done, which the answer's body may belie/);
  for (const none of ["099", "600", "5030"]) assert.equal(command(["explain", none]).code, 2);
});

test("the help of build shows a change that it takes", () => {
  const { out } = command(["build", "--help"]);
  const [, change = ""] = /^ {2}(\{[^}]*\})$/m.exec(out) ?? [];
  const built = command(["build"], { input: change });
  assert.deepEqual([built.code, built.err], [0, ""]);
  assert.match(built.out, /^PATCH .*"@removed"/s);
});
