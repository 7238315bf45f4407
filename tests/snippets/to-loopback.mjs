// Loaded before a snippet: what goes to Microsoft Graph goes to the stand-in, and nothing else
// leaves the machine.

const GRAPH = "https://graph.microsoft.com";
const { fetch } = globalThis;

/** @type {typeof fetch} */
globalThis.fetch = (input, options) => {
  const request = new Request(input, options);
  const { origin, href } = new URL(request.url);
  if (origin !== GRAPH) throw new Error(`a request to ${origin}`);
  const url = href.replace(GRAPH, String(process.env.GRAPH_STAND_IN));
  return fetch(new Request(url, request));
};
