// snippet: from a request to the code that sends it.

import { languages, snippet } from "../../index.js";
import { hasError } from "../each.js";
import { findingsText } from "../findings.js";
import { readInputs } from "../input.js";
import { checkNoChange, requestsIn } from "../printed.js";
import { styleFor } from "../style.js";
import { UsageError } from "../usage.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

const names = () => languages().map((it) => it.language);

/** @type {import("../operations.js").Operation} */
export const snippetOperation = {
  name: "snippet",
  summary: "write requests as the code that sends them",
  takes: "--language NAME [FILE]",
  about: `Writes requests as the code that sends them, in a language: what build printed with --format json, or
such a request by itself; not what batch prints. Several become one script, where the language is curl,
powershell, python, csharp, javascript or fetch: it waits as long as the service asks for, stops where a
request is refused, and goes on behind the last answer when it is run again.

The code takes its credential from where the language's people keep it, and ends in failure where the
answer does not tell all items as done: it looks for failures and counts. Which items the answer is about,
and whether the answer to a change of settings alone gives them, it does not look at; interpret does. Of a
request that creates a session, it prints the id. It goes to standard output, and what build found to
standard error.`,
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
    "max-warnings": MAX_WARNINGS_TO_SEND,
  },

  async run(files, values) {
    if (!values.language) {
      throw new UsageError(`snippet needs --language: one of ${names().join(", ")}`);
    }
    if (files.length > 1) throw new UsageError("snippet takes one file");
    const [source] = await readInputs(files);
    checkNoChange(source, `snippet --language ${values.language}`);
    const printed = requestsIn(source.bytes);
    const { given, findings } = printed ?? { given: [source.bytes], findings: [] };
    const result = given.length > 0 ? written(given, values.language) : "";
    const told = () => findingsText(printed ?? { findings }, source, styleFor(process.stderr));
    const performed = { result, found: hasError(findings), text: () => result, end: told };
    return lettingPass(performed, printed ? [printed] : [], values);
  },
};

/**
 * @param {any[]} requests As they were given.
 * @param {any} language As it was typed.
 */
function written(requests, language) {
  try {
    return snippet(requests.length > 1 ? requests : requests[0], language);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(/\.$/, ""));
    throw error;
  }
}
