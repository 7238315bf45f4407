// What the command writes arrives whole, or it says why not.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { folderWith, pkg, runNode, seedChange } from "./support.mjs";

const GOOD =
  '{"driveRestoreArtifacts@delta":[{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}]}';

describe("standard output", { skip: process.platform === "win32" }, () => {
  const bin = join(pkg, "bin", "graph-backup-delta.js");
  const full = "graph-backup-delta: standard output cannot be written: the disk is full\n";

  /**
   * Runs the command in a script, where it is "$0" "$1".
   *
   * @param {string} script
   * @param {string} cwd
   */
  const shell = (script, cwd) =>
    runNode(["-c", script, process.execPath, bin], { program: "bash", cwd });

  for (const call of [
    "validate a.json",
    "validate --format sarif a.json",
    "validate --fix-dry-run faulty.json",
    "build change.json",
    "build --format json change.json",
    "interpret a.json",
    "schema exchangeRestoreSession",
    "explain",
    "help",
    "--version",
  ]) {
    test(`on a full disk is told: ${call}`, { skip: !existsSync("/dev/full") }, (context) => {
      const files = {
        "a.json": GOOD,
        "faulty.json": `${GOOD}//`,
        "change.json": JSON.stringify(seedChange),
      };
      const cwd = folderWith(context, files);
      const { code, err } = shell(`exec "$0" "$1" ${call} > /dev/full`, cwd);
      assert.equal(code, 2);
      assert.ok(err.endsWith(full), err);
      assert.doesNotMatch(err, / at |node:/);
      // Where nothing can be told, the exit code tells.
      assert.equal(shell(`exec "$0" "$1" ${call} > /dev/full 2>&1`, cwd).code, 2);
    });
  }

  test("on a disk with room for a part is told", (context) => {
    const cwd = folderWith(context, {});
    const { code, err } = shell('ulimit -f 1; exec "$0" "$1" explain > out', cwd);
    assert.equal(code, 2);
    assert.match(err, /^graph-backup-delta: standard output cannot be written: /);
  });

  /**
   * @param {string} body
   * @param {("stdout" | "stderr")[]} closed
   */
  async function closedEarly(body, closed) {
    const child = spawn(process.execPath, [bin, "validate"]);
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
    });
    for (const name of closed) child[name].destroy();
    child.stdin.end(body);
    const code = await new Promise((resolve) => child.on("exit", resolve));
    return { code, errors };
  }

  test("whose reader goes away is no failure: the exit code tells what was found", async () => {
    const faulty = `{"driveRestoreArtifacts@delta":[${"1,".repeat(1e5)}1]}`;
    const warned = GOOD.replace(/\}$/, `,${Array.from({ length: 900 }, (_, at) => `"x${at}":1`)}}`);
    assert.deepEqual(await closedEarly(GOOD, ["stdout"]), { code: 0, errors: "" });
    assert.deepEqual(await closedEarly(warned, ["stdout"]), { code: 0, errors: "" });
    assert.deepEqual(await closedEarly(faulty, ["stdout"]), { code: 1, errors: "" });
    assert.equal((await closedEarly(warned, ["stdout", "stderr"])).code, 0);
  });

  test("to head is no failure", (context) => {
    const cwd = folderWith(context, {});
    const script =
      'for call in explain "schema exchangeRestoreSession" help; do "$0" "$1" $call | head -n1 > out; echo $PIPESTATUS; done';
    assert.deepEqual(shell(script, cwd), { code: 0, out: "0\n0\n0\n", err: "" });
  });
});
