// The documentation that is made from the sources says what they say.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as library from "graph-backup-delta";
import { codesPage } from "../../scripts/codes-page.mjs";
import { root } from "../../scripts/run.mjs";
import { pkg } from "./support.mjs";

test("docs/codes.md is up to date (npm run docs)", () => {
  const page = codesPage(library);
  for (const folder of [root, pkg]) {
    assert.equal(readFileSync(join(folder, "docs", "codes.md"), "utf8"), page);
  }
});
