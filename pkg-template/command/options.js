// The options that operations share, and how each is read by Node, by the help and by shells.

import { resources } from "../index.js";

/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./operations.js").Option} Option */

/** The options without an operation. @type {Record<string, Option>} */
export const ALONE = {
  help: { short: "h", help: "print this, or after an operation what that takes" },
  version: { short: "V", help: "print the version" },
};

/** The option of operations that take a resource. @type {Option} */
export const RESOURCE = {
  value: "NAME",
  suggests: resources,
  help: "the resource, such as exchangeRestoreSession; describe lists all",
};

/** The option of operations that may be about more than one array of a session. @type {Option} */
export const RESTORE_JOB_TYPE = {
  value: "TYPE",
  choices: ["standard", "granular"],
  help: "what a session restores; granular with a browse session,\nelse standard by default",
};

/** The option of operations that may be about more than one array of a policy. @type {Option} */
export const UNITS = {
  value: "UNITS",
  choices: ["protection", "exclusion"],
  help: "which units of a policy: those that it protects, by default,\nor those that it leaves out (beta)",
};

/** The option of operations that tell of ids, and print none to be used. @type {Option} */
export const REDACT = {
  help: "print no more than the first 8 characters of ids, or of\nanything else that may be one",
};

/** The options that every operation takes. @type {Record<string, Option>} */
const COMMON = {
  color: {
    value: "WHEN",
    choices: ["auto", "always", "never"],
    help: "whether to colour: auto, the default, does so on terminals",
  },
  help: { short: "h", help: "print this" },
};

/** What an operation can print its result as, where its row does not tell. */
const FORMATS = ["human", "json"];

/** What a format is for. @type {Record<string, string>} */
const USES = {
  human: "human, the default, for people",
  json: "json for programs",
  github: "github for annotations of GitHub Actions",
  sarif: "sarif (2.1.0) for code scanning",
  junit: "junit for reports of tests",
};

/**
 * All that an operation takes: its own options, and then those that it shares.
 *
 * @param {Operation} operation
 * @returns {Record<string, Option>}
 */
export function optionsOf({ options, formats = FORMATS }) {
  return { ...options, ...(formats.length > 0 && { format: formatOption(formats) }), ...COMMON };
}

/**
 * @param {readonly string[]} formats
 * @returns {Option}
 */
function formatOption(formats) {
  const help = formats.map((it) => USES[it]).join(";\n");
  return { value: "FORMAT", choices: formats, help };
}

/**
 * The values that an option can be completed with; undefined where it takes a file, and none where
 * only the person knows.
 *
 * @param {Option} option
 */
export function suggestionsOf({ value, choices, suggests }) {
  return value === "FILE" ? undefined : (choices ?? suggests?.() ?? []);
}

/**
 * An option as it is typed: its letter, its name, what stands after it.
 *
 * @param {string} name
 * @param {Option} option
 */
export function typedAs(name, { short, value }) {
  const long = [`--${name}`, value].filter(Boolean).join(" ");
  return short ? `-${short}, ${long}` : long;
}
