// What interpret is told beside the answer, in the forms that clients have it in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { batch, build, interpret, interpretBatch } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").HttpHeaders} HttpHeaders */

const [request] = build({
  resource: "oneDriveForBusinessRestoreSession",
  id: "1b014d8c-71fe-4d00-8ab2-31850bc5b32c",
  remove: ["1b014d8c-71fe-4d00-a01a-31850bc5b32c"],
}).requests;

describe("headers are read", () => {
  for (const [name, headers] of /** @type {[string, HttpHeaders][]} */ ([
    ["as Headers", new Headers({ "Retry-After": "5" })],
    ["as a Map", new Map([["Retry-After", "5"]])],
    ["as pairs", [["Retry-After", "5"]]],
    ["of an object", { "retry-after": "5" }],
    ["that are numbers", { "Retry-After": 5 }],
    ["as Node lists them", { "retry-after": ["5"], "set-cookie": ["a", "b"] }],
    ["beside one that did not come", { "Retry-After": "5", Date: null, Age: undefined }],
  ])) {
    test(name, () => {
      const { retry } = interpret("", { status: 429, headers, request });
      assert.equal(retry?.afterSeconds, 5);
    });
  }

  test("and one that did not come says nothing", () => {
    for (const value of [null, undefined]) {
      const headers = { "Retry-After": value };
      const { retry } = interpret("", { status: 429, headers, request });
      assert.equal(retry?.afterSeconds, undefined);
      assert.ok(retry);
    }
  });
});

test("a status of 0 is that no answer came", () => {
  const { error, items } = interpret("", { status: 0, request });
  assert.equal(error, undefined);
  assert.equal(items[0]?.state, "unconfirmed");
});

test("a message that all items share is given to each in a length that can be borne", () => {
  const items = Array.from({ length: 20_000 }, (_, at) => ({ "@removed": {}, id: `id-${at}` }));
  const error = { code: "TooManyRequests", message: "m".repeat(100_000) };
  const told = interpret(
    { error },
    { status: 429, request: { "driveRestoreArtifacts@delta": items } },
  );
  assert.equal(told.counts.failed, 20_000);
  assert.equal(told.items[0]?.error?.message, `${"m".repeat(1000)}…`);
});

test("of a removal that names nothing, an answer without it proves nothing", () => {
  for (const item of [{ "@removed": {} }, { "@removed": {}, id: "" }]) {
    const asked = { "driveRestoreArtifacts@delta": [item] };
    const { items } = interpret(
      { "driveRestoreArtifacts@delta": [] },
      { status: 200, request: asked },
    );
    assert.deepEqual(
      items.map(({ state, evidence, why }) => [state, evidence, why]),
      [["unconfirmed", "none", "The request does not say by an id which item to remove."]],
    );
  }
});

test("of requests of a $batch with one id, none is told by the answer to it", () => {
  const request = (/** @type {string} */ reference) => ({
    id: "1",
    method: "PATCH",
    url: "/solutions/backupRestore/oneDriveForBusinessRestoreSessions/5e551000-8ab2-4d00-a01a-31850bc5b32c",
    body: { "driveRestoreArtifacts@delta": [{ restorePoint: { id: reference } }] },
  });
  const [a, b] = ["a0000001-71fe-4d00-a01a-31850bc5b32c", "a0000002-71fe-4d00-a01a-31850bc5b32c"];
  const body = {
    "driveRestoreArtifacts@delta": [{ restorePoint: { id: a }, id: b, status: "added" }],
  };
  const answer = { responses: [{ id: "1", status: 200, body }] };
  const outcome = interpretBatch(answer, { request: { requests: [request(a), request(b)] } });
  assert.deepEqual(
    outcome.findings.map((it) => it.message),
    [
      "Several requests of the batch have the id 1, so which of them an answer is to cannot be told.",
    ],
  );
  const states = outcome.parts.map(({ outcome }) => outcome.items.map((it) => it.state));
  assert.deepEqual(states, [["unconfirmed"], ["unconfirmed"], ["added"]]);
});

test("what stands twice in an answer to a $batch, or in what is batched, is refused", () => {
  const twice = '{"responses":[{"id":"1","status":503}],"responses":[]}';
  assert.match(interpretBatch(twice).findings[0]?.message ?? "", /\/responses stands in it twice/);
  const url = "https://graph.microsoft.com/v1.0/x";
  const request = { method: "PATCH", url, headers: {}, body: '{"a":[1],"a":[]}' };
  const { requests, findings } = batch(/** @type {any} */ ([request]));
  assert.deepEqual(requests, []);
  assert.match(findings[0]?.message ?? "", /\/a stands in it twice/);
});

test("a part of a $batch is told by its status, in words too, and without one not at all", () => {
  const id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
  const url = `/solutions/backupRestore/oneDriveForBusinessRestoreSessions/${id}`;
  const body = { "driveRestoreArtifacts@delta": [{ "@removed": {}, id }] };
  const batched = { requests: [{ id: "1", method: "PATCH", url, body }] };
  const partOf = (/** @type {object} */ response) => {
    const empty = { "driveRestoreArtifacts@delta": [] };
    const answer = { responses: [{ id: "1", body: empty, ...response }] };
    return interpretBatch(answer, { request: batched }).parts[0];
  };
  assert.equal(partOf({ status: 200 })?.outcome.items[0]?.state, "removed");
  const refused = partOf({ status: "403 Forbidden" });
  assert.deepEqual([refused?.status, refused?.outcome.items[0]?.state], [403, "failed"]);
  for (const status of [undefined, null, "", "done"]) {
    const outcome = partOf({ status })?.outcome;
    assert.equal(outcome?.items[0]?.state, "unconfirmed");
    assert.match(outcome?.findings[0]?.message ?? "", /it has no HTTP `status`/);
  }
  const busy = partOf({ status: 429, headers: { "Retry-After": ["5"] } });
  assert.equal(busy?.outcome.retry?.afterSeconds, 5);
});

test("requests to one session are chained, however its address is written", () => {
  const id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
  const { requests } = build({
    resource: "oneDriveForBusinessRestoreSession",
    id,
    remove: [id.replace("1", "2")],
  });
  const [first] = requests;
  assert.ok(first);
  const { url } = first;
  for (const other of [
    `${url}/`,
    `${url}?x=1`,
    url.replace(id, id.toUpperCase()),
    url.replace(`/${id}`, `('${id}')`),
  ]) {
    const { requests: batches } = batch([first, { ...first, url: other }]);
    const [, second] = JSON.parse(batches[0]?.body ?? "").requests;
    assert.deepEqual(second.dependsOn, ["1"], other);
  }
});

test("advice names no resource that nothing tells of", () => {
  for (const outcome of [
    interpret("<html>", { status: 503 }),
    interpret("{}", { request: /** @type {any} */ (42) }),
  ]) {
    const advice = `${outcome.error?.advice} ${outcome.findings.map((it) => it.help)}`;
    assert.doesNotMatch(advice, /oneDrive/);
    assert.match(advice, /GET \/solutions\/backupRestore\/\{sessions or policies\}/);
  }
});
