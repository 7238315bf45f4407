// The completion of zsh.

import { completionRows, optionsAlone, quoted, spellings } from "./table.js";

/** @typedef {import("./table.js").Completed} Completed */
/** @typedef {import("./table.js").Row} Row */

/** It works as a file of $fpath, and where it is evaluated. */
export function zshCompletion() {
  const rows = completionRows();
  const alone = optionsAlone().flatMap(specs);
  return `#compdef graph-backup-delta
# Completion of graph-backup-delta for zsh: source <(graph-backup-delta completion zsh)

_graph-backup-delta() {
  local curcontext=$curcontext state line
  local -a operations=(
${rows.map((it) => `    ${quoted(`${escaped(it.name)}:${it.summary}`)}\n`).join("")}  )
  # Beyond the operation, options are its own.
  _arguments -C -A '-*' ${alone.join(" ")} '1: :->operation' '*:: :->rest'
  case $state in
    operation) _describe operation operations ;;
    rest)
      case $line[1] in
${rows.map(caseOf).join("")}      esac
      ;;
  esac
}

if [[ $funcstack[1] == _graph-backup-delta ]]; then
  _graph-backup-delta "$@"
else
  compdef _graph-backup-delta graph-backup-delta
fi
`;
}

/** @param {Row} row */
function caseOf({ name, options, words }) {
  const beside = quoted(`*:${words ? `word:(${words.join(" ")})` : "file:_files"}`);
  const lines = [...options.flatMap(specs), beside].map((it) => ` \\\n            ${it}`);
  return `        ${name})\n          _arguments${lines.join("")}\n          ;;\n`;
}

/**
 * An option as _arguments takes it: once for each way to type it, as it may be given once only.
 *
 * @param {Completed} option
 */
function specs(option) {
  const { help, value, suggestions } = option;
  const typed = spellings(option);
  const values = suggestions ? `(${suggestions.join(" ")})` : "_files";
  const after = value ? `:${escaped(value)}:${values}` : "";
  return typed.map((it) => {
    const named = value ? `${it}=` : it;
    return quoted(`(${typed.join(" ")})${named}[${escaped(help)}]${after}`);
  });
}

/**
 * A text in which no character means anything to _arguments.
 *
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[[\]:\\]/g, "\\$&");
}
