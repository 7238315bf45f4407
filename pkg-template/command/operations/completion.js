// completion: what makes a shell complete this command.

import { bashCompletion } from "../completion/bash.js";
import { fishCompletion } from "../completion/fish.js";
import { zshCompletion } from "../completion/zsh.js";
import { eitherOf } from "../text.js";
import { UsageError } from "../usage.js";

/** A shell is a file and a row here. @type {Record<string, () => string>} */
const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** @type {import("../operations.js").Operation} */
export const completionOperation = {
  name: "completion",
  summary: "print what makes a shell complete this command",
  takes: "SHELL",
  words: () => Object.keys(SHELLS),
  about: `Prints what makes a shell complete operations, options, and what they take. SHELL is bash, zsh or fish.`,
  examples: [
    { does: "in ~/.bashrc", call: 'eval "$(graph-backup-delta completion bash)"' },
    { does: "in ~/.zshrc, after compinit", call: "source <(graph-backup-delta completion zsh)" },
    { does: "in ~/.config/fish/config.fish", call: "graph-backup-delta completion fish | source" },
  ],
  formats: [],

  async run(words) {
    const [shell] = words;
    const script = Object.hasOwn(SHELLS, shell ?? "") ? SHELLS[shell] : undefined;
    if (words.length !== 1 || !script) {
      throw new UsageError(`completion takes one shell: ${eitherOf(Object.keys(SHELLS))}`);
    }
    return { result: undefined, text: script };
  },
};
