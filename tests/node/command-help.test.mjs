// Every example of the help runs as it stands, in a folder as it supposes it.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { before, describe, test } from "node:test";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { command, folderWith, pkg, runNode, seed, seedChange } from "./support.mjs";

const POLICY = "5e000000-71fe-4d00-a01a-31850bc5b32c";

/** @param {string} start */
const guid = (start) => `${start}000000-71fe-4d00-a01a-31850bc5b32c`;

const FILES = {
  "request.json": seed("request.txt"),
  "answer.json": seed("answer.txt"),
  "bodies.log": '{"mailboxProtectionUnits@delta":[]}\n',
  "change.json": JSON.stringify(seedChange),
  "current.json": JSON.stringify({
    value: ["0a", "0c"].map((it, at) => ({
      id: guid(it),
      directoryObjectId: guid(`${at + 1}a`),
    })),
  }),
  "wanted.csv": `directoryObjectId\n${guid("1a")}\n`,
  "people.csv": `name,directoryObjectId\nAnn,${guid("1a")}\n`,
};

const [, list] = command(["help"]).out.split("\noperations:\n");
const names = [...list.split("\n\n")[0].matchAll(/^ {2}([a-z]+) /gm)].map((it) => it[1]);

describe("an example of the help runs", { skip: process.platform === "win32" }, () => {
  before(() => findOrGetProgram("bash"));

  for (const name of names) {
    const [, examples] = command([name, "--help"]).out.split(/\nexamples?:\n|\n\noptions:\n/);
    const calls = [...examples.matchAll(/^ {2}(?!# )(.+)$/gm)].map((it) => it[1]);

    // Those for other shells are run there.
    for (const call of calls.filter((it) => !/completion (?:zsh|fish)/.test(it))) {
      test(call, (context) => {
        const cwd = folderWith(context, FILES);
        mkdirSync(join(cwd, "bodies"));
        writeFileSync(join(cwd, "bodies", "a.json"), FILES["request.json"]);
        const program = join(cwd, "graph-backup-delta");
        const node = `"${process.execPath}" "${join(pkg, "bin", "graph-backup-delta.js")}"`;
        writeFileSync(program, `#!/bin/sh\nexec ${node} "$@"\n`);
        chmodSync(program, 0o755);
        const target = `plan --resource exchangeProtectionPolicy --id ${POLICY}`;
        const typed = call.replace("plan …", target).replace("--id ID", `--id ${POLICY}`);
        const files = readdirSync(cwd).length;
        const { code, out, err } = runNode(["-o", "pipefail", "-c", typed], {
          program: "bash",
          cwd,
          env: { PATH: [cwd, process.env.PATH].join(delimiter) },
        });
        assert.ok(code === 0 || code === 1, `${code}: ${err}`);
        // What it tells is in a file, where it says so.
        const isKept = readdirSync(cwd).length > files;
        assert.ok(out !== "" || isKept || call.startsWith("eval"), err);
        assert.doesNotMatch(err, /\bat .*\.js:\d|no such file/);
      });
    }
  }
});
