// A middleware for @microsoft/microsoft-graph-client: it stops wrong bodies, and tells what answers
// say. It uses nothing of the client but the shape of its middlewares.

import { interpret, recognize, validate } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta/graph-client").GraphContext} GraphContext */

/** @type {typeof import("graph-backup-delta/graph-client").backupStorageMiddleware} */
export function backupStorageMiddleware({ onReport, onOutcome } = {}) {
  /** @type {{ execute(context: GraphContext): Promise<void> } | undefined} */
  let next;
  return {
    setNext(middleware) {
      next = middleware;
    },
    async execute(context) {
      const request = await updateOf(context);
      if (request) {
        const report = validate(request.body, { resource: request.resource });
        onReport?.(report, context);
        if (!report.valid) throw wrongBody(report);
      }
      await next?.execute(context);
      if (request && onOutcome && context.response) {
        onOutcome(await outcomeOf(request, context.response), context);
      }
    },
  };
}

/**
 * The request, where it is one that updates a session or policy and its body can be read.
 *
 * @param {GraphContext} context
 */
async function updateOf({ request, options }) {
  const url = typeof request === "string" ? request : request.url;
  const method = options?.method ?? (typeof request === "string" ? "GET" : request.method);
  const { resource } = recognize({ url });
  if (method.toUpperCase() !== "PATCH" || !resource) return undefined;
  const given = options?.body ?? (typeof request === "string" ? "" : await request.clone().text());
  const body = textOf(given);
  if (body === undefined) return undefined;
  return { resource, method: /** @type {const} */ ("PATCH"), url, headers: {}, body };
}

/**
 * The text of a body, as it is sent: a byte order mark stays in it, to be told of.
 *
 * @param {unknown} body
 */
function textOf(body) {
  if (typeof body === "string") return body;
  const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  return isBytes ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(body) : undefined;
}

/**
 * What the client makes its own error of: the name becomes its code.
 *
 * @param {import("graph-backup-delta").Report} report
 */
function wrongBody({ findings }) {
  const errors = findings.filter((it) => it.severity === "error");
  const lines = errors.map((it) => `${it.pointer || "the body"}: ${it.message}`);
  const error = new Error(`The request was not sent, as its body is wrong. ${lines.join(" ")}`);
  error.name = "WrongBody";
  return error;
}

/**
 * @param {import("graph-backup-delta").Request} request
 * @param {NonNullable<GraphContext["response"]>} response
 */
async function outcomeOf({ method, url, headers, body }, response) {
  const request = { method, url, headers, body };
  const told = ["Date", "Retry-After"].map((it) => [it, response.headers.get(it)]);
  const { status } = response;
  const answer = await response.clone().text();
  return interpret(answer, { request, status, headers: Object.fromEntries(told) });
}
