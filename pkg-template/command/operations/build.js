// build: from changes to requests.

import { build } from "../../index.js";
import { builtPerformed, DIVIDER } from "../built.js";
import { together } from "../each.js";
import { readInputs } from "../input.js";
import { write } from "../output.js";
import { changesIn, maybeDone } from "../printed.js";
import { safe } from "../text.js";
import { UsageError } from "../usage.js";

/** What interpret's change needs to be told of, whatever is printed of it. */
const MAYBE_DONE =
  "some of this may be done: list what is there first, and plan what is missing (listFirst)";

/** @type {import("../operations.js").Operation} */
export const buildOperation = {
  name: "build",
  summary: "make requests from changes",
  takes: "[FILE…]",
  about: `Makes requests from changes: JSON with resource, id, add, remove and so on; or what plan or
interpret printed with --format json, of which it takes the change, or what is worth sending again.

It prints the requests to standard output, as .http files have them, and findings to standard error.`,
  examples: [
    {
      does: "make requests from a change",
      call: "graph-backup-delta build change.json",
    },
    {
      does: "make them from a plan",
      call: "graph-backup-delta plan … --format json current.json wanted.csv | graph-backup-delta build",
    },
  ],

  async run(files) {
    const sources = await readInputs(files);
    for (const { name, bytes } of sources) {
      if (maybeDone(bytes)) await write(process.stderr, `${safe(name)}: ${MAYBE_DONE}\n`);
    }
    return together(
      sources,
      sources.map((it) => builtPerformed(built(it), it)),
      DIVIDER,
    );
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
  return {
    ...(next && { next }),
    requests: each.flatMap((it) => it.requests),
    findings: [...printed.findings, ...each.flatMap((it) => it.findings)],
    total: printed.findings.length + each.reduce((sum, it) => sum + it.total, 0),
  };
}
