/**
 * What was sent, as far as the page can know it: requests that were taken from here, or that an answer was
 * read against. A run is never replaced; to send again makes another one.
 *
 */

/**
 * @typedef {object} Sent
 * @property {string} method
 * @property {string} url Empty of a body alone.
 * @property {string} body
 *
 * @typedef {object} Run
 * @property {number} number From 1, as people call it.
 * @property {number} time
 * @property {Sent[]} requests
 */

/**
 * @param {Run[]} runs
 * @param {Sent[]} requests
 * @returns {Run | undefined}
 */
export function runWith(runs, requests) {
  return runs.find(
    (run) =>
      run.requests.length === requests.length &&
      run.requests.every(
        (it, at) => it.url === requests[at]?.url && it.body === requests[at]?.body,
      ),
  );
}

/**
 * @param {Run[]} runs
 * @param {Sent[]} requests
 * @param {number} time
 * @returns {Run[]}
 */
export function withRun(runs, requests, time) {
  if (requests.length === 0 || runWith(runs, requests)) return runs;
  const number = Math.max(0, ...runs.map((it) => it.number)) + 1;
  const sent = requests.map(({ method, url, body }) => ({ method, url, body }));
  return [...runs, { number, time, requests: sent }];
}

/**
 * @param {Run[]} runs
 * @param {number} number
 */
export function withoutRun(runs, number) {
  return runs.filter((it) => it.number !== number);
}
