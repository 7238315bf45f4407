/**
 * What a pasted text holds: ids, or a table of which a column is to be chosen, or a whole body.
 *
 * @import { Collected, CollectOptions, Report, ResourceName } from "graph-backup-delta"
 * @import { Label } from "./state/labels.js"
 */

import { build, validate } from "graph-backup-delta/slim";
import { labelsIn } from "./naming.js";
import { collectAll } from "./refused.js";

/**
 * @typedef {object} Column A column of a table that holds ids.
 * @property {string} name
 * @property {string[]} ids
 * @property {[string, Label][]} labels The lines that they stand in.
 *
 * @typedef {object} Besides
 * @property {[string, Label][]} labels What the text calls its ids.
 * @property {Column[]} columns Those to choose from where the table does not tell.
 * @property {string[]} others The ids that a body has for the other list.
 * @property {ResourceName} [resource] The one whose body it is, where that is another one.
 * @property {Partial<Record<Common, string[]>>} [says] What the additions of a body say for
 * themselves that Build says for all: each value once.
 *
 * @typedef {"destinationType" | "browseSessionId"} Common
 *
 * @typedef {Omit<Collected, "columns" | "total"> & Besides} CollectedFrom
 */

/**
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Promise<CollectedFrom>}
 */
export async function collectFrom(text, options) {
  const labels = await labelsIn(text);
  const pairs = await columnsWithoutHeader(text, options);
  if (pairs.length > 1)
    return { ids: [], rows: [], findings: [], columns: pairs, others: [], labels };
  const collected = collectAll(text, options);
  const isUnread = collected.findings.some((it) => it.code === "list-unreadable");
  const columns = isUnread && collected.ids.length === 0 ? await columnsOf(text, options) : [];
  const body = bodyIn(text);
  const found = {
    ...collected,
    columns,
    others: [],
    labels: [...labelsBeside(collected), ...labels],
  };
  if (!body) return found;
  if (body.resource !== options.resource) return { ...found, resource: body.resource };
  return { ...found, others: othersIn(text, body, options), says: saidBy(collected) };
}

/**
 * The names that the package found beside ids: also beside those that the page would not know as such.
 *
 * @param {Pick<Collected, "rows">} collected
 * @returns {[string, Label][]}
 */
function labelsBeside({ rows }) {
  return rows.flatMap(({ reference, id, label }) => {
    if (label === undefined) return [];
    return [reference, id].flatMap((it) =>
      it === undefined ? [] : [/** @type {[string, Label]} */ ([it, { name: label }])],
    );
  });
}

/**
 * What a body asks for, for Build to go on with.
 *
 * @param {string} text
 * @param {CollectOptions} options
 */
export function partsOfBody(text, options) {
  const add = collectAll(text, { ...options, kind: "addition" });
  const remove = collectAll(text, { ...options, kind: "removal" });
  return { add, remove, says: saidBy(add) };
}

/**
 * What a text says as a body, if it is one.
 *
 * @param {string} text
 */
function bodyIn(text) {
  // Only what looks like a body is read again: a list may be long.
  if (!text.trimStart().startsWith("{")) return undefined;
  const { resource, additions, removals } = validate(text, { maxFindings: 0 });
  return resource && additions + removals > 0 ? { resource, additions, removals } : undefined;
}

/** How many cells of a column are looked at to know it. */
const SAMPLE = 100;

/**
 * The columns of a CSV that look like ids of the kind that is asked for.
 *
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Promise<Column[]>}
 */
async function columnsOf(text, options) {
  const [header = [], ...rows] = await recordsOf(text);
  if (header.length < 2) return [];
  return columnsIn(rows, header, options, 2);
}

/** Where an id holds commas, or may be anything, one line is one id. */
const OF_ONE_WORD = /^(?:[^\s,;]+[,;\t]\s*)+[^\s,;]+$/;

/**
 * The columns of a table that has no header, where more than one of them holds ids: which one is meant
 * only the person can tell.
 *
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Promise<Column[]>}
 */
async function columnsWithoutHeader(text, options) {
  const lines = text.trim().split(/\r?\n/, SAMPLE);
  const widths = new Set(lines.map((it) => it.split(/[,;\t]/).length));
  const isTable =
    lines.length > 1 && widths.size === 1 && lines.every((it) => OF_ONE_WORD.test(it));
  if (!isTable || !lines.every((it) => GUIDS.test(it))) return [];
  const rows = await recordsOf(text);
  const names = (rows[0] ?? []).map((_, at) => `Column ${at + 1}`);
  return columnsIn(rows, names, options, 1);
}

/** Two GUIDs in a line, with one sign between them: no id of a site, which starts with a host. */
const GUIDS =
  /^(?:"?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"?\s*[,;\t]\s*)+"?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"?\s*$/i;

/** @param {string} text */
async function recordsOf(text) {
  // It comes when it is needed: few paste a table, and the page opens sooner.
  const { default: Papa } = await import("papaparse");
  return /** @type {string[][]} */ (Papa.parse(text.trim(), { skipEmptyLines: "greedy" }).data);
}

/**
 * @param {string[][]} rows
 * @param {string[]} names
 * @param {CollectOptions} options
 * @param {number} firstLine
 */
function columnsIn(rows, names, options, firstLine) {
  return names.flatMap((name, at) => {
    const cells = rows.map((row, line) => ({ id: row[at]?.trim() ?? "", line: line + firstLine }));
    const given = cells.filter(({ id }) => id !== "");
    const ids = given.map(({ id }) => id);
    const labels = given.map(({ id, line }) => /** @type {[string, Label]} */ ([id, { line }]));
    if (!areIds(ids.slice(0, SAMPLE), options)) return [];
    return [{ name: name.trim() || `Column ${at + 1}`, ids, labels }];
  });
}

/**
 * Whether most of some texts are ids of the kind that is asked for.
 *
 * @param {string[]} texts
 * @param {CollectOptions} options
 */
function areIds(texts, { kind, ...chosen }) {
  const { findings } = build({ ...chosen, id: "", [kind === "removal" ? "remove" : "add"]: texts });
  const wrong = findings.filter(({ code }) => code === "id-malformed" || code === "id-unusual");
  return wrong.length * 2 < texts.length;
}

/**
 * What the additions of a body say for themselves.
 *
 * @param {Pick<Collected, "rows">} collected
 */
function saidBy({ rows }) {
  const additions = rows.filter((it) => it.kind === "addition");
  /** @param {Common} name */
  const valuesOf = (name) => [...new Set(additions.flatMap((it) => it[name] ?? []))];
  return {
    destinationType: valuesOf("destinationType"),
    browseSessionId: valuesOf("browseSessionId"),
  };
}

/**
 * The ids of the other list, where a body has ids for both.
 *
 * @param {string} text
 * @param {Pick<Report, "additions" | "removals">} body
 * @param {CollectOptions} options
 */
function othersIn(text, { additions, removals }, { kind, ...options }) {
  if (additions === 0 || removals === 0) return [];
  return collectAll(text, { ...options, kind: kind === "removal" ? "addition" : "removal" }).ids;
}
