// A stand-in for Microsoft Graph on the loopback: it keeps what arrives, and answers as it is told to.

import { createServer } from "node:http";

/**
 * @typedef {object} Arrival What came over the wire.
 * @property {string} method
 * @property {string} path
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {string} text
 *
 * @typedef {object} Graph
 * @property {number} port
 * @property {(at: number) => string} origin Where to send the request of a case, instead of to
 * https://graph.microsoft.com.
 * @property {(at: number) => Arrival[]} arrived What came for a case.
 * @property {() => void} close
 */

/** Why the item failed, as the answer has it. What reads answers must say so. */
export const FAILURE = { code: "ArtifactNotFound", message: "No artifact has that id." };

/** The token that each snippet is given in the place of a real one. */
export const TOKEN = "stand-in.for-a.token";

/** The names under which services tell of a failure. */
const FAILURE_NAMES = ["@Core.", "@Org.OData.Core.V1.", "@", "@core."].map(
  (it) => `${it}DataModificationException`,
);

/**
 * What it answers: that the last item of each array failed, that all is done, that the request is
 * refused, an object that tells of no item, a 200 without a body, or nothing.
 *
 * @typedef {"failure" | "done" | "refusal" | "silence" | "emptiness" | "nothing"} Answers
 */

/**
 * @param {Answers} [answers]
 * @returns {Promise<Graph>}
 */
export function standIn(answers = "failure") {
  /** @type {Map<number, Arrival[]>} */
  const arrivals = new Map();
  const server = createServer(async (request, response) => {
    /** @type {Buffer[]} */
    const parts = [];
    for await (const part of request) parts.push(part);
    const [, at, path] = /^\/case-(\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Buffer.concat(parts),
    );
    const { method = "", headers } = request;
    const earlier = arrivals.get(Number(at)) ?? [];
    arrivals.set(Number(at), [...earlier, { method, path, headers, text }]);
    response.setHeader("Content-Type", "application/json");
    if (answers === "nothing") return response.writeHead(204).end();
    if (answers === "refusal") response.statusCode = 400;
    if (answers === "emptiness") return response.end();
    response.end(JSON.stringify(answer(text, answers, Number(at))));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({
        port,
        origin: (at) => `http://127.0.0.1:${port}/case-${at}`,
        arrived: (at) => arrivals.get(at) ?? [],
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

/**
 * What the service says of a body.
 *
 * @param {string} text
 * @param {Answers} answers
 * @param {number} at
 */
function answer(text, answers, at) {
  if (answers === "refusal") return { error: FAILURE };
  if (answers === "silence") return {};
  const body = isJson(text) ? JSON.parse(text) : {};
  /** @type {Record<string, unknown>} */
  const told = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata", id: "told" };
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    told[name] = value.map((item, index) => {
      const fails = answers === "failure" && index === value.length - 1;
      // What was not added has no id of its own.
      if (fails) return { ...item, ...failed(item, FAILURE_NAMES[at % FAILURE_NAMES.length]) };
      return { id: `10000000-0000-0000-0000-00000000000${index}`, status: "added", ...item };
    });
  }
  return told;
}

/** @param {any} item @param {string} name */
function failed(item, name) {
  const failure = {
    failedOperation: item["@removed"] ? "remove" : "insert",
    responseCode: 409,
    info: FAILURE,
  };
  return { status: "failed", [name]: failure };
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
