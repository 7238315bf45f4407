// How words of others are shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visible } from "../../www/src/words.js";

test("what hides or reorders its neighbours is written out", () => {
  assert.equal(visible("a\u202eb\u0000c\u00a0d\ud800"), "a\\u{202e}b\\u{0}c\\u{a0}d\\u{d800}");
  assert.equal(visible("plain é 漢字 👍 -{}"), "plain é 漢字 👍 -{}");
});
