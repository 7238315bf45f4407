// The man page, as a reader of man pages takes it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { command, pkg, runNode } from "./support.mjs";

const { version, man } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const [file] = man.map((/** @type {string} */ it) => join(pkg, it));

/** Words, whatever stands between them. @param {string} text */
const words = (text) => text.split(/\s+/).filter(Boolean).join(" ");

describe("the man page", { skip: process.platform === "win32" }, () => {
  /** @type {string} */
  let program;
  before(async () => {
    program = await findOrGetProgram("mandoc");
  });

  /** @param {string[]} args */
  const mandoc = (...args) => runNode([...args, file], { program });

  /** What a reader sees, in lines that are not broken. */
  const shown = () => words(mandoc("-T", "utf8", "-O", "width=500").out.replace(/.[\b]/g, ""));

  test("has nothing that is not right, but for the date that it leaves out", () => {
    const { out, err } = mandoc("-T", "lint", "-W", "warning");
    assert.doesNotMatch(err, /./);
    const told = out.split("\n").filter((it) => it && !it.includes("missing date"));
    assert.deepEqual(told, []);
  });

  test("names the version, and has the sections that man pages have", () => {
    assert.ok(shown().includes(`graph-backup-delta ${version}`));
    const sections = [...readFileSync(file, "utf8").matchAll(/^\.SH (.*)$/gm)].map((it) => it[1]);
    assert.deepEqual(sections, [
      ...["NAME", "SYNOPSIS", "DESCRIPTION", "OPERATIONS", "OPTIONS", "EXIT STATUS"],
      "ENVIRONMENT",
    ]);
  });

  test("tells all that the help tells, character by character", () => {
    const page = shown();
    const help = command(["help"]).out;
    const names = [...help.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((it) => it[1]);
    assert.ok(names.includes("validate"));
    for (const name of names) {
      const told = command([name, "--help"]).out;
      const [usage, rest] = told.replace("usage: ", "").split(/\n\n([\s\S]*)/);
      const [about, examples, options] = rest.split(/\n\nexamples?:\n|\noptions:\n/);
      const calls = [...examples.matchAll(/^ {2}(?!# )(.+)$/gm)].map((it) => it[1]);
      // Two columns: those to which a line with an empty first one belongs.
      const rows = options.split(/\n(?= {2}\S)|\n\n?exit code:/).filter((it) => it.includes("--"));
      assert.notEqual(calls.length, 0);
      assert.notEqual(rows.length, 0);
      for (const part of [usage, about, ...calls, ...rows]) {
        assert.ok(page.includes(words(part)), words(part));
      }
    }
    const [, after] = help.split("\nenvironment:\n");
    for (const row of after.split(/\n(?= {2}\S)/).filter((it) => it.startsWith("  "))) {
      assert.ok(page.includes(words(row.replace(/\nexit code:[\s\S]*/, ""))), row);
    }
  });
});
