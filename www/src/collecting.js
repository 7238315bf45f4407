/**
 * What a pasted text holds: ids, or a table of which a column is to be chosen, or a whole body.
 *
 * @import { Collected, CollectOptions, Report, ResourceName } from "graph-backup-delta"
 */

import { build, collect, plan, validate } from "graph-backup-delta/slim";

/**
 * @typedef {object} Column A column of a table that holds ids.
 * @property {string} name
 * @property {string[]} ids
 *
 * @typedef {object} Besides
 * @property {Column[]} columns Those to choose from where the table does not tell.
 * @property {string[]} others The ids that a body has for the other list.
 * @property {ResourceName} [resource] The one whose body it is, where that is another one.
 * @property {Partial<Record<Common, string[]>>} [says] What the additions of a body say for
 * themselves that Build says for all: each value once.
 *
 * @typedef {"destinationType" | "browseSessionId"} Common
 *
 * @typedef {Omit<Collected, "columns"> & Besides} CollectedFrom
 */

/**
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Promise<CollectedFrom>}
 */
export async function collectFrom(text, options) {
  const collected = collect(text, options);
  const isUnread = collected.findings.some((it) => it.code === "list-unreadable");
  const columns = isUnread && collected.ids.length === 0 ? await columnsOf(text, options) : [];
  const body = bodyIn(text);
  if (body && body.resource !== options.resource) {
    return { ...collected, columns, others: [], resource: body.resource };
  }
  if (!body) return { ...collected, columns, others: [] };
  return {
    ...collected,
    columns,
    others: othersIn(text, body, options),
    says: saidIn(text, options),
  };
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
  // It comes when it is needed: few paste a table, and the page opens sooner.
  const { default: Papa } = await import("papaparse");
  const records = /** @type {string[][]} */ (
    Papa.parse(text.trim(), { skipEmptyLines: "greedy" }).data
  );
  const [header = [], ...rows] = records;
  if (header.length < 2) return [];
  return header.flatMap((name, at) => {
    const ids = rows.map((row) => row[at]?.trim() ?? "").filter((it) => it !== "");
    return areIds(ids.slice(0, SAMPLE), options) ? [{ name: name.trim() || `${at + 1}`, ids }] : [];
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
 * @param {string} text A body.
 * @param {CollectOptions} options
 */
function saidIn(text, { kind: _, ...options }) {
  const { change } = plan("[]", text, { ...options, id: ANY_ID });
  const additions = /** @type {Partial<Record<Common, string>>[]} */ (change?.add ?? []);
  /** @param {Common} name */
  const valuesOf = (name) => [...new Set(additions.flatMap((it) => it[name] ?? []))];
  return {
    destinationType: valuesOf("destinationType"),
    browseSessionId: valuesOf("browseSessionId"),
  };
}

/** The session does not matter for what the additions of a body say. */
const ANY_ID = "00000000-0000-0000-0000-000000000001";

/**
 * The ids of the other list, where a body has ids for both.
 *
 * @param {string} text
 * @param {Pick<Report, "additions" | "removals">} body
 * @param {CollectOptions} options
 */
function othersIn(text, { additions, removals }, { kind, ...options }) {
  if (additions === 0 || removals === 0) return [];
  return collect(text, { ...options, kind: kind === "removal" ? "addition" : "removal" }).ids;
}
