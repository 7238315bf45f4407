// explain: what a code means, at length.

import { codes, explain } from "../../index.js";
import { OWNERS } from "../owners.js";
import { styleFor } from "../style.js";
import { wrapped } from "../text.js";
import { UsageError } from "../usage.js";

/** @typedef {import("graph-backup-delta").Explanation} Explanation */
/** @typedef {import("../style.js").Style} Style */

/** @type {import("../operations.js").Operation} */
export const explainOperation = {
  name: "explain",
  summary: "tell what codes of findings, or of the service's errors, mean",
  takes: "[CODE…]",
  words: codes,
  about: `Tells at length what codes mean: those of findings, such as id-malformed, those of errors of the
service, such as InvalidRestorePoint, and HTTP statuses of failures, such as 503. Without a CODE it lists
all but the statuses.`,
  examples: [
    {
      does: "tell what a code means",
      call: "graph-backup-delta explain id-malformed InvalidRestorePoint",
    },
  ],

  async run(words) {
    const result = (words.length === 0 ? codes() : words).map(explanationOf);
    const text = () => {
      const style = styleFor(process.stdout);
      if (words.length === 0) return listText(result, style);
      return result.map((it) => explanationText(it, style)).join("\n");
    };
    return { result, text };
  },
};

/** @param {string} code */
function explanationOf(code) {
  const explanation = explain(code);
  if (explanation) return explanation;
  if (/^[12]\d\d$/.test(code)) {
    throw new UsageError(
      `${code} says that it was done, which the answer's body may belie: see interpret`,
    );
  }
  throw new UsageError(`"${code}" is no code it knows; explain without a code lists all`);
}

/**
 * @param {Explanation[]} all
 * @param {Style} style
 */
function listText(all, style) {
  const width = Math.max(...all.map((it) => it.code.length)) + 2;
  const row = (/** @type {Explanation} */ { code, severity, title, meaning }) =>
    style(severity ?? "strong", code) +
    " ".repeat(width - code.length) +
    (severity ? title : meaning);
  return all.map((it) => `${row(it)}\n`).join("");
}

/**
 * @param {Explanation} explanation
 * @param {Style} style
 */
function explanationText(
  { code, title, severity, meaning, why, help, source, service, owner, retryable },
  style,
) {
  const head = severity
    ? `${style(severity, code)} (${severity}): ${title}`
    : style("strong", code);
  const notes = [
    ["an error of", owner && OWNERS[owner]],
    ["why", why],
    ["help", help],
    ["the service answers", service && `${service.status} ${service.code}`],
    ["worth sending again", retryable === undefined ? undefined : retryable ? "yes" : "no"],
    ["source", source],
  ];
  const lines = notes
    .filter(([, text]) => text)
    .map(([name, text]) => wrapped(`${name}: ${text}`, "  "));
  return `${head}\n\n${wrapped(meaning, "  ")}\n${lines.join("")}`;
}
