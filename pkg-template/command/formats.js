// How what was found in many files is printed, piece by piece: a format is a file and a row here.

import { githubFormat } from "./formats/github.js";
import { humanFormat } from "./formats/human.js";
import { jsonFormat } from "./formats/json.js";
import { junitFormat } from "./formats/junit.js";
import { sarifFormat } from "./formats/sarif.js";

/**
 * @typedef {object} Judged A body and what was found in it.
 * @property {import("./input.js").Source} source
 * @property {import("./bodies.js").Body} body
 * @property {import("graph-backup-delta").Report} report What to tell; its places are those of the source.
 * @property {import("graph-backup-delta").Report} counted All that was found.
 * @property {string} [config] The configuration that was followed.
 *
 * @typedef {object} Format Each gives what to print.
 * @property {() => string} start Before all.
 * @property {(judged: Judged) => string} judged
 * @property {(source: import("./input.js").Source, tally: import("./tally.js").Tally) => string} [lines]
 * After the bodies of a source that holds one a line.
 * @property {(unread: import("./input.js").Unread) => string} unread
 * @property {(tally: import("./tally.js").Tally) => string} end After all.
 *
 * @typedef {object} Wanted What a format has to know.
 * @property {boolean} isSearch Whether names stand for other files.
 * @property {boolean} quiet Whether only errors are told.
 * @property {boolean} redact Whether ids are shortened.
 * @property {import("./config.js").Found[]} configs The configurations that are followed.
 */

/** @type {Record<string, (wanted: Wanted) => Format>} */
export const FORMATS = {
  human: humanFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: sarifFormat,
  junit: junitFormat,
};
