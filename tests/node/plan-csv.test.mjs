// plan reads CSVs of several columns, as spreadsheets and scripts write them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { plan } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };

describe("plan finds the same change in a CSV", () => {
  const there = [1, 2, 3].map((it) => ({ id: guid(10 + it), directoryObjectId: guid(20 + it) }));
  const wanted = [guid(22), guid(23), guid(24)];
  const expected = {
    change: { ...policy, version: "v1.0", add: [guid(24)], remove: [guid(11)] },
    kept: 2,
    findings: [],
  };
  const rows = there.map((it) => `${it.id},${it.directoryObjectId}`);
  for (const [name, current] of /** @type {[string, string][]} */ ([
    ["a CSV", ["id,directoryObjectId", ...rows].join("\n")],
    [
      "a CSV with a byte order mark and CRLF",
      `\ufeffid,directoryObjectId\r\n${rows.join("\r\n")}\r\n`,
    ],
    [
      "a CSV that a German Excel wrote",
      `Id;Directory Object Id\r\n${rows.join("\r\n").replaceAll(",", ";")}\r\n`,
    ],
    [
      "a CSV with more columns",
      `email,id,x,directory_object_id\n${rows.map((it) => `"a,b",${it.replace(",", ',"",')}`).join("\n")}`,
    ],
  ])) {
    test(`from ${name}`, () => assert.deepEqual(plan(current, wanted, policy), expected));
  }

  test("from sites, whose ids hold commas", () => {
    const site = (/** @type {number} */ it) => `contoso.sharepoint.com,${guid(it)},${guid(it + 1)}`;
    /** @type {Target} */
    const target = { resource: "sharePointProtectionPolicy", id: guid(5) };
    const { change } = plan(
      `id,siteId\n${guid(1)},"${site(2)}"\n`,
      `${site(2)}\n${site(4)}\n`,
      target,
    );
    assert.deepEqual([change?.add, change?.remove], [[site(4)], undefined]);
  });
});
