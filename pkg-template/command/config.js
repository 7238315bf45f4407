// The levels of rules, as they are typed and as a configuration file sets them: graph-backup-delta.json in
// the folder of a body, or in the nearest one above.

import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codes, explain, validate } from "../index.js";
import { IRREGULAR, reasonOf } from "./input.js";
import { UsageError } from "./usage.js";

/** @typedef {import("graph-backup-delta").ValidateOptions} ValidateOptions */
/** @typedef {Pick<ValidateOptions, "rules" | "allowProperties">} Config */

/** The name of a configuration file. Where folders are searched it is no body. */
export const CONFIG_FILE = "graph-backup-delta.json";

/** The levels a rule can have. @type {readonly string[]} */
const LEVELS = ["off", "info", "warning", "error"];

/** A larger file is no configuration: one that sets every rule is a hundredth of it. */
const LARGEST = 1_000_000;

/** What a configuration can hold. */
const NAMES = ["$schema", "rules", "allowProperties"];

/** The codes of the rules. */
export function ruleCodes() {
  return codes().filter((it) => explain(it)?.severity);
}

/**
 * The rules, each with the level that it has: its own, or the one that is set.
 *
 * @param {ValidateOptions} options
 */
export function ruleTable({ rules = {} }) {
  const levels = /** @type {Record<string, string | undefined>} */ (rules);
  return ruleCodes().map((code) => {
    const { severity, title } = /** @type {import("graph-backup-delta").Explanation} */ (
      explain(code)
    );
    return { code, level: levels[code] ?? severity, title };
  });
}

/**
 * The levels that were typed: `CODE=LEVEL`, each.
 *
 * @param {string[]} words
 */
function typedRules(words) {
  const pairs = words.map((word) => {
    const at = word.indexOf("=");
    const level = word.slice(at + 1);
    if (at < 1 || !LEVELS.includes(level)) {
      const expected = `CODE=LEVEL, where the level is ${LEVELS.join(", ")}`;
      throw new UsageError(`--rule is ${expected}; not "${word}"`);
    }
    return [word.slice(0, at), level];
  });
  return Object.fromEntries(pairs);
}

/**
 * What gives the options for a file: what was typed, over what the nearest configuration says.
 *
 * @param {ValidateOptions} typed The options without rules.
 * @param {string[]} rules
 * @returns {(file: string) => ValidateOptions}
 */
export function optionsByFile(typed, rules) {
  const typedLevels = typedRules(rules);
  checked({ rules: typedLevels }, "--rule");
  /** @type {Map<string, Config>} */
  const known = new Map();
  /** @param {string} folder @returns {Config} */
  const configOf = (folder) => {
    const before = known.get(folder);
    if (before) return before;
    const above = dirname(folder);
    const config = readConfig(folder) ?? (above === folder ? {} : configOf(above));
    known.set(folder, config);
    return config;
  };
  return (file) => {
    const { rules, allowProperties } = configOf(file === "-" ? resolve() : dirname(resolve(file)));
    const levels = { ...rules, ...typedLevels };
    return {
      ...typed,
      ...(Object.keys(levels).length > 0 && { rules: levels }),
      ...(allowProperties && { allowProperties }),
    };
  };
}

/**
 * The configuration in a folder; undefined where there is none.
 *
 * @param {string} folder
 * @returns {Config | undefined}
 */
function readConfig(folder) {
  const file = join(folder, CONFIG_FILE);
  const text = textOf(file);
  if (text === undefined) return undefined;
  const config = parsed(text, file);
  const other = Object.keys(config).find((it) => !NAMES.includes(it));
  if (other !== undefined) {
    throw new UsageError(`${file}: there is no "${other}"; it holds ${NAMES.join(", ")}`);
  }
  const { rules, allowProperties } = config;
  return checked({ rules, allowProperties }, file);
}

/**
 * Nobody names a configuration: it is found. So only what lies there itself is read.
 *
 * @param {string} file
 */
function textOf(file) {
  try {
    const stat = lstatSync(file);
    // A folder of that name is none.
    if (stat.isDirectory()) return undefined;
    const reason = otherReason(stat);
    if (!reason) return readFileSync(file, "utf8");
    throw new Error(reason);
  } catch (error) {
    const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
    if (["ENOENT", "ENOTDIR"].includes(code)) return undefined;
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

/**
 * Why a file that is called so is not read.
 *
 * @param {import("node:fs").Stats} stat
 */
function otherReason(stat) {
  if (stat.isSymbolicLink()) return "it is a link, and none is followed to a configuration";
  if (!stat.isFile()) return IRREGULAR;
  return stat.size > LARGEST ? "it is larger than 1 MB, the most that is read" : undefined;
}

/**
 * @param {string} text
 * @param {string} file
 * @returns {Record<string, any>}
 */
function parsed(text, file) {
  try {
    const config = JSON.parse(text);
    if (config && typeof config === "object" && !Array.isArray(config)) return config;
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${/** @type {Error} */ (error).message}`);
  }
  throw new UsageError(`${file} holds no object`);
}

/**
 * A configuration that the library takes.
 *
 * @param {Config} config
 * @param {string} source Where it is from.
 */
function checked(config, source) {
  try {
    validate("", config);
    return config;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new UsageError(`${source}: ${message.replace(/\.$/, "")}`);
  }
}
