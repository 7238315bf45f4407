// collect: the ids in a list that somebody has.

import { collect } from "../../index.js";
import { hasError, together } from "../each.js";
import { findingsText } from "../findings.js";
import { isBlank, readInputs } from "../input.js";
import { RESOURCE, RESTORE_JOB_TYPE, UNITS } from "../options.js";
import { resourceOf } from "../resource.js";
import { styleFor } from "../style.js";
import { safe } from "../text.js";
import { UsageError } from "../usage.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

/** @type {import("../operations.js").Operation} */
export const collectOperation = {
  name: "collect",
  summary: "print the ids in a list: an answer, a CSV, plain text",
  takes: "--resource NAME [FILE…]",
  about: `Prints the ids in each FILE, one a line: what an addition refers to or, for --kind removal, the
items' own ids. Each is judged: one that stands in a longer text, such as id=ID or an address, is read,
which is told; what is none is left out, and then the exit code is 1. So it is where a FILE is empty.

A FILE is an answer that lists things, a body, a JSON array, a table that names its columns, such as
directoryObjectId or id, or ids with anything usual between them.

It is for what is to be added, or removed, by those ids. It is not for plan, which takes the lists as
they are: an id that is left out here would be one that is not wanted, and be removed.`,
  examples: [
    {
      does: "print the users in a spreadsheet",
      call: "graph-backup-delta collect --resource exchangeProtectionPolicy people.csv",
    },
    {
      does: "keep them in a file only where each could be read",
      call: "graph-backup-delta collect --resource exchangeProtectionPolicy people.csv > ids.new && mv ids.new ids",
    },
  ],
  options: {
    resource: RESOURCE,
    kind: {
      value: "KIND",
      choices: ["addition", "removal"],
      help: "what the ids are for; addition by default",
    },
    "restore-job-type": RESTORE_JOB_TYPE,
    units: UNITS,
    "max-warnings": MAX_WARNINGS_TO_SEND,
  },

  async run(files, values) {
    if (!values.resource) throw new UsageError("collect needs --resource");
    const options = {
      resource: resourceOf(values.resource),
      kind: values.kind,
      restoreJobType: values["restore-job-type"],
      units: values.units,
    };
    const sources = await readInputs(files);
    const results = sources.map(({ bytes }) => collect(bytes, options));
    const empty = sources.filter((it) => isBlank(it.bytes));
    const performed = results.map((result, at) => ({
      result,
      found: hasError(result.findings) || empty.includes(sources[at]),
      text: () => result.ids.map((it) => `${safe(it)}\n`).join(""),
      notes: () => findingsText(result, sources[at], styleFor(process.stderr)),
    }));
    const end = () => empty.map(emptyText).join("");
    return lettingPass({ ...together(sources, performed, ""), end }, results, values);
  },
};

/**
 * That a file holds nothing: what was to write it may have failed.
 *
 * @param {{ name: string }} source
 */
function emptyText({ name }) {
  const told = `${safe(name)} is empty: it holds no list, not even an empty one, such as {"value":[]}`;
  return `graph-backup-delta: ${told}\n`;
}
