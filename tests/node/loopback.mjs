// A server on the loopback that stands in for Microsoft Graph.

import { createServer } from "node:http";

/**
 * A server that answers every request alike, and remembers it.
 *
 * @param {import("node:test").TestContext} context
 * @param {string | Uint8Array} answer
 * @param {number} [status]
 */
export async function startGraph(context, answer, status = 200) {
  /** @type {{ method?: string, path?: string, headers: import("node:http").IncomingHttpHeaders, body: string }[]} */
  const received = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    received.push({ method: request.method, path: request.url, headers: request.headers, body });
    response.writeHead(status, { "Content-Type": "application/json" }).end(answer);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, received };
}
