// validate: judging bodies, and mending what is certain.

import { validate } from "../../index.js";
import { together } from "../each.js";
import { readInputs } from "../input.js";
import { mendedPerformed, mendPerformed } from "../mend.js";
import { RESOURCE } from "../options.js";
import { reportText } from "../report.js";
import { resourceOf } from "../resource.js";
import { styleFor } from "../style.js";
import { UsageError } from "../usage.js";

/** @type {import("../operations.js").Operation} */
export const validateOperation = {
  name: "validate",
  summary: "judge bodies of PATCH requests, and mend them",
  takes: "[FILE…]",
  about: `Judges bodies of PATCH requests: every fault with its place, and what to do about it.

--fix mends what can be mended with certainty, and nothing else: comments, commas, misspelt and old
names. It says what it mended, and then what is left. A file is written in one step and only where
something was mended; the mended text of standard input goes to standard output. --fix-dry-run shows
what it would change as a diff, and writes nothing. The exit code tells of what is in the file after.`,
  examples: [
    {
      does: "judge two files",
      call: "graph-backup-delta validate first.json second.json",
    },
    {
      does: "mend a file, and see what is left",
      call: "graph-backup-delta validate --fix request.json",
    },
  ],
  options: {
    resource: { ...RESOURCE, help: `${RESOURCE.help};\nwithout it the body tells` },
    fix: { help: "mend the files" },
    "fix-dry-run": { help: "show as a diff what --fix would change" },
  },

  async run(files, { resource, fix, "fix-dry-run": dryRun }) {
    if (fix && dryRun) throw new UsageError("--fix and --fix-dry-run exclude each other");
    if (fix && files.length > 1 && files.includes("-")) {
      throw new UsageError("--fix takes standard input alone: its text goes to standard output");
    }
    const options = { resource: resource && resourceOf(resource) };
    const sources = await readInputs(files);
    if (fix) return mendPerformed(sources, options);
    const act = dryRun ? mendedPerformed : validated;
    const performed = sources.map((it) => act(it, options));
    // Diffs follow each other with nothing between, so that other programs can read them.
    return together(sources, performed, dryRun ? "" : undefined);
  },
};

/**
 * @param {import("../input.js").Source} source
 * @param {import("graph-backup-delta").ValidateOptions} options
 */
function validated(source, options) {
  const result = validate(source.bytes, options);
  const text = () => reportText(result, source, styleFor(process.stdout));
  return { result, found: !result.valid, text };
}
