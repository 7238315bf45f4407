// Hono: a middleware that answers 400 with Problem Details to a wrong body.
//
//   app.patch("/sessions/:id", deltaBody("oneDriveForBusinessRestoreSession"), handler);
//
// The handler reads the body as ever: `await context.req.json()`.

import { PROBLEM, problemOf } from "./problem-details.mjs";

/**
 * @param {import("graph-backup-delta").ResourceName} resource
 * @returns {import("hono").MiddlewareHandler}
 */
export function deltaBody(resource) {
  return async (context, next) => {
    const problem = problemOf(await context.req.text(), resource);
    if (problem) return context.json(problem, 400, { "Content-Type": PROBLEM });
    await next();
  };
}
