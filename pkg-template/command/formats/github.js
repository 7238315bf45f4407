// Workflow commands of GitHub Actions, which annotate the lines of files.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

import { configText } from "../config.js";
import { count } from "../findings.js";
import { placeAt } from "../places.js";
import { withoutLikeIds } from "../redact.js";
import { talliedText } from "../tally.js";
import { safe } from "../text.js";
import { pathOf } from "../uri.js";

/** @typedef {import("graph-backup-delta").Finding} Finding */

const COMMANDS = { error: "error", warning: "warning", info: "notice" };

/**
 * @param {import("../formats.js").Wanted} wanted
 * @returns {import("../formats.js").Format}
 */
export function githubFormat({ configs, redact }) {
  const shown = redact ? withoutLikeIds : (/** @type {string} */ it) => it;
  return {
    // Who brings one, as in a pull request, decides what is judged.
    start: () =>
      configs
        .map((it) => {
          const place = { file: shown(pathOf(it.name)), title: "rules are set here" };
          return command("notice", place, shown(configText(it)));
        })
        .join(""),
    judged: ({ source, report }) => {
      const lines = report.findings.map((it) => annotation(it, source));
      const unlisted = report.total - report.findings.length;
      if (unlisted > 0) {
        const file = pathOf(source.file);
        lines.push(command("notice", { file }, `… and ${count(unlisted, "more finding")}`));
      }
      return lines.join("");
    },
    unread: ({ file, reason }) =>
      command("error", { file: pathOf(file), title: "not readable" }, reason),
    // No name of a file stands first, as it may look like a command.
    end: (tally) => `${count(tally.files, "file")} read: ${talliedText(tally)}\n`,
  };
}

/**
 * @param {Finding} finding
 * @param {import("../input.js").Source} source
 */
function annotation({ code, severity, message, help, line, column, start, end }, { file, bytes }) {
  const to = end === undefined ? undefined : placeAt(bytes, end, { start, line });
  // Columns count within one line only.
  const ends = to && (to.line === line ? { endColumn: to.column } : { endLine: to.line });
  const place = { file: pathOf(file), line, col: column, ...ends };
  return command(
    COMMANDS[severity],
    { ...place, title: code },
    [message, help].filter(Boolean).join("\n"),
  );
}

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} properties
 * @param {string} message
 */
function command(name, properties, message) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${list.join(",")}::${escaped(message)}\n`;
}

/**
 * What a terminal would obey is written as an escape; what the runner would, as it reads it.
 *
 * @param {string} text
 */
function escaped(text) {
  return text.split("\n").map(safe).join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** @param {string} text */
function escapedProperty(text) {
  return text.split(":").map(escaped).join("%3A").replaceAll(",", "%2C");
}
