// A real shell and the real jq. What stands in for mgc and mgc-beta knows the commands of their releases, so it
// refuses this one; what stands in for az sends what it is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages, snippet } from "graph-backup-delta";
import { cases } from "./cases.mjs";
import { runAz, standInPrograms } from "./command-line.mjs";
import { prove } from "./prove.mjs";
import { freshFolder, say } from "./running.mjs";

prove("cli", { readsAnswers: true, run: runAz });

for (const { name, request } of cases) {
  test(`the command that no release has stands in comments: ${name}`, async () => {
    const mgc = request.url.includes("/beta/") ? "mgc-beta" : "mgc";
    const code = snippet(request, "cli");
    assert.ok(code.startsWith(`# No release of ${mgc} has this command`));
    const [comments] = code.split("\n\n");
    const lines = comments.split("\n").map((line) => line.slice(2));
    const command = lines.slice(lines.indexOf("") + 1).join("\n");
    const folder = freshFolder("cli-command");
    const env = standInPrograms([mgc], folder);
    const said = await say("sh", ["-c", command], { cwd: folder, env });
    assert.equal(said.code, 1);
    assert.match(said.output, /^'backup-restore' was not matched/);
  });
}

test("what has to be installed says that no release has the command", () => {
  const needs = languages().find((it) => it.language === "cli")?.needs;
  assert.deepEqual(needs?.["v1.0"], ["mgc (no release has this command)", "az", "jq"]);
  assert.deepEqual(needs?.beta, ["mgc-beta (no release has this command)", "az", "jq"]);
});
