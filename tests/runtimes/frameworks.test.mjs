// The examples and the Standard Schema, in the frameworks that they are made for.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { initTRPC, TRPCError } from "@trpc/server";
import express from "express";
import { fastify } from "fastify";
import { standardSchema } from "graph-backup-delta";
import { Hono } from "hono";
import { deltaBody as deltaBodyOfExpress } from "../../examples/express.mjs";
import { deltaBodies } from "../../examples/fastify.mjs";
import { deltaBody as deltaBodyOfHono } from "../../examples/hono.mjs";
import { seed } from "../node/support.mjs";

const RESOURCE = "oneDriveForBusinessRestoreSession";
const WRONG = seed("request.txt").toString();
const RIGHT = JSON.stringify({
  "driveRestoreArtifacts@delta": [
    { "@removed": { reason: "changed" }, id: "99954f18-c8ec-4b62-85bf-cdf3b70b140e" },
  ],
});

/** @type {Record<string, (context: import("node:test").TestContext) => Promise<(body: string) => Promise<Response>>>} */
const frameworks = {
  Express: async (context) => {
    const app = express();
    const text = express.text({ type: "application/json" });
    app.patch("/", text, deltaBodyOfExpress(RESOURCE), (request, response) => {
      response.json(request.body);
    });
    const server = createServer(app).listen(0, "127.0.0.1");
    context.after(() => server.close());
    await once(server, "listening");
    return patch(server);
  },
  Fastify: async (context) => {
    const app = fastify();
    app.register(async (scope) => {
      deltaBodies(scope, RESOURCE);
      scope.patch("/", async (request) => request.body);
    });
    context.after(() => app.close());
    await app.listen({ host: "127.0.0.1", port: 0 });
    return patch(app.server);
  },
  Hono: async () => {
    const app = new Hono();
    app.patch("/", deltaBodyOfHono(RESOURCE), async (context) =>
      context.json(await context.req.json()),
    );
    return async (body) => app.request("/", { method: "PATCH", headers: JSON_TYPE, body });
  },
};

for (const [name, start] of Object.entries(frameworks)) {
  test(`${name} answers 400 with Problem Details to a wrong body, and takes a right one`, async (context) => {
    const send = await start(context);
    const refused = await send(WRONG);
    assert.equal(refused.status, 400);
    assert.match(refused.headers.get("content-type") ?? "", /^application\/problem\+json\b/);
    assert.deepEqual(await refused.json(), {
      type: "https://example.com/problems/wrong-body",
      title: "The body would be refused by Microsoft Graph",
      status: 400,
      detail: "It has 2 errors.",
      errors: [
        {
          detail: "JSON has no comments.",
          pointer: "#/driveRestoreArtifacts@delta/0",
          help: "Remove the comment.",
          code: "json-comment",
          line: 4,
          column: 67,
        },
        {
          detail:
            '"2b014d8c-71fe-4d00-a01a-31850bc5b32" is not a whole restore point id: its last group has 11 digits, 12 are expected, as in the documents\' sample.',
          pointer: "#/driveRestoreArtifacts@delta/1/restorePoint/id",
          help: "Copy the id again from the restore point search. An id is a GUID: 36 characters, grouped 8-4-4-4-12.",
          code: "id-malformed",
          line: 8,
          column: 25,
        },
      ],
    });
    const taken = await send(RIGHT);
    assert.equal(taken.status, 200);
    assert.deepEqual(await taken.json(), JSON.parse(RIGHT));
  });
}

const PATH = ["driveRestoreArtifacts@delta", 0, "@removed"];
const NEARLY = { "driveRestoreArtifacts@delta": [{ "@removed": true, id: "a".repeat(20) }] };

test("Hono's validator takes the Standard Schema", async () => {
  const app = new Hono();
  app.patch("/", sValidator("json", standardSchema(RESOURCE)), (context) =>
    context.json(context.req.valid("json")),
  );
  const send = (/** @type {string} */ body) =>
    app.request("/", { method: "PATCH", headers: JSON_TYPE, body });
  const taken = await send(RIGHT);
  assert.equal(taken.status, 200);
  assert.deepEqual(await taken.json(), JSON.parse(RIGHT));
  const refused = await send(JSON.stringify(NEARLY));
  assert.equal(refused.status, 400);
  const { error } = /** @type {any} */ (await refused.json());
  assert.deepEqual(error[0].path, PATH);
});

test("tRPC takes the Standard Schema for an input", async () => {
  const { router, procedure, createCallerFactory } = initTRPC.create();
  const update = procedure.input(standardSchema(RESOURCE)).mutation(({ input }) => input);
  const caller = createCallerFactory(router({ update }))({});
  assert.deepEqual(await caller.update(JSON.parse(RIGHT)), JSON.parse(RIGHT));
  await assert.rejects(
    () => caller.update(/** @type {any} */ (NEARLY)),
    (error) => {
      assert.ok(error instanceof TRPCError);
      assert.equal(error.code, "BAD_REQUEST");
      assert.deepEqual(/** @type {any} */ (error.cause).issues[0].path, PATH);
      return true;
    },
  );
});

const JSON_TYPE = { "Content-Type": "application/json" };

/** @param {import("node:http").Server} server */
function patch(server) {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return (/** @type {string} */ body) =>
    fetch(`http://127.0.0.1:${port}/`, { method: "PATCH", headers: JSON_TYPE, body });
}
