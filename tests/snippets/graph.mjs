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

/** Why the service refuses what is told to be refused. */
export const REFUSAL = { code: "InvalidPatchRequest", message: "The session takes no more." };

/** Why the service refuses a body that is no JSON. */
export const NO_JSON = { code: "BadRequest", message: "Unable to read JSON request payload." };

/** The id of what a request creates. */
export const NEW_ID = "20000000-71fe-4d00-a01a-31850bc5b32c";

/** The token that each snippet is given in the place of a real one. */
export const TOKEN = "stand-in.for-a.token";

/** The names under which services tell of a failure. */
const FAILURE_NAMES = [
  ...["@Core.", "@Org.OData.Core.V1.", "@", "@core."].map((it) => `${it}DataModificationException`),
  "id@Core.DataModificationException#last",
];

/** Errors that hold nothing. */
const EMPTY = [{ code: null, message: "", details: [] }, {}, [], "", false, 0, [{ target: "" }]];

/** What stands where an item should, and is none. */
const NO_ITEMS = [null, "added", 7, true];

/**
 * What it answers:
 *
 * - `failure`: that the last item of each array failed
 * - `done`: that all is done, and of a request that creates, what was created
 * - `failed status`: that the last addition has failed, by its status alone
 * - `unknown status`: that the last addition has a status that nobody knows
 * - `no status`: that the last addition is there, and no more
 * - `error`: that the last addition is protected or to be restored, and has an error
 * - `of another`: that all is done, to another session or policy
 * - `error of the whole`: that all is done, with an error that is of no item
 * - `own error`: the same, with the error that sessions have
 * - `failed session`: that all is done, with the status of a session that failed
 * - `hidden session status`: the same, as who does not ask for all members of the enum gets it
 * - `empty errors`: that all is done, with errors that hold nothing
 * - `empty exception`: that the last addition is there, with an exception that holds nothing
 * - `missing addition`: that all is done, without a word of the last addition
 * - `not removed`: that all is done, but of the last removal it says that the item is there
 * - `echo`: what was sent
 * - `null exceptions`: that all is done, with exceptions that are null
 * - `failure behind no items`: the failure, behind entries that are no items
 * - `no items`: what is done, behind entries that are no items
 * - `refusal`: that the request is refused
 * - `bare refusal`: the same, without a body
 * - `throttle`: that it has to wait, for the longest of the times
 * - `silence`: an object that tells of no item
 * - `no array`: an object in the place of each array
 * - `no JSON`: a 200 with a text that is no JSON
 * - `emptiness`: a 200 without a body, with the type that it would have
 * - `bareness`: the same, without a type
 * - `nothing`: a 204
 * - `cut`: no answer, the connection is closed
 *
 * @typedef {"failure" | "done" | "failed status" | "unknown status" | "no status" | "error" |
 *   "of another" | "error of the whole" | "own error" | "failed session" | "hidden session status" | "empty errors" |
 *   "empty exception" | "bare refusal" | "missing addition" | "not removed" | "echo" | "null exceptions" | "failure behind no items" | "no items" | "refusal" |
 *   "throttle" | "silence" | "no array" | "no JSON" | "emptiness" | "bareness" | "nothing" | "cut"} Answers
 */

/**
 * @param {(at: number, nth: number) => Answers} answersTo What it answers to the request of a case, the first
 * of which is number 0.
 * @returns {Promise<Graph>}
 */
export function standIn(answersTo) {
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
    const answers = answersTo(Number(at), earlier.length);
    if (answers === "throttle") {
      return response.writeHead(429, { "Retry-After": "0.2,0.5" }).end();
    }
    if (answers === "cut") return request.socket.destroy();
    if (answers === "nothing") return response.writeHead(204).end();
    if (answers === "bareness") return response.end();
    if (answers === "bare refusal") return response.writeHead(400).end();
    response.setHeader("Content-Type", "application/json");
    if (answers === "emptiness") return response.end();
    if (answers === "no JSON") return response.end("<p>It is down.</p>");
    const error = isJson(text) ? REFUSAL : NO_JSON;
    if (answers === "refusal" || error === NO_JSON) {
      return response.writeHead(400).end(JSON.stringify({ error }));
    }
    if (method === "POST") {
      return response.writeHead(201).end(JSON.stringify(created(answers)));
    }
    const told = answer(JSON.parse(text), answers, Number(at));
    const id = answers === "of another" ? NEW_ID : idIn(path);
    response.end(JSON.stringify("id" in told ? { ...told, id } : told));
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
 * What the service says of a creation.
 *
 * @param {Answers} answers
 */
function created(answers) {
  if (answers === "silence") return {};
  const all = { id: NEW_ID, status: "draft" };
  if (answers === "failed status") return { ...all, status: "failed" };
  return { ...all, ...errorsOf(answers) };
}

/**
 * What an answer says of errors beside its items.
 *
 * @param {Answers} answers
 */
function errorsOf(answers) {
  if (answers === "error of the whole") return { lastError: FAILURE };
  if (answers === "own error") return { error: FAILURE };
  if (answers !== "empty errors") return {};
  return { error: EMPTY[0], lastError: EMPTY[1], errors: [], failureCode: "", hasErrors: false };
}

/**
 * The id of the session or policy that a path leads to.
 *
 * @param {string} path
 */
function idIn(path) {
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}

/**
 * What the service says of a body.
 *
 * @param {Record<string, unknown>} body
 * @param {Answers} answers
 * @param {number} at
 */
function answer(body, answers, at) {
  if (answers === "silence") return {};
  if (answers === "echo") return body;
  /** @type {Record<string, unknown>} */
  const told = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata", id: "told" };
  Object.assign(told, errorsOf(answers));
  if (answers === "null exceptions") told.isDefaultPolicy = true;
  if (answers === "failed session") told.status = "failed";
  if (answers === "hidden session status") told.status = "unknownFutureValue";
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value) || !name.includes("@")) continue;
    const items = entries(name, value, answers, at);
    const isOdd = answers.endsWith("no items");
    const all = isOdd ? [...NO_ITEMS, {}, ...items] : items;
    told[name] = answers === "no array" ? { items } : all;
  }
  return told;
}

/**
 * What the service says of the items of an array.
 *
 * @param {string} name
 * @param {any[]} all
 * @param {Answers} answers
 * @param {number} at
 */
function entries(name, all, answers, at) {
  const lastRemoval = all.findLast((it) => it["@removed"]);
  const lastAddition = all.findLast((it) => !it["@removed"]);
  return all.flatMap((item, index) => {
    const id = `10000000-0000-0000-0000-00000000000${index}`;
    const added = { id, ...addedStatus(name), ...item };
    if (item === all.at(-1) && answers.startsWith("failure")) return [failed(item, at)];
    if (item === lastRemoval && answers === "not removed") {
      return [{ id: item.id, ...addedStatus(name) }];
    }
    if (item === lastAddition) {
      if (answers === "failed status") return [{ ...added, status: "failed" }];
      if (answers === "unknown status") return [{ ...added, status: "unknownFutureValue" }];
      if (answers === "no status") return [{ ...added, status: undefined }];
      if (answers === "error") return [{ ...added, error: FAILURE }];
      if (answers === "missing addition") return [];
      if (answers === "empty exception") return [{ ...added, [nameOf(at)]: {} }];
    }
    if (answers === "empty errors") {
      const told = item["@removed"] ? removed(name, item) : [added];
      return told.map((it) => ({ ...it, error: EMPTY[(at + index) % EMPTY.length] }));
    }
    const nothing = { [nameOf(at)]: null, error: null, isDefault: true };
    const more = answers === "null exceptions" ? nothing : {};
    const told = item["@removed"] ? removed(name, item) : [added];
    return told.map((it) => ({ ...it, ...more }));
  });
}

/**
 * The status of what was added. Exclusion units have none.
 *
 * @param {string} name
 */
function addedStatus(name) {
  if (name.includes("ExclusionUnits")) return {};
  // Objects that an SDK wrote again have a capital.
  return { status: name.includes("ProtectionUnits") ? "ProtectRequested" : "added" };
}

/**
 * How it tells of a removal that was done: of one of standard sessions not at all.
 *
 * @param {string} name
 * @param {{ id: string }} item
 */
function removed(name, { id }) {
  if (name.includes("ProtectionUnits")) return [{ id, status: "removeRequested" }];
  const isSilent = /^(drive|site|mailbox)RestoreArtifacts@delta$/.test(name);
  return isSilent ? [] : [{ id, "@removed": { reason: "changed" } }];
}

/** @param {number} at */
function nameOf(at) {
  return FAILURE_NAMES[at % FAILURE_NAMES.length];
}

/**
 * What was not added has no id of its own.
 *
 * @param {any} item
 * @param {number} at
 */
function failed(item, at) {
  const failure = {
    failedOperation: item["@removed"] ? "remove" : "insert",
    responseCode: 409,
    info: FAILURE,
  };
  return { ...item, status: "failed", [nameOf(at)]: failure };
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
