// collect across the boundary: what it takes and what it gives. What lists mean stands in tests/cases.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { collect } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").CollectOptions} CollectOptions */

const A = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const B = "2B014D8C-71FE-4D00-A01A-31850BC5B32C";

/** @type {CollectOptions} */
const session = { resource: "oneDriveForBusinessRestoreSession" };
/** @type {CollectOptions} */
const mailboxes = { resource: "exchangeProtectionPolicy" };

describe("a list is text, bytes, or a value", () => {
  for (const [name, list] of /** @type {[string, import("graph-backup-delta").Input][]} */ ([
    ["text", `${A}\n${B}`],
    ["text that is JSON", JSON.stringify([A, B])],
    ["bytes", Buffer.from(`${A}\r\n${B}\r\n`)],
    ["bytes of UTF-16", Buffer.from(`\ufeff${A}\n${B}`, "utf16le")],
    ["an array", [A, B]],
    ["an answer", { value: [{ restorePoint: { id: A } }, { restorePoint: { id: B } }] }],
  ])) {
    test(name, () => {
      const { ids, findings } = collect(list, session);
      assert.deepEqual([ids, findings], [[A, B], []]);
    });
  }

  test("and nothing else", () => {
    const { ids, findings } = collect(/** @type {any} */ (() => 1), session);
    assert.deepEqual(ids, []);
    assert.match(findings[0]?.message ?? "", /it is a function/);
  });
});

test("the rows tell what the list says of each item", () => {
  const policy = "5e000000-71fe-4d00-a01a-31850bc5b32c";
  const csv = `Display name;id;directoryObjectId;policyId\nAdele;${A};${B};${policy}\n`;
  assert.deepEqual(collect(csv, mailboxes), {
    ids: [B],
    rows: [{ kind: "addition", reference: B, id: A, label: "Adele", line: 2 }],
    of: policy,
    columns: ["Display name", "id", "directoryObjectId", "policyId"],
    findings: [],
    total: 0,
  });
});

test("a body gives the items of both kinds, and the ids of the one that is asked for", () => {
  const body = {
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: A }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: B },
    ],
  };
  const { ids, rows } = collect(body, session);
  assert.deepEqual(ids, [A]);
  assert.deepEqual(rows, [
    { kind: "addition", reference: A, destinationType: "new" },
    { kind: "removal", id: B },
  ]);
  assert.deepEqual(collect(body, { ...session, kind: "removal" }).ids, [B]);
});

test("findings count what was given", () => {
  const text = `é ${A}\nü {${B}}\n`;
  const finding = (/** @type {string | Uint8Array} */ list) =>
    collect(list, mailboxes).findings.find((it) => it.code === "id-malformed");
  const cut = text.replace(A, A.slice(1));
  const [of, ofBytes] = [finding(cut), finding(Buffer.from(cut))];
  assert.equal(cut.slice(of?.start, of?.end), A.slice(1));
  assert.equal(Buffer.from(cut).subarray(ofBytes?.start, ofBytes?.end).toString(), A.slice(1));
  assert.deepEqual([of?.line, of?.column], [ofBytes?.line, ofBytes?.column]);
});

describe("a wrong argument is one clear TypeError", () => {
  for (const [name, options, message] of /** @type {[string, any, RegExp][]} */ ([
    ["none", undefined, /^The resource is undefined; one of oneDrive/],
    ["no resource", {}, /^The resource is undefined; one of oneDrive/],
    ["an unknown kind", { ...session, kind: "add" }, /^The option `kind` is "add"; "addition" or/],
    ["an option that does not exist", { ...session, id: A }, /^The options have no `id`; /],
  ])) {
    test(name, () => assert.throws(() => collect("a", options), { name: "TypeError", message }));
  }
});
