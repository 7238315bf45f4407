// batch: from requests to $batch requests.

import { batch } from "../../index.js";
import { builtTogether } from "../built.js";
import { readInputs } from "../input.js";
import { checkNoChange, requestsIn, withFindings } from "../printed.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

/** @type {import("../operations.js").Operation} */
export const batchOperation = {
  name: "batch",
  summary: "put requests into $batch requests of at most 20",
  takes: "[FILE…]",
  about: `Puts requests into $batch requests of at most 20 each: what build printed with --format json, or a
JSON array of requests. Those to the same session or policy are chained. Send one after the other.

It prints the $batch requests to standard output, as .http files have them, and findings to standard
error: also what build found.`,
  examples: [
    {
      does: "put the requests of a change into as few as can be",
      call: "graph-backup-delta build --format json change.json | graph-backup-delta batch",
    },
  ],

  options: { "max-warnings": MAX_WARNINGS_TO_SEND },

  async run(files, values) {
    const sources = await readInputs(files);
    const results = sources.map(batched);
    return lettingPass(builtTogether(results, sources), results, values);
  },
};

/**
 * @param {import("../input.js").Source} source
 * @returns {import("graph-backup-delta").Built}
 */
function batched(source) {
  checkNoChange(source, "batch");
  const { bytes } = source;
  const printed = requestsIn(bytes);
  return printed ? withFindings(printed, batch(printed.given)) : batch(bytes);
}
