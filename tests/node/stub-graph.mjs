// Stands in for Microsoft Graph in the examples of the READMEs: each addition is added, each removal
// is done, which the answer does not mention. Where THROTTLED is set, the first request is refused, or
// each one where it is "always". Where REFUSAL holds a code, each request is refused with it; where
// FAILURE does, each item fails with it. Where PAGE is set, something between answers with a page.

const { FAILURE, PAGE, REFUSAL, THROTTLED } = process.env;
let isThrottled = Boolean(THROTTLED);

globalThis.fetch = async (url, options) => {
  if (isThrottled) {
    isThrottled = THROTTLED === "always";
    const error = { code: "TooManyRequests", message: "" };
    return Response.json({ error }, { status: 429, headers: { "Retry-After": "0" } });
  }
  if (PAGE) return new Response("<html><title>Sign in</title></html>");
  if (REFUSAL) {
    const status = REFUSAL === "InvalidAuthenticationToken" ? 401 : 403;
    return Response.json({ error: { code: REFUSAL, message: "" } }, { status });
  }
  const body = JSON.parse(String(options?.body));
  return Response.json(String(url).endsWith("/$batch") ? batchAnswer(body) : answer(body));
};

/** @param {any} batch */
function batchAnswer({ requests }) {
  const parts = requests.map((/** @type {any} */ { id, body }) => ({
    id,
    status: 200,
    body: answer(body),
  }));
  return { responses: parts };
}

/** @param {any} body */
function answer(body) {
  const [delta] = Object.keys(body);
  const additions = body[delta].filter((/** @type {any} */ item) => !item["@removed"]);
  if (FAILURE) return { [delta]: additions.map(failed) };
  const added = additions.map((/** @type {any} */ item, /** @type {number} */ at) => ({
    id: `89014d8c-71fe-4d00-a01a-${String(at).padStart(12, "0")}`,
    ...item,
    status: delta.includes("Protection") ? "protectRequested" : "added",
  }));
  return { [delta]: added };
}

/** @param {any} item */
function failed(item) {
  const failure = { failedOperation: "insert", info: { code: FAILURE, message: "" } };
  return { ...item, "@Core.DataModificationException": failure };
}
