import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { languages } from "graph-backup-delta";

test("every language is proved", () => {
  const proofs = languages().map(({ language }) => `${language}.test.mjs`);
  assert.ok(proofs.length > 0);
  const missing = proofs.filter((it) => !existsSync(join(import.meta.dirname, it)));
  assert.deepEqual(missing, []);
});
