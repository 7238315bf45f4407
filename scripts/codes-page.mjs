// The page of all codes, from what the library says of them.

import { OWNERS } from "../pkg-template/command/owners.js";

/** @typedef {import("graph-backup-delta").Explanation} Explanation */

/**
 * @param {Pick<typeof import("graph-backup-delta"), "codes" | "explain">} library
 * @returns {string} Markdown.
 */
export function codesPage({ codes, explain }) {
  const all = codes().flatMap((code) => explain(code) ?? []);
  const [findings, errors] = [all.filter((it) => it.severity), all.filter((it) => !it.severity)];
  return `# Codes

Every code that a finding, or an error of the service, can have. \`graph-backup-delta explain CODE\` and
\`explain(code)\` say the same. This page is made by \`npm run docs\`.

## Findings

An _error_ would be refused or misread by the service; a _warning_ is likely to be refused, or not what
was meant; an _info_ is worth knowing. In a message, \`{…}\` stands for what differs from case to case.
The service's answer stands where its documents say one that is the same for every resource.

${table([
  [
    "code",
    "severity",
    "what it is",
    "message",
    "why it matters",
    "what to do",
    "the service's answer",
    "source",
  ],
  ...findings.map(findingRow),
])}
## Errors of the service

Source: ${[...new Set(errors.map((it) => prose(it.source)))].join("; ")}.

${table([
  ["code", "status", "whose it is", "what happened", "what to do", "worth sending again"],
  ...errors.map(errorRow),
])}`;
}

/** @param {Explanation} explanation */
function findingRow({ code, severity, title, meaning, why, help, service, source }) {
  const answer = service ? `${service.status} \`${service.code}\`` : "";
  return [
    `\`${code}\``,
    severity ?? "",
    ...[title, meaning, why, help].map(prose),
    answer,
    prose(source),
  ];
}

/** @param {Explanation} explanation */
function errorRow({ code, owner, meaning, help, service, retryable }) {
  const status = service ? String(service.status) : "";
  const again = retryable ? "yes" : "no";
  return [`\`${code}\``, status, OWNERS[owner ?? "graph"], prose(meaning), prose(help), again];
}

/** @param {string[][]} rows The first one is the head. */
function table([head, ...rows]) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}

/**
 * Text that Markdown shows as it is: what stands in backticks is code already.
 *
 * @param {string} text
 */
function prose(text) {
  return text
    .split(/(`+[^`]*`+)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[\\<>*_[\]]/g, "\\$&")))
    .join("")
    .replaceAll("|", "\\|");
}
