// The real client of Microsoft Graph against a server on the loopback that stands in for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import { build, interpret } from "graph-backup-delta";
import { startGraph } from "./loopback.mjs";
import { seed, seedChange } from "./support.mjs";

test("a built request goes through the client unchanged, and its answer is understood", async (context) => {
  const graph = await startGraph(context, seed("answer.txt"));
  const { requests, findings } = build(seedChange);
  assert.deepEqual(findings, []);
  const [request] = requests;
  const { pathname } = new URL(request.url);

  const client = Client.init({
    baseUrl: graph.address,
    defaultVersion: pathname.split("/")[1],
    authProvider: (done) => done(null, "token"),
  });
  // The sample's answer has comments, so it is asked for as text, not as JSON.
  const answer = await client
    .api(pathname.replace(/^\/[^/]*/, ""))
    .headers(request.headers)
    .responseType(ResponseType.TEXT)
    .patch(request.body);

  const [received] = graph.received;
  assert.equal(graph.received.length, 1);
  assert.equal(received.method, request.method);
  assert.equal(
    received.path,
    "/beta/solutions/backupRestore/oneDriveForBusinessRestoreSessions/1b014d8c-71fe-4d00-8ab2-31850bc5b32c",
  );
  assert.equal(received.headers["content-type"], "application/json");
  assert.equal(received.body, request.body);

  const outcome = interpret(answer, { request, status: 200 });
  assert.deepEqual(outcome.counts, { added: 4, removed: 2, failed: 1, unconfirmed: 0 });
  assert.deepEqual(
    outcome.items.map((it) => [it.kind, it.state, it.evidence, it.reference, it.id]),
    [
      ["addition", "added", "confirmed", seedChange.add[0], "89014d8c-71fe-4d00-a01a-31850bc5b32c"],
      ["addition", "added", "confirmed", seedChange.add[1], "67014d8c-71fe-4d00-a01a-31850bc5b32c"],
      ["addition", "added", "confirmed", seedChange.add[2], "56014d8c-71fe-4d00-a01a-31850bc5b32c"],
      ["addition", "added", "confirmed", seedChange.add[3], "32014d8c-71fe-4d00-a01a-31850bc5b32c"],
      ["removal", "removed", "implied", undefined, seedChange.remove[0]],
      ["removal", "failed", "confirmed", undefined, seedChange.remove[1]],
      ["removal", "removed", "implied", undefined, seedChange.remove[2]],
    ],
  );
  const { error } = outcome.items[5];
  assert.equal(error?.status, 409);
  assert.equal(error?.code, "Invalid");
  assert.equal(
    error?.message,
    "The identifier to be removed from the restore session does not exist",
  );
  assert.notEqual(error?.advice, "");
  assert.deepEqual(outcome.unrequested, []);
});

test("a refusal comes through the client and is explained for every item", async (context) => {
  const refusal = { error: { code: "RestoreSessionActionNotAllowed", message: "Not a draft" } };
  const graph = await startGraph(context, JSON.stringify(refusal), 403);
  const [request] = build(seedChange).requests;
  const client = Client.init({ baseUrl: graph.address, authProvider: (done) => done(null, "t") });
  const thrown = await client
    .api("/any")
    .patch(request.body)
    .catch((error) => error);

  const outcome = interpret(
    { error: JSON.parse(thrown.body) },
    { request, status: thrown.statusCode },
  );
  assert.equal(outcome.error?.code, "RestoreSessionActionNotAllowed");
  assert.equal(outcome.error?.status, 403);
  assert.deepEqual(outcome.counts, { added: 0, removed: 0, failed: 7, unconfirmed: 0 });
});
