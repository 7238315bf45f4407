// Mending files: what validate --fix and --fix-dry-run do.

import { fix, validate } from "../index.js";
import { diffText } from "./diff.js";
import { together } from "./each.js";
import { count } from "./findings.js";
import { jsonList } from "./formats/json.js";
import { readNamed, reasonOf } from "./input.js";
import { errorsOnly, isFound } from "./judge.js";
import { reportText } from "./report.js";
import { styleFor } from "./style.js";
import { Tally } from "./tally.js";
import { safe, safeLines } from "./text.js";
import { writeInPlace } from "./write.js";

/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("./judge.js").Asked} Asked */
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
 * Mends files, each as soon as it was judged: what was done to one is told whatever becomes of the next.
 *
 * @param {import("./named.js").Named[]} files
 * @param {Asked} asked
 * @returns {import("./operations.js").Performing}
 */
export function mending(files, asked) {
  const done = { found: false, undone: false };
  return { pieces: mendedPieces(files, asked, done), end: () => done };
}

/**
 * @param {import("./named.js").Named[]} files
 * @param {Asked} asked
 * @param {{ found: boolean, undone: boolean }} done
 * @returns {AsyncGenerator<import("./operations.js").Piece>}
 */
async function* mendedPieces(files, asked, done) {
  const list = asked.format === "json" ? jsonList() : textList();
  const style = styleFor(process.stdout);
  yield { out: list.start };
  for (const named of files) {
    const { mended, ...failure } = await mendedInPlace(named, asked);
    if (mended) {
      done.found ||= isFoundIn(mended.report, asked);
      const entry = { file: named.file, ...followed(named.file, asked), ...mended.result };
      yield { out: list.next(entry, () => toldText(mended, "mended", asked, style)) };
    } else {
      done.undone = true;
      const err = failureText(named.file, failure);
      yield { out: list.next({ file: named.file, ...failure }, () => ""), err };
    }
  }
  yield { out: list.end() };
}

/**
 * The configuration that was followed, as JSON has it.
 *
 * @param {string} file
 * @param {Asked} asked
 */
function followed(file, { configFor }) {
  const found = configFor(file);
  return found && { config: found.name };
}

/**
 * @typedef {object} Failure
 * @property {string} [unreadable] Why a file cannot be read.
 * @property {string} [unwritable] Why it cannot be written.
 *
 * @param {import("./named.js").Named} named
 * @param {Asked} asked
 * @returns {Promise<{ mended?: Mended } & Failure>}
 */
async function mendedInPlace(named, { optionsFor }) {
  const read = await readNamed(named);
  if ("reason" in read) return { unreadable: read.reason };
  let mended;
  try {
    mended = mend(read, optionsFor(named.file));
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
  const { before, after } = mended;
  const unwritable = after === before ? undefined : writeInPlace(before, after.bytes);
  return unwritable ? { unwritable } : { mended };
}

/**
 * @param {string} file
 * @param {Failure} failure
 */
function failureText(file, { unreadable, unwritable }) {
  const what = unwritable ? `cannot be written: ${unwritable}` : `cannot be read: ${unreadable}`;
  return `graph-backup-delta: ${safe(`${file} ${what}`)}\n`;
}

/** What people read: texts with a line between. */
function textList() {
  let divider = "";
  return {
    start: "",
    next: (/** @type {object} */ _, /** @type {() => string} */ text) => {
      const shown = text();
      if (shown === "") return "";
      const before = divider;
      divider = "\n";
      return before + shown;
    },
    end: () => "",
  };
}

/**
 * @param {import("graph-backup-delta").Report} report
 * @param {Asked} asked
 */
function isFoundIn(report, asked) {
  const tally = new Tally();
  tally.add(report);
  return isFound(tally, asked);
}

/**
 * Standard input mended: its text alone on standard output.
 *
 * @param {Source} source
 * @param {Asked} asked
 */
export function filtered(source, asked) {
  const mended = mend(source, asked.optionsFor(source.file));
  const { bytes } = mended.after;
  // What goes into a file or another program must be exact; a terminal must not be deceived.
  const shown = () => (process.stdout.isTTY ? safeLines(Buffer.from(bytes).toString()) : bytes);
  return {
    result: [{ file: source.name, ...followed(source.file, asked), ...mended.result }],
    found: isFoundIn(mended.report, asked),
    text: shown,
    notes: () => toldText(mended, "mended", asked, styleFor(process.stderr)),
  };
}

/**
 * What mending would do, written nowhere.
 *
 * @param {Source[]} sources
 * @param {Asked} asked
 */
export function previewed(sources, asked) {
  const performed = sources.map((source) => {
    const options = asked.optionsFor(source.file);
    const mended = mend(source, options);
    const isSame = mended.after === mended.before;
    const report = isSame ? mended.report : validate(source.bytes, options);
    return {
      result: { ...followed(source.file, asked), ...mended.result },
      found: isFoundIn(report, asked),
      text: () => diffOf(mended),
      notes: () => toldText(mended, "would mend", asked, styleFor(process.stderr)),
    };
  });
  // Diffs follow each other with nothing between, so that other programs can read them.
  return together(sources, performed, "");
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
 * @param {Asked} asked
 * @param {import("./style.js").Style} style
 */
function toldText({ after, applied, appliedTotal, report }, verb, asked, style) {
  const lines = applied.map(({ code, line, column, fix }) => {
    const place = `${safe(after.name)}:${line}:${column}`;
    return `${place}: ${style("good", `${verb}[${code}]`)}: ${safe(fix?.title ?? "")}\n`;
  });
  const unlisted = appliedTotal - applied.length;
  if (unlisted > 0) lines.push(`… and ${count(unlisted, "more mend")}\n`);
  const { quiet } = asked;
  // Where it has more warnings than there may be, its last line says how many.
  const left =
    quiet && !isFoundIn(report, asked)
      ? ""
      : reportText(quiet ? errorsOnly(report) : report, after, style, report);
  return [...lines, lines.length > 0 && left ? "\n" : "", left].join("");
}
