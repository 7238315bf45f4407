// batch: from requests to $batch requests.

import { batch } from "../../index.js";
import { builtPerformed, DIVIDER } from "../built.js";
import { together } from "../each.js";
import { readInputs } from "../input.js";
import { requestsIn } from "../printed.js";

/** @type {import("../operations.js").Operation} */
export const batchOperation = {
  name: "batch",
  summary: "put requests into $batch requests of at most 20",
  takes: "[FILE…]",
  about: `Puts requests into $batch requests of at most 20 each: what build printed with --format json, or a
JSON array of requests. Those to the same session or policy are chained. Send one after the other.

It prints the $batch requests to standard output, as .http files have them, and findings to standard
error.`,
  examples: [
    {
      does: "put the requests of a change into as few as can be",
      call: "graph-backup-delta build --format json change.json | graph-backup-delta batch",
    },
  ],

  async run(files) {
    const sources = await readInputs(files);
    return together(
      sources,
      sources.map((it) => builtPerformed(batched(it), it)),
      DIVIDER,
    );
  },
};

/**
 * @param {import("../input.js").Source} source
 * @returns {import("graph-backup-delta").Built}
 */
function batched({ bytes }) {
  const printed = requestsIn(bytes);
  if (!printed) return batch(bytes);
  const { requests, findings, total } = batch(printed.given);
  return {
    requests,
    findings: [...printed.findings, ...findings],
    total: printed.findings.length + total,
  };
}
