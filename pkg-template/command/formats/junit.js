// JUnit's XML, as what shows the results of tests reads it: a suite a body, a case a finding.

import { count, findingsText } from "../findings.js";
import { safe, safeLines } from "../text.js";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("../input.js").Source} Source */

/** @returns {import("../formats.js").Format} */
export function junitFormat() {
  return {
    start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="graph-backup-delta">\n',
    judged: ({ source, body, report }) => {
      const name = body.line === undefined ? source.name : `${source.name}:${body.line}`;
      const cases = report.findings.map((it) => findingCase(it, name, source));
      const unlisted = report.total - report.findings.length;
      if (unlisted > 0) cases.push(passed(`… and ${count(unlisted, "more finding")}`, name));
      if (cases.length === 0) cases.push(passed("valid", name));
      const failures = report.findings.filter((it) => it.severity === "error").length;
      return suite(name, cases, { failures });
    },
    unread: ({ name, reason }) => {
      const told = `<error message="${escaped(reason)}" type="not-readable"/>`;
      return suite(name, [passed("readable", name, told)], { errors: 1 });
    },
    end: () => "</testsuites>\n",
  };
}

/**
 * @param {string} name
 * @param {string[]} cases
 * @param {{ failures?: number, errors?: number }} counts
 */
function suite(name, cases, { failures = 0, errors = 0 }) {
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="0"`;
  return `  <testsuite name="${escaped(name)}" ${counts} time="0">\n${cases.join("")}  </testsuite>\n`;
}

/**
 * An error is a failure. What is no error has passed, and is told all the same.
 *
 * @param {Finding} finding
 * @param {string} file
 * @param {Source} source
 */
function findingCase(finding, file, source) {
  const { code, severity, message, line, column, pointer } = finding;
  const place = line === undefined ? pointer : `${line}:${column}`;
  const text = content(findingsText({ findings: [finding] }, source, (_, it) => it).trimEnd());
  const told =
    severity === "error"
      ? `<failure message="${escaped(message)}" type="${escaped(code)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return passed(`${code} at ${place}`, file, told);
}

/**
 * @param {string} name
 * @param {string} file
 * @param {string} [told]
 */
function passed(name, file, told = "") {
  const attributes = `name="${escaped(name)}" classname="${escaped(file)}" time="0"`;
  return told
    ? `    <testcase ${attributes}>${told}</testcase>\n`
    : `    <testcase ${attributes}/>\n`;
}

/** A text in one line, for an attribute. @param {string} text */
function escaped(text) {
  return markedUp(safe(text));
}

/** @param {string} text */
function content(text) {
  return markedUp(safeLines(text));
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * XML cannot hold two characters at all; controls are escapes already.
 *
 * @param {string} text
 */
function markedUp(text) {
  return text.replace(/[&<>"\ufffe\uffff]/g, (it) => ENTITIES[it] ?? "\ufffd");
}
