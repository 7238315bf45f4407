// The completion of fish.

import { completionRows, optionsAlone, quoted } from "./table.js";

/** @typedef {import("./table.js").Completed} Completed */
/** @typedef {import("./table.js").Row} Row */

export function fishCompletion() {
  const rows = completionRows();
  const alone = optionsAlone().map((it) => line("''", ...optionParts(it)));
  return `# Completion of graph-backup-delta for fish: graph-backup-delta completion fish | source

# Whether this operation was typed; with an empty name, whether none was.
function __graph_backup_delta_is
    set -l typed (commandline -opc)[2..-1]
    test "$typed[1]" = "$argv[1]"
end

complete -c graph-backup-delta -f
${alone.join("")}${rows.map(operationLine).join("")}
${rows.map((it) => linesOf(it).join("")).join("\n")}`;
}

/** @param {Row} row */
function operationLine({ name, summary }) {
  return line("''", "-a", name, "-d", quoted(summary));
}

/** @param {Row} row */
function linesOf({ name, options, words }) {
  const beside = words ? ["-a", quoted(words.join(" "))] : ["-F"];
  return [line(name, ...beside), ...options.map((it) => line(name, ...optionParts(it)))];
}

/**
 * @param {string} operation
 * @param {string[]} parts
 */
function line(operation, ...parts) {
  const condition = `"__graph_backup_delta_is ${operation}"`;
  return `complete -c graph-backup-delta -n ${condition} ${parts.join(" ")}\n`;
}

/** @param {Completed} option */
function optionParts({ name, short, help, value, suggestions }) {
  const letter = short ? ["-s", short] : [];
  const file = suggestions ? ["-x", "-a", quoted(suggestions.join(" "))] : ["-r", "-F"];
  return ["-l", name, ...letter, ...(value ? file : []), "-d", quoted(help)];
}
