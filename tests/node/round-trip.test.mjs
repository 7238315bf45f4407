// From a change, by requests and $batch requests, to what became of it: the functions fit each
// other.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { batch, build, interpretBatch, validate } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Change} Change */
/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };

describe("build, batch, interpretBatch", () => {
  /** A change that takes many requests. @type {Change} */
  const large = { ...policy, add: Array.from({ length: 1030 }, (_, at) => guid(1000 + at)) };
  /** @type {Change} */
  const small = {
    resource: "sharePointRestoreSession",
    id: guid(6),
    version: "beta",
    remove: [guid(7)],
  };

  /**
   * An answer of the service to a $batch, in which each part gets what `answer` says, last first.
   *
   * @param {import("graph-backup-delta").Request} request
   * @param {(body: any, id: string) => object} answer
   */
  function answerTo(request, answer) {
    const { requests } = JSON.parse(request.body);
    const responses = requests.map((/** @type {any} */ { id, body }) => ({
      id,
      ...answer(body, id),
    }));
    return { responses: responses.reverse() };
  }

  /** @param {any} body */
  const done = (body) => {
    const units = body["mailboxProtectionUnits@delta"] ?? [];
    const added = units.map((/** @type {any} */ it, /** @type {number} */ at) => ({
      ...it,
      id: guid(at),
      status: "protectRequested",
    }));
    const [name] = Object.keys(body);
    return { status: 200, body: { [name]: added } };
  };

  test("keep every item, in order", () => {
    const requests = [...build(large).requests, ...build(small).requests];
    assert.equal(requests.length, 22);
    const { requests: batches, findings } = batch(requests);
    assert.deepEqual(findings, []);
    // At most 20 in each, and one version in each.
    assert.deepEqual(
      batches.map((it) => [it.method, it.url, JSON.parse(it.body).requests.length]),
      [
        ["POST", "https://graph.microsoft.com/v1.0/$batch", 20],
        ["POST", "https://graph.microsoft.com/v1.0/$batch", 1],
        ["POST", "https://graph.microsoft.com/beta/$batch", 1],
      ],
    );
    const parts = batches.flatMap((it) => JSON.parse(it.body).requests);
    assert.deepEqual(
      parts.map((it) => it.body),
      requests.map((it) => JSON.parse(it.body)),
    );
    for (const { body } of parts) assert.equal(validate(body).valid, true);
    assert.equal(new Set(parts.map((it) => it.id)).size, 22);
    // Those to the same policy wait for each other, where they are in one $batch.
    assert.deepEqual(
      parts.map((it) => it.dependsOn?.length ?? 0),
      [0, ...Array(19).fill(1), 0, 0],
    );

    const outcomes = batches.map((request) => interpretBatch(answerTo(request, done), { request }));
    assert.deepEqual(
      outcomes.map((it) => it.findings),
      [[], [], []],
    );
    const told = outcomes.flatMap((it) => it.parts);
    assert.deepEqual(
      told.map((it) => it.id),
      parts.map((it) => it.id),
    );
    const items = told.flatMap((it) => it.outcome.items);
    assert.deepEqual(
      items.map((it) => [it.state, it.reference ?? it.id]),
      [...(large.add ?? []).map((it) => ["added", it]), ["removed", guid(7)]],
    );
  });

  test("send again only what was throttled, until nothing is left", () => {
    const [request] = batch(build(large).requests).requests;
    const throttled = {
      status: 429,
      headers: { "Retry-After": "5" },
      body: { error: { code: "TooManyRequests" } },
    };
    const answer = answerTo(request, (body, id) => (id === "3" ? throttled : done(body)));
    const { parts } = interpretBatch(answer, { request });
    const retries = parts.flatMap((it) => it.outcome.retry ?? []);
    const references = large.add?.slice(100, 150) ?? [];
    const additions = references.map((directoryObjectId) => ({ directoryObjectId }));
    assert.deepEqual(retries, [
      { change: { ...policy, version: "v1.0", add: additions }, afterSeconds: 5 },
    ]);
    const [second] = batch(build(retries[0].change).requests).requests;
    const last = interpretBatch(answerTo(second, done), { request: second });
    assert.deepEqual(
      last.parts.map(({ outcome }) => [outcome.counts.added, outcome.retry]),
      [[50, undefined]],
    );
  });

  test("refuse each request where the $batch as a whole was refused", () => {
    const change = { ...large, add: large.add?.slice(0, 120) };
    const { requests } = build(change);
    const batched = batch(requests);
    const headers = { "Retry-After": "7" };
    const error = { code: "TooManyRequests", message: "Slow down." };
    for (const [answer, context] of /** @type {const} */ ([
      [{ error }, { status: 429, headers }],
      ["", { status: 503, headers }],
      ["<html>Bad gateway</html>", { status: 502, headers }],
    ])) {
      const { parts, findings } = interpretBatch(answer, { request: batched, ...context });
      assert.deepEqual(findings, []);
      assert.equal(parts.length, requests.length);
      for (const { status, outcome } of parts) {
        assert.deepEqual([status, outcome.retry?.afterSeconds], [context.status, 7]);
        assert.ok(outcome.error?.retryable);
      }
      const again = parts.flatMap((it) => it.outcome.retry?.change.add ?? []);
      assert.equal(again.length, 120);
    }
  });

  test("say which of several to give", () => {
    const [request] = build(large).requests;
    const requests = [request, request];
    const [finding] = interpretBatch({ responses: [] }, { request: { requests } }).findings;
    assert.equal(finding?.code, "request-unreadable");
    assert.match(finding?.message ?? "", /several requests; give the one that was answered/);
  });

  test("take only what updates", () => {
    const [request] = build(large).requests;
    const { requests, findings } = batch([{ ...request, method: /** @type {any} */ ("DELETE") }]);
    assert.deepEqual(requests, []);
    assert.match(findings[0]?.message ?? "", /its method is DELETE, not PATCH/);
  });

  test("keep the version of the $batch in what is to be sent again", () => {
    const [request] = batch(
      build({ ...policy, version: "beta", add: [guid(1)] }).requests,
    ).requests;
    const { parts } = interpretBatch({ responses: [{ id: "1", status: 429 }] }, { request });
    assert.equal(parts[0]?.outcome.retry?.change.version, "beta");
  });

  test("tell every answer, and believe neither of two to the same request", () => {
    const [request] = batch(build({ ...policy, add: [guid(1)] }).requests).requests;
    const added = { id: guid(2), directoryObjectId: guid(1), status: "protectRequested" };
    const body = { "mailboxProtectionUnits@delta": [added] };
    const responses = [
      { id: "1", status: 200, body },
      { id: "1", status: 400, body: { error: { code: "InvalidPatchRequest" } } },
    ];
    const { parts, findings } = interpretBatch({ responses }, { request });
    assert.deepEqual(
      parts.map((it) => [it.id, it.status, it.outcome.counts.added]),
      [
        ["1", undefined, 0],
        ["1", 400, 0],
        ["1", 200, 1],
      ],
    );
    assert.deepEqual(
      findings.map((it) => it.code),
      ["batch-answer-duplicate"],
    );
  });
});
