// The completion of bash.

import { completionRows, optionsAlone, quoted, spellings } from "./table.js";

/** @typedef {import("./table.js").Row} Row */

/** Where nothing is suggested, bash completes files, and quotes them as it should. */
export function bashCompletion() {
  const rows = completionRows();
  const first = [...rows.map((it) => it.name), ...optionsAlone().flatMap(spellings)];
  return `# Completion of graph-backup-delta for bash: eval "$(graph-backup-delta completion bash)"

_graph_backup_delta() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  # bash makes words of --name=value.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _graph_backup_delta_suggest ${quoted(first.join(" "))}
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${rows.flatMap(valueCases).join("")}  esac
  case "\${COMP_WORDS[1]} $current" in
${rows.flatMap(wordCases).join("")}  esac
}

_graph_backup_delta_suggest() {
  COMPREPLY=($(compgen -W "$1" -- "$current"))
  # Where no suggestion fits, no file does.
  compopt +o default 2> /dev/null
}

complete -o default -F _graph_backup_delta graph-backup-delta
`;
}

/**
 * What to do after each option that takes a value.
 *
 * @param {Row} row
 */
function valueCases({ name, options }) {
  return options
    .filter((it) => it.value)
    .map((it) => {
      const pattern = spellings(it).map((spelling) => quoted(`${name} ${spelling}`));
      const act = it.suggestions ? `${suggest(it.suggestions)}; return` : "return";
      return `    ${pattern.join(" | ")}) ${act} ;;\n`;
    });
}

/**
 * What to do beside options.
 *
 * @param {Row} row
 */
function wordCases({ name, options, words }) {
  const typed = `    ${quoted(`${name} -`)}*) ${suggest(options.flatMap(spellings))} ;;\n`;
  return words ? [typed, `    ${quoted(`${name} `)}*) ${suggest(words)} ;;\n`] : [typed];
}

/** @param {readonly string[]} words */
function suggest(words) {
  return `_graph_backup_delta_suggest ${quoted(words.join(" "))}`;
}
