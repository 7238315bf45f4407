/**
 * What people have, read for what it holds: raw HTTP, a command of curl or PowerShell, a `$batch`, requests
 * that were saved here, what a browser recorded. Of a request only its method, address and body are kept,
 * so no token is.
 *
 * @import { Sent } from "./runs.js"
 */

import { dataOfCurl, dataOfPowerShell } from "./commands.js";

/**
 * @typedef {object} ReadAnswer
 * @property {number} status
 * @property {string} headers Lines of "Name: value".
 * @property {string} body
 *
 * @typedef {object} Reading
 * @property {string} form What it is: "a curl command".
 * @property {Sent[]} requests
 * @property {ReadAnswer[]} answers
 */

const REQUEST_LINE = /^(?:PATCH|POST|PUT)\s+(?:https?:\/\/|\/)\S+/;
const STATUS_LINE = /^HTTP\/[\d.]+\s+(\d{3})\b/;

/**
 * @param {string} given
 * @returns {Reading | undefined} None where it is a body or an answer as it is.
 */
export function reading(given) {
  const text = given
    .replace(/\r\n?/g, "\n")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (STATUS_LINE.test(text))
    return { form: "an HTTP answer", requests: [], answers: answersIn(text) };
  const [start = ""] = text.replace(/^(?:#.*\n|@\w+\s*=.*\n|\s)+/, "").split("\n", 1);
  if (REQUEST_LINE.test(start))
    return { form: "HTTP requests", requests: httpRequests(text), answers: [] };
  if (/(?:^|\n|&&\s*)\s*(?:curl|az rest)\s/.test(text.slice(0, 4000))) {
    return ofRequests("a command", dataOfCurl(text));
  }
  if (/Invoke-(?:Mg)?(?:Graph|Rest|Web)\w*/i.test(text)) {
    return ofRequests("a PowerShell command", dataOfPowerShell(text));
  }
  return /^[{[]/.test(text) ? ofJson(text) : undefined;
}

/**
 * @param {string} form
 * @param {Sent[]} requests
 * @returns {Reading | undefined}
 */
function ofRequests(form, requests) {
  const inner = requests.flatMap((it) => ofJson(it.body)?.requests ?? [it]);
  return inner.length > 0 ? { form, requests: inner, answers: [] } : undefined;
}

/** @param {string} text One after the other, as `curl -i` prints them and a person collects them. */
function answersIn(text) {
  const parts = text.split(/^(?=HTTP\/[\d.]+\s+\d{3}\b)/m);
  const answers = parts.flatMap((part) => {
    const [, status] = STATUS_LINE.exec(part) ?? [];
    const end = part.search(/\n[ \t]*\n/);
    const head = end < 0 ? part : part.slice(0, end);
    const headers = head.split("\n").slice(1).join("\n").trim();
    const body = end < 0 ? "" : part.slice(end).trim();
    return status === undefined ? [] : [{ status: Number(status), headers, body }];
  });
  // What comes before the answer itself: a continue, a redirect.
  const last = answers.filter((it) => it.status >= 200 && (it.status < 300 || it.status >= 400));
  return last.length > 0 ? last : answers;
}

/** @param {string} text */
function httpRequests(text) {
  return text.split(/^###.*$/m).flatMap((part) => {
    const lines = part.replace(/^(?:\s*(?:#|\/\/).*\n|@\w+\s*=.*\n|\s*\n)+/, "");
    const [, method = "", url = ""] = /^([A-Z]+)\s+(\S+)/.exec(lines) ?? [];
    const end = lines.search(/\n[ \t]*\n/);
    const body = end < 0 ? "" : lines.slice(end).trim();
    return url === "" ? [] : [{ method, url, body }];
  });
}

/**
 * @param {string} text
 * @returns {Reading | undefined}
 */
function ofJson(text) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(value?.log?.entries)) return ofRecording(value.log.entries);
  const isBatch = Array.isArray(value?.requests);
  const list = isBatch ? value.requests : value;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  /** @type {Sent[]} */
  const requests = list.flatMap((/** @type {any} */ it) => {
    if (typeof it?.url !== "string" || it.body === undefined) return [];
    const body = typeof it.body === "string" ? it.body : JSON.stringify(it.body, null, 2);
    // In a $batch an address is told from where that is sent to; v1.0 is what most use.
    const url = it.url.startsWith("/") ? `https://graph.microsoft.com/v1.0${it.url}` : it.url;
    return ofJson(body)?.requests ?? [{ method: String(it.method ?? "PATCH"), url, body }];
  });
  if (requests.length === 0) return undefined;
  return { form: isBatch ? "a $batch" : "a list of requests", requests, answers: [] };
}

/**
 * What a browser recorded (HAR), as far as it is about backup storage.
 *
 * @param {any[]} entries
 * @returns {Reading | undefined}
 */
function ofRecording(entries) {
  /** @type {Sent[]} */
  const requests = [];
  /** @type {ReadAnswer[]} */
  const answers = [];
  for (const { request, response } of entries) {
    const url = String(request?.url ?? "");
    const body = request?.postData?.text;
    if (typeof body !== "string" || !/backupRestore|\$batch/i.test(url)) continue;
    requests.push(...(ofJson(body)?.requests ?? [{ method: String(request.method), url, body }]));
    const headers = Array.isArray(response?.headers) ? response.headers : [];
    answers.push({
      status: Number(response?.status ?? 0),
      headers: headers.map((/** @type {any} */ it) => `${it.name}: ${it.value}`).join("\n"),
      body: String(response?.content?.text ?? ""),
    });
  }
  if (requests.length === 0) return undefined;
  return { form: "a recording of a browser", requests, answers };
}
