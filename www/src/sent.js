/**
 * What was sent, as far as the page can know: what was taken from here, and what answers were read against.
 *
 * @import { Sent, Run } from "./state/runs.js"
 */

import { signal } from "@preact/signals-core";
import { isMadeUp } from "./sample.js";
import { keep } from "./shell/keep.js";
import { runWith, withRun } from "./state/runs.js";

export const runs = signal(/** @type {Run[]} */ ([]));

/**
 * Keeps some requests as a run, once. The sample is nothing that anybody sends.
 *
 * @param {Sent[]} requests
 * @param {boolean} [isChosen] Whether the person says that this was sent.
 * @returns {Run | undefined}
 */
export function noteSent(requests, isChosen = false) {
  if (!isChosen && isSample(requests)) return undefined;
  const next = withRun(runs.value, requests, Date.now());
  if (next !== runs.value) runs.value = next;
  return runWith(next, requests);
}

/** @param {Sent[]} requests */
export function isSample(requests) {
  return requests.some(({ url, body }) => isMadeUp(`${url} ${body}`));
}

export function startRuns() {
  keep({
    name: "runs",
    element: document.body,
    get: () => (runs.value.length === 0 ? "" : JSON.stringify(runs.value)),
    put: (text) => {
      runs.value = JSON.parse(text);
    },
    follow: (changed) => runs.subscribe(changed),
  });
}
