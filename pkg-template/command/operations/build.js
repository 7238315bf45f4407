// build: from changes to requests.

import { build } from "../../index.js";
import { builtTogether } from "../built.js";
import { readInputs } from "../input.js";
import { write } from "../output.js";
import { changesIn, warningsIn, withFindings } from "../printed.js";
import { safe } from "../text.js";
import { UsageError } from "../usage.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

/** @type {import("../operations.js").Operation} */
export const buildOperation = {
  name: "build",
  summary: "make requests from changes",
  takes: "[FILE…]",
  about: `Makes requests from changes. A change is JSON with the resource, the id of the session or policy, and
what to add and to remove:

  {"resource":"exchangeProtectionPolicy","id":"5e000000-71fe-4d00-a01a-31850bc5b32c",
   "add":["1b000000-71fe-4d00-a01a-31850bc5b32c"],"remove":["0c000000-71fe-4d00-a01a-31850bc5b32c"]}

Of a session that has not begun it has also destinationType, which is new or inPlace. Also taken is what
plan or interpret printed with --format json: of that the change, or what is worth sending again. What
such a step warned of is told again, and counted.

It prints the requests to standard output, as .http files have them, and findings to standard error.`,
  examples: [
    {
      does: "make the requests of a change in a file",
      call: "graph-backup-delta build change.json",
    },
    {
      does: "make them from a plan",
      call: "graph-backup-delta plan … --format json current.json wanted.csv | graph-backup-delta build",
    },
  ],
  options: { "max-warnings": MAX_WARNINGS_TO_SEND },

  async run(files, values) {
    const sources = await readInputs(files);
    const others = sources.map(({ bytes }) => warningsIn(bytes));
    for (const [at, { name }] of sources.entries()) {
      for (const { text } of others[at]) await write(process.stderr, `${safe(name)}: ${text}\n`);
    }
    const results = sources.map(built);
    const names = others.flat().map((it) => it.name);
    return lettingPass(builtTogether(results, sources), results, values, names);
  },
};

/**
 * @param {import("../input.js").Source} source
 * @returns {import("graph-backup-delta").Built}
 */
function built({ bytes }) {
  const printed = changesIn(bytes);
  if (!printed) return build(bytes);
  const each = printed.given.map((it) => build(it));
  const [next, other] = each.flatMap((it) => it.next ?? []);
  if (other) throw new UsageError("build creates one session at a time that goes on after it");
  return withFindings(printed, {
    ...(next && { next }),
    requests: each.flatMap((it) => it.requests),
    findings: each.flatMap((it) => it.findings),
    total: each.reduce((sum, it) => sum + it.total, 0),
  });
}
