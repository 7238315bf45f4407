// Findings, as the best compilers print theirs: what is wrong, where, the place itself, what to do.

import { excerpt } from "./excerpt.js";
import { safe } from "./text.js";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("./style.js").Style} Style */

/**
 * @param {{ findings: Finding[], total?: number }} result
 * @param {Source} source What the findings are about.
 * @param {Style} style
 */
export function findingsText({ findings, total = findings.length }, source, style) {
  const blocks = findings.map((it) => `${findingText(it, source, style)}\n`);
  const unlisted = total - findings.length;
  if (unlisted > 0) blocks.push(`… and ${count(unlisted, "more finding")}\n\n`);
  return blocks.join("");
}

/**
 * How many of a thing: `1 error`, `2 errors`.
 *
 * @param {number} number
 * @param {string} thing
 * @param {string} [things]
 */
export function count(number, thing, things = `${thing}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? thing : things}`;
}

/**
 * @param {Finding} finding
 * @param {Source} source
 * @param {Style} style
 */
function findingText(finding, source, style) {
  const { severity, code, message, line } = finding;
  const margin = " ".repeat(String(line ?? " ").length);
  const lines = [
    style(severity, `${severity}[${code}]`) + style("strong", `: ${safe(message)}`),
    `${margin}${style("faint", "-->")} ${placeOf(finding, source)}`,
    ...excerptLines(finding, source, style, margin),
    ...notes(finding).map((it) => `${margin} ${style("faint", "=")} ${it}`),
  ];
  return lines.map((it) => `${it}\n`).join("");
}

/**
 * @param {Finding} finding
 * @param {Source} source
 */
function placeOf({ line, column }, { name }) {
  return safe(name) + (line === undefined ? "" : `:${line}:${column}`);
}

/**
 * @param {Finding} finding
 * @param {Source} source
 * @param {Style} style
 * @param {string} margin
 */
function excerptLines({ severity, line, start, end }, { bytes }, style, margin) {
  if (line === undefined || start === undefined) return [];
  const { line: cells, carets } = excerpt(bytes, start, end ?? start);
  // Each character is safe already, but not what they say together.
  const shown = safe(cells);
  const bar = style("faint", "|");
  return [
    `${margin} ${bar}`,
    `${style("faint", String(line))} ${bar} ${shown}`.trimEnd(),
    `${margin} ${bar} ${style(severity, carets)}`,
  ];
}

/** @param {Finding} finding */
function notes({ pointer, help, service, related = [] }) {
  const notes = [];
  if (pointer) notes.push(`at ${safe(pointer)}`);
  for (const it of related) notes.push(`at ${safe(it.pointer)}: ${safe(it.message)}`);
  if (help) notes.push(`help: ${safe(help)}`);
  if (service) notes.push(`the service would answer ${service.status} ${safe(service.code)}`);
  return notes;
}
