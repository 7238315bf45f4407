// Mending files: what validate --fix and --fix-dry-run do.

import { fix, validate } from "../index.js";
import { diffText } from "./diff.js";
import { together } from "./each.js";
import { count } from "./findings.js";
import { reportText } from "./report.js";
import { styleFor } from "./style.js";
import { safe, safeLines } from "./text.js";
import { writeInPlace } from "./write.js";

/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("graph-backup-delta").ValidateOptions} Options */

/**
 * @typedef {object} Mended
 * @property {Source} before
 * @property {Source} after The same one where nothing was mended.
 * @property {import("graph-backup-delta").Finding[]} applied
 * @property {number} appliedTotal
 * @property {object} result What the library gave.
 * @property {import("graph-backup-delta").Report} report What is left, with places in bytes.
 */

/**
 * @param {Source} before
 * @param {Options} options
 * @returns {Mended}
 */
function mend(before, options) {
  const text = textOf(before.bytes);
  // What is not UTF-8 is no text that could be mended.
  if (text === undefined) {
    const report = validate(before.bytes, options);
    const nothing = { applied: [], appliedTotal: 0, report };
    return { before, after: before, ...nothing, result: nothing };
  }
  const result = fix(text, options);
  const { applied, appliedTotal } = result;
  const after = result.text === text ? before : { ...before, bytes: Buffer.from(result.text) };
  const report = validate(after.bytes, options);
  return { before, after, applied, appliedTotal, result, report };
}

/**
 * The text of bytes, with its byte order mark; undefined where they are not UTF-8.
 *
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Mends, and puts the mended text where the text came from.
 *
 * @param {Source[]} sources
 * @param {Options} options
 */
export function mendPerformed(sources, options) {
  const all = sources.map((it) => mend(it, options));
  for (const { before, after } of all) {
    if (after !== before && before.file !== "-") writeInPlace(before.file, after.bytes);
  }
  const performed = all.map((it) => ({
    result: it.result,
    found: !it.report.valid,
    text: () => toldText(it, "mended", styleFor(process.stdout)),
  }));
  const [first] = all;
  return first.before.file === "-" ? filtered(first) : together(sources, performed);
}

/**
 * Standard input mended: its text alone on standard output.
 *
 * @param {Mended} mended
 */
function filtered(mended) {
  const { bytes } = mended.after;
  // What goes into a file or another program must be exact; a terminal must not be deceived.
  const shown = () => (process.stdout.isTTY ? safeLines(Buffer.from(bytes).toString()) : bytes);
  return {
    result: [{ file: mended.before.name, ...mended.result }],
    found: !mended.report.valid,
    text: shown,
    notes: () => toldText(mended, "mended", styleFor(process.stderr)),
  };
}

/**
 * What mending would do, written nowhere.
 *
 * @param {Source} source
 * @param {Options} options
 */
export function mendedPerformed(source, options) {
  const mended = mend(source, options);
  return {
    result: mended.result,
    found: !validate(source.bytes, options).valid,
    text: () => diffOf(mended),
    notes: () => toldText(mended, "would mend", styleFor(process.stderr)),
  };
}

/** @param {Mended} mended */
function diffOf({ before, after }) {
  if (after === before) return "";
  const [old, text] = [before, after].map((it) => Buffer.from(it.bytes).toString());
  return diffText(before.name, old, text, styleFor(process.stdout));
}

/**
 * What was mended, a line each as far as it is listed, and what is left.
 *
 * @param {Mended} mended
 * @param {string} verb
 * @param {import("./style.js").Style} style
 */
function toldText({ after, applied, appliedTotal, report }, verb, style) {
  const lines = applied.map(({ code, line, column, fix }) => {
    const place = `${safe(after.name)}:${line}:${column}`;
    return `${place}: ${style("good", `${verb}[${code}]`)}: ${safe(fix?.title ?? "")}\n`;
  });
  const unlisted = appliedTotal - applied.length;
  if (unlisted > 0) lines.push(`… and ${count(unlisted, "more mend")}\n`);
  return [...lines, lines.length > 0 ? "\n" : "", reportText(report, after, style)].join("");
}
