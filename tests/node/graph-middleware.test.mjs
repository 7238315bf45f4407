// The middleware, in the chain of the real client of Microsoft Graph, against a server on the loopback.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, GraphError, MiddlewareFactory } from "@microsoft/microsoft-graph-client";
import { backupStorageMiddleware } from "graph-backup-delta/graph-client";
import { startGraph } from "./loopback.mjs";

const SESSION =
  "/solutions/backupRestore/oneDriveForBusinessRestoreSessions/1b014d8c-71fe-4d00-8ab2-31850bc5b32c";
const REMOVED = "99954f18-c8ec-4b62-85bf-cdf3b70b140e";
const KEPT = "4267e382-71a9-4c07-bef7-bda97e09c0d2";
/** @param {string[]} ids */
const removalOf = (...ids) => ({
  "driveRestoreArtifacts@delta": ids.map((id) => ({ "@removed": { reason: "changed" }, id })),
});
/** A partial success: one of two removals failed. */
const ANSWER = {
  "driveRestoreArtifacts@delta": [
    {
      ...{ "@removed": { reason: "changed" }, id: KEPT },
      "@Core.DataModificationException": {
        failedOperation: "remove",
        responseCode: 404,
        info: { code: "ArtifactNotFound", message: "It is not there." },
      },
    },
  ],
};

test("a wrong body is stopped, and nothing is sent", async (context) => {
  const graph = await startGraph(context, "{}");
  const { client, reports, outcomes } = clientOf(graph.address);
  const wrong = removalOf("99954f18-c8ec-4b62-85bf-cdf3b70b140");
  await assert.rejects(client.api(SESSION).patch(wrong), (error) => {
    assert.ok(error instanceof GraphError);
    assert.equal(error.code, "WrongBody");
    assert.match(error.message, /^The request was not sent, as its body is wrong. \/drive/);
    return true;
  });
  assert.deepEqual(
    reports.flatMap((it) => it.findings.map((finding) => [finding.code, finding.pointer])),
    [["id-malformed", "/driveRestoreArtifacts@delta/0/id"]],
  );
  assert.deepEqual([graph.received.length, outcomes.length], [0, 0]);
});

test("a wrong body is stopped as text and as bytes of any kind, at an address that ends in a slash too", async () => {
  const text = JSON.stringify(removalOf("99954f18-c8ec-4b62-85bf-cdf3b70b140"));
  const bytes = new TextEncoder().encode(text);
  for (const body of [text, bytes, bytes.buffer, new DataView(bytes.buffer)]) {
    for (const end of ["", "/", "?$select=id"]) {
      const context = { request: `/v1.0${SESSION}${end}`, options: { method: "PATCH", body } };
      await assert.rejects(backupStorageMiddleware().execute(context), { name: "WrongBody" });
    }
  }
});

test("a body of another resource is stopped: the address tells what it is for", async (context) => {
  const graph = await startGraph(context, "{}");
  const { client } = clientOf(graph.address);
  const other = SESSION.replace("oneDriveForBusiness", "SHAREPOINT");
  await assert.rejects(client.api(other).patch(removalOf(REMOVED)), { code: "WrongBody" });
  assert.equal(graph.received.length, 0);
});

test("a right body goes through unchanged, and a partial success is told", async (context) => {
  const graph = await startGraph(context, JSON.stringify(ANSWER));
  const { client, outcomes } = clientOf(graph.address);
  const body = removalOf(REMOVED, KEPT);
  assert.deepEqual(await client.api(SESSION).version("beta").patch(body), ANSWER);
  const [received] = graph.received;
  assert.equal(received.path, `/beta${SESSION}`);
  assert.deepEqual(JSON.parse(received.body), body);
  const [{ items }] = outcomes;
  assert.deepEqual(
    items.map((it) => [it.id, it.state]),
    [
      [REMOVED, "removed"],
      [KEPT, "failed"],
    ],
  );
});

test("a refusal is told too, with the change that is worth sending again", async (context) => {
  const refusal = { error: { code: "RestoreSessionActionNotAllowed", message: "Not a draft" } };
  const graph = await startGraph(context, JSON.stringify(refusal), 403);
  const { client, outcomes } = clientOf(graph.address);
  await assert.rejects(client.api(SESSION).patch(removalOf(REMOVED)), { statusCode: 403 });
  assert.equal(outcomes[0].error?.code, "RestoreSessionActionNotAllowed");
  assert.equal(outcomes[0].counts.failed, 1);
});

test("all other requests pass untouched", async (context) => {
  const graph = await startGraph(context, '{"value":[]}');
  const { client, outcomes } = clientOf(graph.address);
  await client.api(`${SESSION}/driveRestoreArtifacts`).get();
  await client.api(`${SESSION}/activate`).post({});
  await client.api("/me").patch({ displayName: 5 });
  assert.deepEqual(
    graph.received.map((it) => it.method),
    ["GET", "POST", "PATCH"],
  );
  assert.equal(outcomes.length, 0);
});

/** @param {string} baseUrl */
function clientOf(baseUrl) {
  /** @type {import("graph-backup-delta").Outcome[]} */
  const outcomes = [];
  /** @type {import("graph-backup-delta").Report[]} */
  const reports = [];
  const { host } = new URL(baseUrl);
  const client = Client.initWithMiddleware({
    baseUrl,
    customHosts: new Set([host]),
    middleware: [
      backupStorageMiddleware({
        onReport: (report) => reports.push(report),
        onOutcome: (outcome) => outcomes.push(outcome),
      }),
      ...MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: async () => "token" }),
    ],
  });
  return { client, reports, outcomes };
}
