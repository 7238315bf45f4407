// Judging many files, one after the other: what is read, judged and printed of one is then forgotten.

import { validate } from "../index.js";
import { bodiesByLine, isByLine, placedIn } from "./bodies.js";
import { FORMATS } from "./formats.js";
import { readEach, unreadText } from "./input.js";
import { progressOn } from "./progress.js";
import { redactorOf, star, withoutLikeIds } from "./redact.js";
import { Tally } from "./tally.js";
import { safe } from "./text.js";
import { pathOf } from "./uri.js";
import { tooManyText } from "./warnings.js";

/** @typedef {import("./bodies.js").Body} Body */
/** @typedef {import("./formats.js").Format} Format */
/** @typedef {import("./input.js").Source} Source */
/** @typedef {import("./input.js").Unread} Unread */
/** @typedef {import("./operations.js").Piece} Piece */
/** @typedef {import("graph-backup-delta").Report} Report */

/**
 * @typedef {object} Asked
 * @property {(file: string) => import("graph-backup-delta").ValidateOptions} optionsFor
 * @property {import("./config.js").Options["configFor"]} configFor
 * @property {import("./config.js").Found[]} configs All that are followed.
 * @property {string} format
 * @property {boolean} isSearch
 * @property {boolean} byLine
 * @property {boolean} quiet
 * @property {boolean} redact
 * @property {number} [maxWarnings]
 */

/**
 * @param {import("./named.js").Named[]} files
 * @param {Asked} asked
 * @returns {import("./operations.js").Performing}
 */
export function judging(files, asked) {
  const total = new Tally();
  return {
    pieces: piecesOf(files, asked, total),
    end: () => ({ found: isFound(total, asked), undone: total.unread > 0 }),
  };
}

/**
 * Whether the exit code has to tell of it.
 *
 * @param {{ invalid: number, warning: number }} tally
 * @param {{ maxWarnings?: number }} asked
 */
export function isFound({ invalid, warning }, { maxWarnings = Number.POSITIVE_INFINITY }) {
  return invalid > 0 || warning > maxWarnings;
}

/**
 * @param {import("./named.js").Named[]} files
 * @param {Asked} asked
 * @param {Tally} total
 * @returns {AsyncGenerator<Piece>}
 */
async function* piecesOf(files, asked, total) {
  const format = FORMATS[asked.format](asked);
  const progress = progressOn(process.stderr, files.length);
  /** @type {string[]} */
  const warned = [];
  yield { out: format.start() };
  for await (const read of readEach(files)) {
    for (const piece of sourcePieces(read, asked, format, total, warned)) {
      if (piece.err || process.stdout.isTTY) progress.clear();
      yield piece;
    }
    progress.tell(total.files + total.unread);
  }
  progress.clear();
  yield { out: format.end(total), err: warningsText(total, asked, warned) };
}

/**
 * That there are too many warnings and, where they are not told themselves, in which files they are.
 *
 * @param {Tally} total
 * @param {Asked} asked
 * @param {string[]} warned
 */
function warningsText({ warning }, { maxWarnings = Number.POSITIVE_INFINITY, quiet }, warned) {
  if (warning <= maxWarnings) return "";
  const names = quiet ? `: ${warned.map(safe).join(", ")}` : "";
  return `graph-backup-delta: ${tooManyText(warning, maxWarnings)}${names}\n`;
}

/**
 * @param {Source | Unread} read
 * @param {Asked} asked
 * @param {Format} format
 * @param {Tally} total
 * @param {string[]} warned The names of files with warnings, to which it adds.
 * @returns {Generator<Piece>}
 */
function* sourcePieces(read, asked, format, total, warned) {
  const shown = asked.redact ? withShortNames(read) : read;
  if ("reason" in shown) {
    yield unreadPiece(shown, format, total);
    return;
  }
  const isLines = asked.byLine || isByLine(read);
  const tally = new Tally();
  try {
    const options = asked.optionsFor(read.file);
    const config = shownConfig(asked.configFor(read.file), asked);
    for (const judged of judgedIn(shown, isLines, { ...asked, options }, tally)) {
      yield { out: format.judged({ ...judged, config }) };
    }
  } catch (error) {
    // Whatever one body does to its judge, the other files are judged.
    const { message } = /** @type {Error} */ (error);
    const reason = asked.redact ? redactorOf([]).text(message) : message;
    yield unreadPiece({ ...shown, reason }, format, total);
    return;
  }
  if (isLines) yield { out: format.lines?.(shown, tally) };
  total.files++;
  total.addAll(tally);
  if (tally.warning > 0) warned.push(shown.name);
}

/**
 * @param {Unread} unread
 * @param {Format} format
 * @param {Tally} total
 * @returns {Piece}
 */
function unreadPiece(unread, format, total) {
  total.unread++;
  const told = safe(unreadText(unread.name, unread.reason));
  return { out: format.unread(unread), err: `graph-backup-delta: ${told}\n` };
}

/**
 * @param {Source} source
 * @param {boolean} isLines
 * @param {Asked & { options: import("graph-backup-delta").ValidateOptions }} asked
 * @param {Tally} tally
 * @returns {Generator<Omit<import("./formats.js").Judged, "config">>}
 */
function* judgedIn(source, isLines, { options, quiet, redact }, tally) {
  const bodies = isLines ? bodiesByLine(source.bytes) : [{ bytes: source.bytes, start: 0 }];
  const shown = redact
    ? redaction(source)
    : (/** @type {Body} */ _, /** @type {Report} */ report) => ({ source, report });
  for (const body of bodies) {
    const counted = placedIn(validate(body.bytes, options), body);
    tally.add(counted);
    yield { ...shown(body, quiet ? errorsOnly(counted) : counted), body, counted };
  }
}

/**
 * What shows a report on a body, and its source, with ids shortened. Where nothing was found there are
 * none.
 *
 * @param {Source} source
 * @returns {(body: Body, report: Report) => { source: Source, report: Report }}
 */
function redaction(source) {
  /** @type {Source | undefined} */
  let starred;
  return ({ bytes, start }, report) => {
    if (report.findings.length === 0) return { source, report };
    starred ??= { ...source, bytes: Buffer.from(source.bytes) };
    star(starred.bytes.subarray(start, start + bytes.length));
    return { source: starred, report: redactorOf([bytes]).value(report) };
  };
}

/**
 * What to call the configuration that is followed.
 *
 * @param {import("./config.js").Found | undefined} found
 * @param {{ redact: boolean }} asked
 */
export function shownConfig(found, { redact }) {
  return found && redact ? withoutLikeIds(found.name) : found?.name;
}

/**
 * @template {Source | Unread} Read
 * @param {Read} read
 * @returns {Read}
 */
function withShortNames(read) {
  // A path may hold more than its name does.
  const file = withoutLikeIds(pathOf(read.file));
  const reason = "reason" in read ? { reason: withoutLikeIds(read.reason) } : {};
  return { ...read, ...reason, file, name: withoutLikeIds(read.name) };
}

/**
 * @param {Report} report
 * @returns {Report}
 */
export function errorsOnly(report) {
  const findings = report.findings.filter((it) => it.severity === "error");
  return { ...report, findings, total: findings.length + report.total - report.findings.length };
}
