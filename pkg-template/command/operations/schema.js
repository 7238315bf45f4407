// schema: the rules of a body as a JSON Schema.

import { resources, schema } from "../../index.js";
import { resourceOf } from "../resource.js";
import { UsageError } from "../usage.js";

/** @type {import("../operations.js").Operation} */
export const schemaOperation = {
  name: "schema",
  summary: "print the JSON Schema of a resource's bodies",
  takes: "RESOURCE",
  words: resources,
  about: `Prints the JSON Schema (2020-12) of a resource's bodies, for editors and other validators. It is JSON
in either format.`,
  examples: [
    {
      does: "write a schema for an editor",
      call: "graph-backup-delta schema exchangeRestoreSession > schema.json",
    },
  ],

  async run(words) {
    if (words.length !== 1) throw new UsageError("schema takes one resource; describe lists all");
    const result = schema(resourceOf(words[0]));
    return { result, text: () => `${JSON.stringify(result, null, 2)}\n` };
  },
};
