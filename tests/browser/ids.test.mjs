// What people paste, and which ids are in it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idsIn } from "../../www/src/ids.js";
import { visible } from "../../www/src/words.js";

const A = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const B = "2B014D8C-71FE-4D00-A01A-31850BC5B32C";
const SHORT = "3b014d8c-71fe-4d00-a01a-31850bc5b32";

/** @type {[string, string][]} */
const TEXTS = [
  ["one a line", `${A}\n${B}\n${SHORT}\n`],
  ["one a line, of Windows", `${A}\r\n${B}\r\n${SHORT}\r\n`],
  ["commas", `${A},${B}, ${SHORT}`],
  ["semicolons", `${A};${B}; ${SHORT};`],
  ["pipes", `| ${A} | ${B} | ${SHORT} |`],
  ["cells of a sheet", `${A}\t${B}\t${SHORT}`],
  ["quoted CSV", `"${A}","${B}"\r\n"${SHORT}"\r\n`],
  ["typographic quotes", `“${A}”, ‘${B}’, «${SHORT}»`],
  ["braces", `{${A}}\n{${B}}\n{${SHORT}}`],
  ["brackets without quotes", `[${A}, ${B}, ${SHORT}]`],
  ["a PowerShell array", `@('${A}', '${B}', '${SHORT}')`.slice(1)],
  ["a JSON array", JSON.stringify([A, B, SHORT], null, 2)],
  ["a byte order mark", `\ufeff["${A}", "${B}", "${SHORT}"]`],
  ["blanks that do not break, and of no width", `${A}\u00a0${B}\u200b${SHORT}`],
  ["a list answer", JSON.stringify({ value: [{ id: A }, { id: B }, { id: SHORT, x: { id: 1 } }] })],
];

for (const [name, text] of TEXTS) {
  test(`ids are found between ${name}`, () => {
    assert.deepEqual(idsIn(text, "add"), { ids: [A, B, SHORT] });
  });
}

test("a text without ids holds none", () => {
  assert.deepEqual(idsIn(" \n,;\"' ", "add"), { ids: [] });
  assert.deepEqual(idsIn("[]", "remove"), { ids: [] });
});

test("of artifacts, the list to add takes the restore points, the list to remove the artifacts", () => {
  const artifacts = JSON.stringify({ value: [{ id: A, restorePoint: { id: B } }] });
  assert.deepEqual(idsIn(artifacts, "add"), { ids: [B] });
  assert.deepEqual(idsIn(artifacts, "remove"), { ids: [A] });
});

test("an answer of the restore point search gives its restore points alone", () => {
  const answer = {
    noResultProtectionUnitIds: [SHORT],
    searchResults: [{ artifactHitCount: 5, restorePoint: { id: A } }],
  };
  assert.deepEqual(idsIn(JSON.stringify(answer), "add"), { ids: [A] });
});

test("of a body, each list takes its own, and says that there is more", () => {
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: B },
    ],
  });
  const left = (/** @type {string} */ what) =>
    `1 entry holds no ${what} id. The text is still in the box.`;
  assert.deepEqual(idsIn(body, "add"), { ids: [A], left: left("restore point") });
  assert.deepEqual(idsIn(body, "remove"), { ids: [B], left: left("artifact") });
});

test("broken JSON is not taken apart", () => {
  const { ids, left } = idsIn(`{"value":[{"id":"${A}"`, "add");
  assert.deepEqual(ids, []);
  assert.match(left ?? "", /cannot be read as JSON/);
});

test("what hides or reorders its neighbours is written out", () => {
  assert.equal(visible("a\u202eb\u0000c\u00a0d\ud800"), "a\\u{202e}b\\u{0}c\\u{a0}d\\u{d800}");
  assert.equal(visible("plain é 漢字 👍 -{}"), "plain é 漢字 👍 -{}");
});
