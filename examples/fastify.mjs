// Fastify: a plugin that answers 400 with Problem Details to wrong bodies, in the scope that it is
// called for.
//
//   app.register(async (scope) => {
//     deltaBodies(scope, "oneDriveForBusinessRestoreSession");
//     scope.patch("/sessions/:id", handler);
//   });
//
// The handler finds the parsed body in `request.body`.

import { PROBLEM, problemOf } from "./problem-details.mjs";

/**
 * @param {import("fastify").FastifyInstance} scope
 * @param {import("graph-backup-delta").ResourceName} resource
 */
export function deltaBodies(scope, resource) {
  scope.removeContentTypeParser("application/json");
  scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) =>
    done(null, text),
  );
  scope.addHook("preValidation", async (request, reply) => {
    const text = String(request.body ?? "");
    const problem = problemOf(text, resource);
    if (problem) return reply.code(problem.status).type(PROBLEM).send(problem);
    request.body = JSON.parse(text);
  });
}
