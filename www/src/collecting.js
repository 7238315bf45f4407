/**
 * What a pasted text holds: ids, or a table of which a column is to be chosen, or a whole body.
 *
 * @import { Collected, CollectOptions, ResourceName } from "graph-backup-delta"
 * @import { Label } from "./state/labels.js"
 * @import { Levels } from "./state/levels.js"
 * @import { AnyChange } from "./work.js"
 */

import { build, validate } from "graph-backup-delta/slim";
import { mendBody } from "./checking.js";
import { canSet, factsOf } from "./facts.js";
import { areRetentionSettings } from "./kept-work.js";
import { labelsIn, recordsOf } from "./naming.js";
import { counted } from "./numbers.js";
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

/** What is said of a body's items together: Build offers to take it. */
const OFFERED = ["list-destination", "list-browse-session"];

/**
 * @param {string} text
 * @param {CollectOptions} options
 * @returns {Promise<CollectedFrom>}
 */
export async function collectFrom(text, options) {
  const labels = await labelsIn(text);
  const collected = collectAll(text, options);
  const isUnread = collected.findings.some((it) => it.code === "list-unreadable");
  const isOfTable = isUnread && collected.ids.length === 0;
  const columns = isOfTable ? await columnsOf(text, options, collected.columns.length > 0) : [];
  const body = bodyIn(text);
  const found = {
    ...collected,
    columns,
    others: [],
    labels: [...labelsBeside(collected), ...labels],
  };
  if (!body) return found;
  if (body.resource !== options.resource) return { ...found, resource: body.resource };
  const { ids: others } = collectAll(text, { ...options, kind: otherKind(options) });
  const count = body.additions + body.removals - collected.ids.length - others.length;
  const told = found.findings.filter((it) => !OFFERED.includes(it.code));
  const findings = [...told, ...untold(count, collected), ...besides(text)];
  // Where a body has but one of both, there is nothing to take as well.
  const isBoth = body.additions > 0 && body.removals > 0;
  return { ...found, findings, others: isBoth ? others : [], says: saidBy(collected) };
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
 * @typedef {object} Taken What a body asks for, for Build to go on with.
 * @property {AnyChange} change What it says beside its items, and what it removes.
 * @property {string[]} add What its additions refer to.
 * @property {string} left What was not taken, as a sentence; else empty.
 *
 * @param {string} text
 * @param {ResourceName} resource
 * @param {Levels} levels
 * @returns {Taken | { problem: string }} Why nothing can be taken: Build shows all of a body, or none of it.
 */
export function partsOfBody(text, resource, levels) {
  const { deltas } = factsOf({ resource, restoreJobType: "standard", units: "protection" });
  const read = deltas.map(({ restoreJobType, units }) => {
    const options = { resource, restoreJobType, units };
    const add = collectAll(text, { ...options, kind: "addition" });
    const remove = collectAll(text, { ...options, kind: "removal" });
    return { options, add, remove };
  });
  const [found, ...others] = read.filter(
    ({ add, remove }) => add.ids.length + remove.ids.length > 0,
  );
  if (!found) {
    const unread = read.flatMap(({ add }) => add.findings).find((it) => it.severity === "error");
    return { problem: unread?.message ?? "It holds no items." };
  }
  if (others.length > 0)
    return { problem: "It has items of two lists, and Build has one at a time." };
  const { options, add, remove } = found;
  const { destinationType = [], browseSessionId = [] } = saidBy(add);
  if (destinationType.length > 1 || browseSessionId.length > 1)
    return { problem: "Its additions go to several places, and Build has one for all." };
  const beside = propertiesOf(text, resource, levels);
  if (!beside) return { problem: "What it says beside its items cannot be read." };
  const change = /** @type {AnyChange} */ ({ ...options, ...beside.said, remove: remove.ids });
  change.destinationType = /** @type {AnyChange["destinationType"]} */ (destinationType[0]);
  change.browseSessionId = browseSessionId[0];
  const wrong = [...add.findings, ...remove.findings].filter(
    (it) => it.severity === "error",
  ).length;
  const left = [
    wrong > 0 && `${counted(wrong, "item")} without an id was left out.`,
    ...beside.unknown.map((name) => `“${name}” was left out.`),
  ];
  return { change, add: add.ids, left: left.filter(Boolean).join(" ") };
}

/**
 * What a body says beside its items.
 *
 * @param {string} text
 * @param {ResourceName} resource
 * @param {Levels} levels
 */
function propertiesOf(text, resource, levels) {
  const { properties } = factsOf({ resource, restoreJobType: "standard", units: "protection" });
  /** @type {Record<string, any>} */
  let body;
  try {
    // As people write it: with comments, a comma too many, a name in another case.
    body = JSON.parse(mendBody(text, { resource }, levels).text);
  } catch {
    return undefined;
  }
  const { displayName, policyId, retentionSettings, ...rest } = body;
  /** @param {"displayName" | "policyId" | "retentionSettings"} name @param {boolean} isRight */
  const take = (name, isRight) => {
    if (canSet({ properties }, name) && isRight) return { [name]: body[name] };
    if (body[name] !== undefined) rest[name] = body[name];
    return {};
  };
  const said = {
    ...take("displayName", typeof displayName === "string"),
    ...take("policyId", typeof policyId === "string"),
    ...take("retentionSettings", areRetentionSettings(retentionSettings)),
  };
  const isItems = (/** @type {string} */ name) => /@delta$|RestoreArtifacts$/.test(name);
  return { said, unknown: Object.keys(rest).filter((it) => !isItems(it)) };
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

/** @param {CollectOptions} options */
function otherKind({ kind }) {
  return kind === "removal" ? "addition" : "removal";
}

/**
 * What is told of the items of a body that are in another of its arrays than the one that is asked for.
 *
 * @param {number} others How many there are.
 * @param {Pick<Collected, "findings">} collected
 * @returns {Collected["findings"]}
 */
function untold(others, { findings }) {
  if (others <= 0 || findings.some((it) => it.severity === "error")) return [];
  const message = `The body has ${counted(others, "item")} more, of another list: those were not read.`;
  return [{ code: "list-unreadable", severity: "error", pointer: "", message }];
}

/**
 * What is told of what a body says beside its items, as a list takes none of it.
 *
 * @param {string} text
 * @returns {Collected["findings"]}
 */
function besides(text) {
  const names = ["policyId", "displayName", "retentionSettings"];
  const said = names.filter((it) => text.includes(`"${it}"`)).map((it) => `\`${it}\``);
  if (said.length === 0) return [];
  const message = `The body also has ${said.join(" and ")}: Check takes it into Build as a whole.`;
  return [{ code: "property-unknown", severity: "info", pointer: "", message }];
}

/** How many cells of a column are looked at to know it. */
const SAMPLE = 100;

/**
 * The columns of a CSV that look like ids of the kind that is asked for.
 *
 * @param {string} text
 * @param {CollectOptions} options
 * @param {boolean} isNamed Whether its first line is a header.
 * @returns {Promise<Column[]>}
 */
async function columnsOf(text, options, isNamed) {
  const records = await recordsOf(text);
  const [first = []] = records;
  if (first.length < 2) return [];
  const names = isNamed ? first : first.map(() => "");
  return columnsIn(isNamed ? records.slice(1) : records, names, options, isNamed ? 2 : 1);
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
