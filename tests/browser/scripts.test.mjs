// The script that sends all requests: it waits where it is told to, keeps the answers, goes on where it stopped.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { build } from "graph-backup-delta";
import { powerShellScript, shellScript } from "../../www/src/scripts.js";
import { ids } from "./state-cases.mjs";

const [POLICY = ""] = ids;
const { requests } = build({
  resource: "exchangeProtectionPolicy",
  id: POLICY,
  displayName: "It's ours",
  add: Array.from(
    { length: 60 },
    (_, at) => `${at.toString(16).padStart(8, "0")}-4f3a-4b86-9a57-0c1e6f28b3d4`,
  ),
});

/** Answers as it is told to, a status a call, and keeps what it was sent. */
const CURL = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in --output) out=$2 ;; --dump-header) head=$2 ;; esac
  shift
done
calls=$(ls sent-* 2>/dev/null | wc -l)
cat > "sent-$calls"
printf 'Retry-After: 1\\r\\n' > "$head"
echo '{}' > "$out"
sed -n "$((calls + 1))p" statuses
`;

test("the script for a shell waits after 429, stops at what failed, and goes on from there", {
  skip: process.platform === "win32",
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "requests-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  write("curl", CURL);
  write("send.sh", shellScript(requests));
  write("statuses", "429\n200\n503\n200\n");
  const env = {
    ...process.env,
    PATH: [folder, process.env.PATH].join(delimiter),
    ACCESS_TOKEN: "x",
  };
  const run = () => spawnSync("sh", ["send.sh"], { cwd: folder, env, encoding: "utf8" });

  const first = run();
  assert.equal(first.status, 1);
  assert.match(first.stderr, /Request 1: too many requests, waiting 1 s/);
  assert.match(first.stderr, /Request 2 was answered 503/);
  assert.deepEqual(
    readdirSync(join(folder, "answers")).filter((it) => /^(?:answer|failed)/.test(it)),
    ["answer-1.json", "failed-2.json"],
  );
  const second = run();
  assert.equal(second.status, 0);
  assert.match(second.stdout, /Request 2 of 2: 200/);
  const sent = [0, 1, 2, 3].map((at) => readFileSync(join(folder, `sent-${at}`), "utf8"));
  assert.deepEqual(sent, [
    requests[0]?.body,
    requests[0]?.body,
    requests[1]?.body,
    requests[1]?.body,
  ]);
});

test("in the script for PowerShell no text ends where it should not", () => {
  const script = powerShellScript(requests);
  assert.ok(script.includes('"displayName":"It\'\'s ours"'));
  assert.ok(script.includes("BackupRestore-Configuration.ReadWrite.All"));
});
