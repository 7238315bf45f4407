// help: how the command, or an operation of it, is used.

import { helpText, operationHelp } from "../help.js";
import { unknownOperation } from "../nearest.js";
import { OPERATIONS } from "../operations.js";
import { UsageError } from "../usage.js";

/** @type {import("../operations.js").Operation} */
export const helpOperation = {
  name: "help",
  summary: "tell how the command, or an operation, is used",
  takes: "[OPERATION…]",
  words: () => OPERATIONS.map((it) => it.name),
  about: "Tells how the command is used or, as --help does, how its operations are.",
  examples: [{ does: "tell how plan is used", call: "graph-backup-delta help plan" }],
  formats: [],

  async run(words) {
    const texts = words.length === 0 ? [helpText()] : words.map((it) => operationHelp(named(it)));
    return { result: undefined, text: () => texts.join("\n") };
  },
};

/** @param {string} name */
function named(name) {
  const operation = OPERATIONS.find((it) => it.name === name);
  if (operation) return operation;
  const names = OPERATIONS.map((it) => it.name);
  throw new UsageError(`${unknownOperation(name, names)}help without one lists all`);
}
