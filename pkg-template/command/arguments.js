// What was typed, read and checked.

import { parseArgs } from "node:util";

/** Something was typed that the command cannot follow, or a file cannot be read. */
export class UsageError extends Error {}

/**
 * @typedef {object} Arguments
 * @property {"validate" | "build" | "interpret"} operation
 * @property {string[]} files The inputs; `-` is standard input.
 * @property {"human" | "json"} format
 * @property {string} [resource]
 * @property {string} [request]
 * @property {number} [status]
 */

/** The options that each operation takes beside those that all take. */
const OWN = {
  validate: ["resource"],
  build: [],
  interpret: ["request", "status"],
};

/**
 * @param {string[]} args
 * @returns {Arguments | "help" | "version"}
 */
export function readArguments(args) {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  if (values.version) return "version";
  const [name, ...files] = positionals;
  const operation = operationOf(name);
  for (const option of ["resource", "request", "status"]) {
    if (option in values && !OWN[operation].some((it) => it === option)) {
      throw new UsageError(`${operation} takes no --${option}; see graph-backup-delta --help`);
    }
  }
  if (files.length === 0) files.push("-");
  checkFiles(files, values.request);
  return {
    operation,
    files,
    format: formatOf(values.format),
    resource: values.resource,
    request: values.request,
    status: statusOf(values.status),
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: "string" },
        help: { type: "boolean", short: "h" },
        request: { type: "string" },
        resource: { type: "string" },
        status: { type: "string" },
        version: { type: "boolean", short: "V" },
      },
    });
  } catch (error) {
    // What Node says after its first sentence is longer than it helps.
    const [what] = /** @type {Error} */ (error).message.split(". ");
    throw new UsageError(`${what}; see graph-backup-delta --help`);
  }
}

/**
 * @param {string | undefined} name
 * @returns {Arguments["operation"]}
 */
function operationOf(name) {
  if (name === "validate" || name === "build" || name === "interpret") return name;
  const said = name === undefined ? "nothing to do was named" : `"${name}" is nothing it can do`;
  throw new UsageError(`${said}; say validate, build or interpret (see graph-backup-delta --help)`);
}

/**
 * @param {string[]} files
 * @param {string | undefined} request
 */
function checkFiles(files, request) {
  if (request !== undefined && files.length > 1) {
    throw new UsageError("--request goes with one answer; interpret several one by one");
  }
  if ([...files, request].filter((it) => it === "-").length > 1) {
    throw new UsageError("standard input can be read once only");
  }
}

/**
 * @param {string} [text]
 * @returns {Arguments["format"]}
 */
function formatOf(text = "human") {
  if (text === "human" || text === "json") return text;
  throw new UsageError(`--format is human or json, not "${text}"`);
}

/** @param {string} [text] */
function statusOf(text) {
  if (text === undefined) return undefined;
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new UsageError(`--status is the HTTP status of the answer, 100 to 599, not "${text}"`);
}
