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

/**
 * What it answers: that the last item of each array failed, that all is done, that the request is
 * refused, or nothing.
 *
 * @typedef {"failure" | "done" | "refusal" | "nothing"} Answers
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
    response.end(
      JSON.stringify(answers === "refusal" ? { error: FAILURE } : answer(text, answers)),
    );
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
 */
function answer(text, answers) {
  const body = isJson(text) ? JSON.parse(text) : {};
  /** @type {Record<string, unknown>} */
  const told = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata", id: "told" };
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    told[name] = value.map((item, at) => {
      const added = { id: `10000000-0000-0000-0000-00000000000${at}`, status: "added", ...item };
      const fails = answers === "failure" && at === value.length - 1;
      return fails ? { ...added, ...failed(item) } : added;
    });
  }
  return told;
}

/** @param {any} item */
function failed(item) {
  const failure = {
    failedOperation: item["@removed"] ? "remove" : "insert",
    responseCode: 409,
    info: FAILURE,
  };
  return { status: "failed", "@Core.DataModificationException": failure };
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
