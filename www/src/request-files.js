/**
 * All requests as one file to keep: of HTTP requests, or of bodies in a ZIP. Loaded only when somebody asks for it.
 *
 * @import { Request } from "graph-backup-delta"
 */

import { strToU8, zipSync } from "fflate";

/**
 * The requests as REST clients read them.
 *
 * @param {Request[]} requests
 */
export function httpFile(requests) {
  const parts = requests.map(({ method, url, headers, body }, at) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const head = [`${method} ${url}`, "Authorization: Bearer {{token}}", ...lines].join("\n");
    return `### Request ${at + 1} of ${requests.length}\n${head}\n\n${body}\n`;
  });
  return parts.join("\n");
}

/** @param {Request[]} requests */
export function zipOfBodies(requests) {
  const width = String(requests.length).length;
  const files = requests.map(({ body }, at) => {
    const name = `request-${String(at + 1).padStart(width, "0")}-of-${requests.length}.json`;
    return [name, strToU8(body)];
  });
  return zipSync(Object.fromEntries(files));
}
