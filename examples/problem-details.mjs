// What is wrong with a body, as a service tells its callers: Problem Details (RFC 9457). The examples
// for Express, Fastify and Hono use it.

import { validate } from "graph-backup-delta";

/** The media type of Problem Details. */
export const PROBLEM = "application/problem+json";

/** Put an address of yours here, of a page that explains the problem. */
const TYPE = "https://example.com/problems/wrong-body";

/**
 * The problem with a body; null where it has none.
 *
 * Give the text of the body, not what was parsed from it: only the text tells of comments and of names
 * given twice, and has lines and columns.
 *
 * @param {string} text
 * @param {import("graph-backup-delta").ResourceName} resource
 */
export function problemOf(text, resource) {
  const { valid, findings } = validate(text, { resource });
  if (valid) return null;
  const errors = findings.filter((it) => it.severity === "error");
  return {
    type: TYPE,
    title: "The body would be refused by Microsoft Graph",
    status: 400,
    detail: `It has ${errors.length} ${errors.length === 1 ? "error" : "errors"}.`,
    // As RFC 9457, section 3 does: each with a JSON Pointer in the form of a URI fragment.
    errors: errors.map(({ message, help, code, pointer, line, column }) => {
      return { detail: message, pointer: `#${encodeURI(pointer)}`, help, code, line, column };
    }),
  };
}
