// SARIF 2.1.0, as code scanning reads it.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

import { codes, explain } from "../../index.js";
import { placeAt } from "../places.js";
import { withoutLikeIds } from "../redact.js";
import { escapedJson } from "../text.js";
import { uriOf } from "../uri.js";
import { version } from "../version.js";

/** @typedef {import("graph-backup-delta").Explanation} Explanation */
/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("../input.js").Source} Source */

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const LEVELS = /** @type {const} */ ({ error: "error", warning: "warning", info: "note" });

/**
 * @param {import("../formats.js").Wanted} wanted
 * @returns {import("../formats.js").Format}
 */
export function sarifFormat({ configs, redact }) {
  const rules = codes()
    .map(explain)
    .filter((it) => it?.severity !== undefined);
  const indexes = new Map(rules.map((it, at) => [it?.code, at]));
  /** @type {object[]} */
  const notifications = [];
  let divider = "\n";

  /** @param {object} result */
  const element = (result) => {
    const before = divider;
    divider = ",\n";
    return before + printed(result);
  };

  /** Which files set the levels of rules, as the results do not say. */
  const configured = () => ({
    configurations: configs.map(({ name, config }) => ({
      uri: uriOf(redact ? withoutLikeIds(name) : name),
      ...config,
      ...(redact && { allowProperties: config.allowProperties?.map(withoutLikeIds) }),
    })),
  });

  return {
    start: () => {
      const driver = { name: "graph-backup-delta", version: version(), rules: rules.map(ruleOf) };
      const head = `"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0"`;
      const run = `"tool":${printed({ driver })},"columnKind":"utf16CodeUnits"`;
      return `{${head},"runs":[{${run},"results":[`;
    },
    judged: ({ source, report }) =>
      report.findings
        .map((it) => element({ ...resultOf(it, source), ruleIndex: indexes.get(it.code) }))
        .join(""),
    unread: ({ file, reason }) => {
      notifications.push(notificationOf(file, reason));
      return "";
    },
    end: () => {
      const invocation = {
        executionSuccessful: notifications.length === 0,
        toolExecutionNotifications: notifications,
      };
      const properties = configs.length > 0 ? `,"properties":${printed(configured())}` : "";
      return `\n],"invocations":[${printed(invocation)}]${properties}}]}\n`;
    },
  };
}

/** @param {object} value */
function printed(value) {
  return escapedJson(JSON.stringify(value));
}

/** @param {Explanation | undefined} explanation */
function ruleOf(explanation) {
  const { code, title, why, severity } = /** @type {Explanation} */ (explanation);
  return {
    id: code,
    shortDescription: { text: title },
    ...(why && { fullDescription: { text: why } }),
    help: { text: `graph-backup-delta explain ${code}` },
    defaultConfiguration: { level: LEVELS[severity ?? "error"] },
  };
}

/**
 * @param {Finding} finding
 * @param {Source} source
 */
function resultOf(finding, source) {
  const { code, severity, message, help, pointer, related = [], service } = finding;
  const place = { physicalLocation: physical(finding, source), ...logical(pointer) };
  const others = related.map((it, id) => ({
    id,
    message: { text: it.message },
    physicalLocation: { artifactLocation: artifact(source) },
    ...logical(it.pointer),
  }));
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: [message, help].filter(Boolean).join(" ") },
    locations: [place],
    ...(others.length > 0 && { relatedLocations: others }),
    ...fixesOf(finding, source),
    ...(service && { properties: { service } }),
  };
}

/**
 * @param {Finding} finding
 * @param {Source} source
 */
function physical(finding, source) {
  const { line, start, end } = finding;
  if (line === undefined || start === undefined || end === undefined) {
    return { artifactLocation: artifact(source) };
  }
  return { artifactLocation: artifact(source), region: regionOf(finding, source) };
}

/**
 * @param {Finding} finding
 * @param {Source} source
 */
function regionOf({ line, column, start = 0, end = start }, { bytes }) {
  const to = placeAt(bytes, end, { start, line });
  return {
    startLine: line,
    startColumn: column,
    ...(to && { endLine: to.line, endColumn: to.column }),
    byteOffset: start,
    byteLength: end - start,
  };
}

/** @param {string} pointer */
function logical(pointer) {
  return pointer ? { logicalLocations: [{ fullyQualifiedName: pointer }] } : {};
}

/** @param {Source} source */
function artifact({ file }) {
  return { uri: uriOf(file) };
}

/**
 * A certain mend, where its places can be told.
 *
 * @param {Finding} finding
 * @param {Source} source
 */
function fixesOf({ fix, start, line }, source) {
  const replacements = fix?.edits.map((edit) => {
    const [from, to] = [edit.start, edit.end].map((it) =>
      placeAt(source.bytes, it, { start, line }),
    );
    if (!from || !to) return undefined;
    const deletedRegion = {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
    return { deletedRegion, insertedContent: { text: edit.text } };
  });
  if (!fix || !replacements?.length || replacements.includes(undefined)) return {};
  const change = { artifactLocation: artifact(source), replacements };
  return { fixes: [{ description: { text: fix.title }, artifactChanges: [change] }] };
}

/**
 * @param {string} file
 * @param {string} reason
 */
function notificationOf(file, reason) {
  return {
    level: "error",
    message: { text: `The file cannot be read: ${reason}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
  };
}
