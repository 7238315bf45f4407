// snippet: from a request to the code that sends it.

import { languages, snippet } from "../../index.js";
import { readInputs } from "../input.js";
import { requestsIn } from "../printed.js";
import { UsageError } from "../usage.js";

const names = () => languages().map((it) => it.language);

/** @type {import("../operations.js").Operation} */
export const snippetOperation = {
  name: "snippet",
  summary: "write a request as the code that sends it",
  takes: "--language NAME [FILE]",
  about: `Writes a request as the code that sends it, in a language: one that build printed with --format json,
or such a request by itself; not what batch prints. The code takes its credential from where the language's people keep it, and
tells of items that failed.`,
  examples: [
    {
      does: "write a change as a script of PowerShell",
      call: "graph-backup-delta build --format json change.json | graph-backup-delta snippet --language powershell",
    },
  ],
  options: {
    language: {
      value: "NAME",
      suggests: names,
      help: "the language, such as curl, python or csharp",
    },
  },

  async run(files, values) {
    if (!values.language) {
      throw new UsageError(`snippet needs --language: one of ${names().join(", ")}`);
    }
    if (files.length > 1) throw new UsageError("snippet takes one file");
    const [{ bytes }] = await readInputs(files);
    const result = written(bytes, values.language);
    return { result, text: () => result };
  },
};

/**
 * @param {Uint8Array} bytes
 * @param {any} language As it was typed.
 */
function written(bytes, language) {
  const requests = requestsIn(bytes)?.given;
  if (requests && requests.length !== 1) {
    throw new UsageError(`there are ${requests.length} requests; give one alone`);
  }
  try {
    return snippet(requests?.[0] ?? bytes, language);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(/\.$/, ""));
    throw error;
  }
}
