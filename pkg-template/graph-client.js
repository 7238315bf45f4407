// A middleware for @microsoft/microsoft-graph-client: it stops wrong bodies, and tells what answers
// say. It uses nothing of the client but the shape of its middlewares.

import { interpret, interpretBatch, recognize, validate } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Outcome} Outcome */
/** @typedef {import("graph-backup-delta").Report} Report */
/** @typedef {import("graph-backup-delta").Request} Request */
/** @typedef {import("graph-backup-delta/graph-client").GraphContext} GraphContext */

/**
 * @typedef {object} Part What is judged: a request or, in a `$batch`, one of its requests.
 * @property {string} method
 * @property {string} url
 * @property {string | object} body In a `$batch` an object, of whose text nothing is known.
 * @property {string} [id] Its id in the `$batch`.
 * @property {string} [pointer] Where its body stands in that.
 */

/** @type {typeof import("graph-backup-delta/graph-client").backupStorageMiddleware} */
export function backupStorageMiddleware({ onReport, onOutcome } = {}) {
  /** @type {{ execute(context: GraphContext): Promise<void> } | undefined} */
  let next;
  return {
    setNext(middleware) {
      next = middleware;
    },
    async execute(context) {
      const request = await requestOf(context);
      const parts = request ? partsOf(request) : [];
      const reports = parts.map(reportOn);
      for (const report of reports) onReport?.(report, context);
      if (reports.some((it) => !it.valid)) throw wrongBody(reports);
      await next?.execute(context);
      if (request && parts.length > 0 && onOutcome && context.response) {
        const outcomes = await outcomesOf(request, parts, context.response);
        for (const outcome of outcomes) onOutcome(outcome, context);
      }
    },
  };
}

/**
 * The request, where it may be one that changes or creates something and its body can be read.
 *
 * @param {GraphContext} context
 * @returns {Promise<Request | undefined>}
 */
async function requestOf({ request, options }) {
  const url = typeof request === "string" ? request : request.url;
  const method = options?.method ?? (typeof request === "string" ? "GET" : request.method);
  if (!isAboutUs(method, url)) return undefined;
  const given = options?.body ?? (typeof request === "string" ? "" : await request.clone().text());
  const body = textOf(given);
  return body === undefined ? undefined : requestTo(method, url, body);
}

/**
 * @param {string} method
 * @param {string} url
 */
function isAboutUs(method, url) {
  return /^(?:PATCH|POST)$/i.test(method) && (isBatch(url) || Boolean(recognize({ url }).resource));
}

/** @param {string} url */
function isBatch(url) {
  return /\/(?:\$|%24)batch\/?(?:[?#]|$)/i.test(url);
}

/**
 * @param {string} method
 * @param {string} url
 * @param {string} body
 * @returns {Request}
 */
function requestTo(method, url, body) {
  const known = /** @type {import("graph-backup-delta").Method} */ (method.toUpperCase());
  return { method: known, url, headers: {}, body };
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
 * What is to be judged of a request.
 *
 * @param {Request} request
 * @returns {Part[]}
 */
function partsOf(request) {
  const parts = isBatch(request.url) ? batchedIn(request) : [request];
  return parts.filter(({ method, url, body }) => {
    const { resource, id } = recognize({ url });
    if (!resource) return false;
    if (method === "PATCH") return true;
    // What is posted below a session or policy is something else; and nothing may create one, too.
    return method === "POST" && (id === undefined || endsIn(url, id)) && body !== "";
  });
}

/**
 * Whether an address ends in an id: it is that of what bears it, and of nothing below.
 *
 * @param {string} url
 * @param {string} id
 */
function endsIn(url, id) {
  const path = url.replace(/[?#].*$/s, "").replace(/\/+$/, "");
  return [id, encodeURIComponent(id)].some((it) => path.endsWith(it) || path.endsWith(`${it}')`));
}

/**
 * The requests of a `$batch` whose bodies are JSON.
 *
 * @param {Request} batch
 * @returns {Part[]}
 */
function batchedIn({ url: address, body: text }) {
  const base = address.replace(/\/(?:\$|%24)batch.*$/is, "");
  return requestsIn(text).flatMap((it, at) => {
    const { id, method, url, body } = Object(it);
    if (typeof method !== "string" || typeof url !== "string" || !isObject(body)) return [];
    const whole = /^https?:/i.test(url) ? url : `${base}/${url.replace(/^\//, "")}`;
    const pointer = `/requests/${at}/body`;
    return [{ method: method.toUpperCase(), url: whole, body, id: String(id), pointer }];
  });
}

/**
 * @param {string} text
 * @returns {unknown[]}
 */
function requestsIn(text) {
  try {
    const { requests } = Object(JSON.parse(text));
    return Array.isArray(requests) ? requests : [];
  } catch {
    // The service tells that it is no JSON.
    return [];
  }
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * The report on a body.
 *
 * @param {Part} part
 * @returns {Report}
 */
function reportOn({ method, url, body, pointer = "" }) {
  const report = validate(body, { request: { method, url } });
  return { ...report, findings: report.findings.map((it) => pointedTo(it, pointer)) };
}

/**
 * A finding in a body that stands at a pointer.
 *
 * @param {Finding} finding
 * @param {string} pointer
 */
function pointedTo(finding, pointer) {
  const related = finding.related?.map((it) => ({ ...it, pointer: pointer + it.pointer }));
  return { ...finding, pointer: pointer + finding.pointer, ...(related && { related }) };
}

/**
 * What the client makes its own error of: the name becomes its code.
 *
 * @param {Report[]} reports
 */
function wrongBody(reports) {
  const findings = reports.flatMap((it) => it.findings);
  const errors = findings.filter((it) => it.severity === "error");
  const lines = errors.map((it) => `${it.pointer || "the body"}: ${it.message}`);
  const error = new Error(`The request was not sent, as its body is wrong. ${lines.join(" ")}`);
  error.name = "WrongBody";
  return error;
}

/**
 * @param {Request} request
 * @param {Part[]} parts
 * @param {NonNullable<GraphContext["response"]>} response
 * @returns {Promise<Outcome[]>}
 */
async function outcomesOf(request, parts, response) {
  const told = ["Date", "Retry-After"].map((it) => [it, response.headers.get(it)]);
  const http = { status: response.status, headers: Object.fromEntries(told) };
  const answer = await response.clone().text();
  if (!isBatch(request.url)) return [interpret(answer, { request, ...http })];
  const ids = new Set(parts.map((it) => it.id));
  const { parts: answered } = interpretBatch(answer, { request, ...http });
  return answered.filter((it) => ids.has(it.id)).map((it) => it.outcome);
}
