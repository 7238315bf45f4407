// What the page knows, without a browser: reading what people paste, matching answers, names, verdicts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withEdits } from "../../www/src/edits.js";
import {
  labelsInJson,
  labelsInTable,
  labelText,
  withIdsForAddresses,
} from "../../www/src/state/labels.js";
import { matched } from "../../www/src/state/matching.js";
import { reading } from "../../www/src/state/reading.js";
import { runWith, withoutRun, withRun } from "../../www/src/state/runs.js";
import { csvNames, ids } from "./state-cases.mjs";

const [A = "", B = "", C = ""] = ids;
const URL_A = `https://graph.microsoft.com/v1.0/solutions/backupRestore/exchangeProtectionPolicies/${A}`;
const bodyOf = (/** @type {string[]} */ of) =>
  JSON.stringify({ "mailboxProtectionUnits@delta": of.map((id) => ({ directoryObjectId: id })) });
const sent = (/** @type {string[]} */ of, url = URL_A) => ({
  method: "PATCH",
  url,
  body: bodyOf(of),
});

test("requests are read from all that people keep them in, without their tokens", () => {
  const body = bodyOf([B]);
  const cases = {
    http: `PATCH ${URL_A}\nAuthorization: Bearer x\n\n${body}`,
    restFile: `### one\nPATCH ${URL_A}\nContent-Type: application/json\n\n${body}\n\n### two\nPATCH ${URL_A}\n\n${body}`,
    curl: `curl -X PATCH "${URL_A}" -H 'Authorization: Bearer x' -d '${body}'`,
    heredoc: `curl --request PATCH '${URL_A}' --data-binary @- <<'EOF' | jq .\n${body}\nEOF\n`,
    hereString: `$b = @'\n${body}\n'@\nInvoke-MgGraphRequest -Method PATCH -Uri "${URL_A}" -Body $b`,
    hashtable: `Invoke-MgGraphRequest -Method PATCH -Uri '${URL_A}' -Body @{ 'mailboxProtectionUnits@delta' = @( @{ directoryObjectId = '${B}' } ) }`,
    batch: JSON.stringify({
      requests: [{ id: "1", method: "PATCH", url: URL_A, body: JSON.parse(body) }],
    }),
    list: JSON.stringify([{ method: "PATCH", url: URL_A, headers: {}, body }]),
  };
  for (const [name, text] of Object.entries(cases)) {
    const read = reading(text);
    assert.equal(read?.requests[0]?.url, URL_A, name);
    assert.deepEqual(JSON.parse(read?.requests[0]?.body ?? ""), JSON.parse(body), name);
    assert.doesNotMatch(JSON.stringify(read), /Bearer/, name);
  }
  assert.equal(reading(cases.restFile)?.requests.length, 2);
  assert.equal(reading(body), undefined, "a body is a body");
  assert.equal(reading("curl"), undefined);
});

test("answers are read from HTTP as it is printed, and from what a browser recorded", () => {
  const http = "HTTP/1.1 100 Continue\n\nHTTP/2 429\nretry-after: 5\n\n{}";
  assert.deepEqual(reading(http)?.answers, [
    { status: 429, headers: "retry-after: 5", body: "{}" },
  ]);
  const entry = {
    request: { method: "PATCH", url: URL_A, postData: { text: bodyOf([B]) } },
    response: { status: 200, headers: [{ name: "Date", value: "x" }], content: { text: "{}" } },
  };
  const read = reading(JSON.stringify({ log: { entries: [entry] } }));
  assert.equal(read?.requests.length, 1);
  assert.equal(read?.answers[0]?.status, 200);
});

test("an answer is matched by its ids; with a part of them, to the smaller request", () => {
  const groups = [
    { key: "run 1", requests: [sent([A, B, C])], batches: [] },
    { key: "run 2", requests: [sent([B])], batches: [] },
  ];
  const index = 0;
  const isBatch = false;
  assert.deepEqual(matched(bodyOf([B]), false, groups), {
    match: { key: "run 2", index, isBatch },
  });
  assert.deepEqual(matched(bodyOf([A, B]), false, groups), {
    match: { key: "run 1", index, isBatch },
  });
  const other = "0000ffff-4f3a-4b86-9a57-0c1e6f28b3d4";
  assert.deepEqual(matched(bodyOf([other]), false, groups), { why: "other" });
  assert.deepEqual(matched("{}", false, groups), { why: "several" });
  assert.deepEqual(matched("{}", false, groups, { key: "run 1", index, isBatch }), {
    match: { key: "run 1", index, isBatch },
  });
  assert.deepEqual(matched("{}", false, []), { why: "none" });
  const before = { key: "run 1", index, isBatch };
  assert.deepEqual(
    matched(bodyOf([B]), false, groups, before),
    { match: before },
    "an answer that was there before is none to what was sent since",
  );
  const elsewhere = JSON.stringify({ id: other, ...JSON.parse(bodyOf([B])) });
  assert.deepEqual(matched(elsewhere, false, groups), { why: "other" }, "of another policy");
});

test("a run is kept once, and never replaced", () => {
  const first = withRun([], [sent([A])], 1);
  assert.equal(withRun(first, [sent([A])], 2), first);
  const second = withRun(first, [sent([B])], 2);
  assert.deepEqual(
    second.map((it) => it.number),
    [1, 2],
  );
  assert.equal(runWith(second, [sent([A])])?.number, 1);
  assert.deepEqual(
    withoutRun(second, 1).map((it) => it.number),
    [2],
  );
  assert.equal(withRun(withoutRun(second, 1), [sent([C])], 3).at(-1)?.number, 3);
});

test("names are found in tables and answers, and addresses become ids", () => {
  const table = new Map(labelsInTable(csvNames(A)));
  assert.equal(labelText(table.get(A)), "Adele Vance · adele@contoso.com");
  assert.equal(table.get(A)?.line, 2);
  const point = {
    id: B,
    protectionUnit: { id: C, displayName: "Alex", email: "alex@contoso.com" },
  };
  const json = new Map(labelsInJson({ value: [point] }));
  assert.equal(labelText(json.get(B)), "Alex · alex@contoso.com");
});

test("who made an item is not who it is of", () => {
  const createdBy = { user: { id: C, displayName: "Backup Admin", email: "admin@contoso.com" } };
  const unit = { id: A, directoryObjectId: B, createdBy, lastModifiedBy: createdBy };
  const found = new Map(labelsInJson({ value: [unit] }));
  assert.deepEqual([...found.keys()], [C]);
  const named = new Map(labelsInJson([{ ...unit, restorePoint: { displayName: "Alex" } }]));
  assert.equal(labelText(named.get(B)), "Alex");
});

test("an address becomes an id, and what else its line says stays for the package to judge", () => {
  const idOf = (/** @type {string} */ it) => (/^adele@contoso.com$/i.test(it) ? A : undefined);
  const cases = [
    ["User\nadele@contoso.com\nx@contoso.com", `oid\n${A}\nx@contoso.com`],
    ["User principal name;Action\nadele@contoso.com;remove", `oid;Action\n${A};remove`],
    ["# adele@contoso.com\nadele@contoso.com", `# ${A}\n${A}`],
    ["Partial export\nadele@contoso.com", `Partial export\n${A}`],
    ["UPN,Mail\nadele@contoso.com,adele@contoso.com", `oid,Mail\n${A},adele@contoso.com`],
    [
      "Manager,UPN\na@contoso.com,adele@contoso.com",
      "Manager,oid\na@contoso.com,adele@contoso.com",
    ],
    ["a@contoso.com; Adele@contoso.com", `a@contoso.com; ${A}`],
    ["UPN\nx@contoso.com", "oid\nx@contoso.com"],
    [`UPN,Id\nx@contoso.com,${B}`, `UPN,Id\nx@contoso.com,${B}`],
  ];
  for (const [given = "", text] of cases)
    assert.equal(withIdsForAddresses(given, idOf, "oid").text, text);
});

test("edits that touch are made in the order of the text, however they are listed", () => {
  const edits = [
    { start: 2, end: 3, text: "X" },
    { start: 2, end: 2, text: "<" },
    { start: 3, end: 3, text: ">" },
    { start: 0, end: 1, text: "" },
  ];
  assert.equal(withEdits("abcd", edits), "b<X>d");
  assert.equal(withEdits("abcd", edits.toReversed()), "b<X>d");
  const later = edits.map((it) => ({ ...it, start: it.start + 10, end: it.end + 10 }));
  assert.equal(withEdits("abcd", later, 10), "b<X>d");
});
