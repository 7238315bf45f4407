// Express: a middleware that answers 400 with Problem Details to a wrong body.
//
//   const text = express.text({ type: "application/json" });
//   app.patch("/sessions/:id", text, deltaBody("oneDriveForBusinessRestoreSession"), handler);
//
// The handler finds the parsed body in `request.body`.

import { PROBLEM, problemOf } from "./problem-details.mjs";

/**
 * @param {import("graph-backup-delta").ResourceName} resource
 * @returns {import("express").RequestHandler}
 */
export function deltaBody(resource) {
  return (request, response, next) => {
    const problem = problemOf(request.body, resource);
    if (problem) {
      response.status(problem.status).type(PROBLEM).json(problem);
      return;
    }
    request.body = JSON.parse(request.body);
    next();
  };
}
