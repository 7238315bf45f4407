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

/** The address of the policies. @param {string} [version] */
const policyAt = (version = "v1.0") =>
  `/${version}/solutions/backupRestore/exchangeProtectionPolicies`;
const POLICY_ID = "5e000000-71fe-4d00-a01a-31850bc5b32c";
const UNIT = { directoryObjectId: "1a000000-71fe-4d00-a01a-31850bc5b32c" };
const CUT_UNIT = { directoryObjectId: "1a000000-71fe-4d00-a01a-31850bc5b32" };

/**
 * What the middleware finds in a request that nobody sends, and whether it lets it pass.
 *
 * @param {string} method
 * @param {string} request
 * @param {unknown} body
 */
async function judged(method, request, body) {
  /** @type {import("graph-backup-delta").Finding[]} */
  const findings = [];
  const middleware = backupStorageMiddleware({ onReport: (it) => findings.push(...it.findings) });
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const passes = await middleware.execute({ request, options: { method, body: text } }).then(
    () => true,
    () => false,
  );
  return { passes, findings, found: findings.map((it) => [it.code, it.pointer]) };
}

test("the method and the address are judged with the body: its version, what it is for, its id", async () => {
  const exclusion = { "mailboxExclusionUnits@delta": [UNIT] };
  const plain = { mailboxProtectionUnits: [UNIT] };
  const right = { "mailboxProtectionUnits@delta": [UNIT] };
  for (const [version, passes, code] of /** @type {const} */ ([
    ["v1.0", false, "delta-of-other-version"],
    ["beta", true, "delta-inferred"],
  ])) {
    const ran = await judged("PATCH", `${policyAt(version)}/${POLICY_ID}`, exclusion);
    assert.deepEqual(ran.found, [[code, "/mailboxExclusionUnits@delta"]]);
    assert.equal(ran.passes, passes, version);
  }
  const misnamed = await judged("patch", `${policyAt()}/${POLICY_ID}`, plain);
  assert.deepEqual(misnamed.found, [["property-misnamed", "/mailboxProtectionUnits"]]);
  assert.equal(misnamed.passes, false);
  for (const address of [policyAt(), `${policyAt()}/${POLICY_ID.slice(1)}`]) {
    const ran = await judged("PATCH", address, right);
    assert.deepEqual(ran.found, [["request-line-unexpected", ""]]);
    assert.equal(ran.findings[0].line, undefined);
    assert.equal(ran.passes, false, address);
  }
  const ids = [`/${POLICY_ID}`, `/${POLICY_ID}?$select=id&x={y z}`, `('${POLICY_ID}')`];
  for (const address of ids.map((it) => policyAt() + it)) {
    assert.deepEqual((await judged("PATCH", address, right)).found, []);
  }
});

test("places are those of the body, however it is written", async () => {
  const text = `{\n "mailboxProtectionUnits@delta": [ // one\n  {"directoryObjectId":"x"}]}`;
  const { findings } = await judged("PATCH", `${policyAt()}/${POLICY_ID}`, text);
  const places = findings.map(({ code, line, column, start }) => [code, line, column, start]);
  assert.deepEqual(places, [
    ["json-comment", 2, 36, text.indexOf("//")],
    ["id-malformed", 3, 24, text.indexOf('"x"')],
  ]);
  assert.equal(findings[0].fix?.edits[0].start, text.indexOf("//"));
  for (const odd of ["", "null", "\ufeff{}", "// one\n{}"]) {
    assert.equal((await judged("PATCH", `${policyAt()}/${POLICY_ID}`, odd)).passes, false, odd);
  }
});

test("a request that creates is judged as that", async () => {
  const sessions = "/v1.0/solutions/backupRestore/oneDriveForBusinessRestoreSessions";
  const policy = (/** @type {object[]} */ ...units) => ({
    ...{ displayName: "All", mailboxProtectionUnits: units },
  });
  for (const [address, body] of /** @type {const} */ ([
    [policyAt(), policy(UNIT)],
    [policyAt(), { displayName: "All" }],
    [sessions, {}],
    [sessions, ""],
    [`${sessions}/${POLICY_ID}/activate`, "{"],
  ])) {
    assert.deepEqual(await judged("POST", address, body), {
      passes: true,
      findings: [],
      found: [],
    });
  }
  for (const address of [
    `${policyAt()}/${POLICY_ID}`,
    `${policyAt()}('${POLICY_ID}')/?$select=id`,
  ]) {
    const atId = await judged("POST", address, { "mailboxProtectionUnits@delta": [UNIT] });
    assert.equal(atId.passes, false, address);
    assert.equal(atId.found[0][0], "request-line-unexpected");
  }
  const { found, passes } = await judged("POST", policyAt(), policy(UNIT, CUT_UNIT));
  assert.deepEqual(found, [["id-malformed", "/mailboxProtectionUnits/1/directoryObjectId"]]);
  assert.equal(passes, false);
});

test("each request of a $batch is judged, and its answer told; those to others are not looked at", async (context) => {
  const url = `/solutions/backupRestore/exchangeProtectionPolicies/${POLICY_ID}`;
  const batch = (/** @type {object} */ unit) => ({
    requests: [
      { id: "a", method: "GET", url: "/me" },
      { id: "b", method: "PATCH", url: "/me", body: { displayName: 5 } },
      { id: "c", method: "PATCH", url, body: { "mailboxProtectionUnits@delta": [unit] } },
    ],
  });
  const unit = { id: REMOVED, ...UNIT, status: "protectRequested" };
  const answer = {
    responses: [
      { id: "a", status: 200, body: { id: "x" } },
      { id: "b", status: 204 },
      { id: "c", status: 200, body: { "mailboxProtectionUnits@delta": [unit] } },
    ],
  };
  const graph = await startGraph(context, JSON.stringify(answer));
  const { client, reports, outcomes } = clientOf(graph.address);
  await assert.rejects(client.api("/$batch").post(batch(CUT_UNIT)), {
    code: "WrongBody",
    message: /its body is wrong\. \/requests\/2\/body\/mailboxProtectionUnits@delta\/0\//,
  });
  assert.equal(reports[0].findings[0].start, undefined);
  assert.equal(graph.received.length, 0);
  await client.api("/$batch").post(batch(UNIT));
  assert.equal(graph.received.length, 1);
  assert.deepEqual(
    outcomes.map((it) => it.counts.added),
    [1],
  );
  for (const odd of ["{", "null", '{"requests":[null,{"url":5}]}']) {
    assert.equal((await judged("POST", "/v1.0/$batch", odd)).passes, true, odd);
  }
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
