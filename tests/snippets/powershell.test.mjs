// Invoke-MgGraphRequest, as a grammar reads it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { snippet } from "graph-backup-delta";
import { cases } from "./cases.mjs";
import { sendWhatIsCalled } from "./powershell.mjs";
import { prove, readdressed } from "./prove.mjs";
import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";
import { freshFolder } from "./running.mjs";

prove("powershell", {
  run: (proofs, folder) =>
    sendWhatIsCalled(proofs, folder, ({ name, parameters }, proof) => {
      assert.equal(name, "Invoke-MgGraphRequest");
      const address = readdressed({ ...proof, code: parameters["-Uri"] });
      return {
        method: parameters["-Method"],
        path: address.slice(proof.origin.length),
        type: parameters["-ContentType"],
        body: parameters["-Body"],
      };
    }),
});

test("powershell: a script of several requests holds them as they are", async () => {
  const requests = cases.map((it) => it.request).filter((it) => it.url.includes("/v1.0/"));
  const code = snippet(requests, "powershell");
  const [, scopes] = /^Connect-MgGraph -Scopes (.*) -NoWelcome$/m.exec(code) ?? [];
  assert.equal(
    scopes,
    "'BackupRestore-Restore.ReadWrite.All', 'BackupRestore-Configuration.ReadWrite.All'",
  );
  const tasks = [{ at: 0, code, several: true }];
  const folder = freshFolder("powershell-several");
  const parsed = await runAll(await pythonWithPackages(), "parse_powershell.py", tasks, folder);
  const { requests: found, commands } = parsed.get(0);
  assert.deepEqual(commands, [
    ...["Import-Module", "Connect-MgGraph", "Test-Path", "Get-Content", "Invoke-MgGraphRequest"],
    ...["Write-Warning", "Start-Sleep", "Write-Warning", "Where-Object", "Write-Warning"],
    ...["ConvertTo-Json", "Set-Content"],
  ]);
  assert.equal(found.length, requests.length);
  for (const [at, { Uri, Array: array, Body }] of found.entries()) {
    const body = JSON.parse(requests[at].body);
    assert.equal(Uri, requests[at].url);
    assert.deepEqual(JSON.parse(Body), body);
    const arrays = Object.keys(body).filter((name) => Array.isArray(body[name]));
    assert.deepEqual(array ? [array] : [], arrays);
  }
});
