// The text of a .http file, put on the wire as the editors that send such files do it: the variable
// set, the target split into path and host, the length told.

import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { TOKEN } from "./graph.mjs";
import { prove, readdressed } from "./prove.mjs";
import { each } from "./running.mjs";

prove("http", {
  run: (proofs) =>
    each(proofs, async (proof) => {
      const output = await send(readdressed(proof).replaceAll("{{token}}", TOKEN));
      return { code: /^HTTP\/1\.1 20[01] /.test(output) ? 0 : 1, output };
    }),
});

/** @param {string} file */
async function send(file) {
  const end = file.indexOf("\n\n");
  const [start, ...headers] = file.slice(0, end).split("\n");
  const [method, target] = start.split(" ");
  const { host, hostname, port, pathname } = new URL(target);
  const body = file.slice(end + 2).trimEnd();
  const lines = [
    `${method} ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write([...lines, "", body].join("\r\n"));
  return text(socket);
}
