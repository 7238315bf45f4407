// Invoke-MgGraphRequest, evaluated behind a grammar.

import assert from "node:assert/strict";
import { test } from "node:test";
import { snippet } from "graph-backup-delta";
import { cases } from "./cases.mjs";
import { runPowerShell } from "./powershell.mjs";
import { prove } from "./prove.mjs";
import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";
import { freshFolder } from "./running.mjs";
import { proveSeveral } from "./several.mjs";

prove("powershell", { readsAnswers: true, run: runPowerShell });

proveSeveral("powershell", async (proof, folder) => {
  const said = await runPowerShell([proof], folder);
  const told = said.get(proof.at);
  assert.ok(told);
  return told;
});

test("powershell: a script of several requests holds them as they are", async () => {
  const requests = cases.map((it) => it.request).filter(isOfScript);
  const code = snippet(requests, "powershell");
  const [, scopes] = /^Connect-MgGraph -Scopes (.*) -NoWelcome$/m.exec(code) ?? [];
  assert.equal(
    scopes,
    "'BackupRestore-Restore.ReadWrite.All', 'BackupRestore-Configuration.ReadWrite.All'",
  );
  const tasks = [{ at: 0, code }];
  const folder = freshFolder("powershell-several");
  const parsed = await runAll(await pythonWithPackages(), "parse_powershell.py", tasks, folder);
  const { requests: found, commands } = parsed.get(0);
  assert.deepEqual(commands, [
    ...["Import-Module", "Connect-MgGraph", "Where-Object", "ConvertTo-Json", "Get-FailingName"],
    ...[
      "ConvertTo-Json",
      "Get-FailingName",
      "ConvertTo-Json",
      "Test-Path",
      "Get-Content",
      "Invoke-MgGraphRequest",
      "Write-Warning",
    ],
    ...["Start-Sleep", "ConvertTo-Json", "Set-Content", "Get-Failure", "Write-Warning"],
    "Set-Content",
  ]);
  assert.equal(found.length, requests.length);
  for (const [at, { Uri, Array: array, Additions, Removals, Body }] of found.entries()) {
    const body = JSON.parse(requests[at].body);
    assert.equal(Uri, requests[at].url);
    assert.deepEqual(JSON.parse(Body), body);
    const arrays = Object.keys(body).filter((name) => name.includes("@"));
    assert.deepEqual(array ? [array] : [], arrays);
    /** @type {any[]} */
    const items = array ? body[array] : [];
    const removals = items.filter((it) => it["@removed"]).length;
    const isSilent = /^(drive|site|mailbox)RestoreArtifacts@delta$/.test(array);
    assert.deepEqual([Additions, Removals], [items.length - removals, isSilent ? 0 : removals]);
  }
});

/** @param {import("graph-backup-delta").Request} request */
function isOfScript({ method, url }) {
  return method === "PATCH" && url.includes("/v1.0/");
}
