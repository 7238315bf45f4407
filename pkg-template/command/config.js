// The levels of rules, as they are typed and as a configuration file sets them: graph-backup-delta.json in
// the folder of a body, or in the nearest one above.

import { lstatSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { codes, explain, validate } from "../index.js";
import { IRREGULAR, reasonOf, unreadText } from "./input.js";
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
 * @typedef {object} Found A configuration that is followed.
 * @property {string} name Its path, from where the command runs.
 * @property {Config} config
 *
 * @typedef {object} Options What gives, for a file, what was typed, over what its configuration says.
 * @property {(file: string) => ValidateOptions} optionsFor
 * @property {(file: string) => Found | undefined} configFor
 */

/**
 * @param {ValidateOptions} typed The options without rules.
 * @param {import("./operations.js").Values} values
 * @returns {Options}
 */
export function optionsByFile(typed, values) {
  const typedLevels = typedRules(values.rule ?? []);
  checked({ rules: typedLevels }, "--rule");
  const configFor = configurations(values);
  const optionsFor = (/** @type {string} */ file) => {
    const { rules, allowProperties } = configFor(file)?.config ?? {};
    const levels = { ...rules, ...typedLevels };
    return {
      ...typed,
      ...(Object.keys(levels).length > 0 && { rules: levels }),
      ...(allowProperties && { allowProperties }),
    };
  };
  return { optionsFor, configFor };
}

/**
 * What gives the configuration for a file: the one that is named, or the nearest, or none.
 *
 * @param {import("./operations.js").Values} values
 * @returns {Options["configFor"]}
 */
function configurations({ config, "no-config": isNone }) {
  if (config !== undefined && isNone) {
    throw new UsageError("--config and --no-config exclude each other");
  }
  if (config !== undefined) {
    const named = readConfig(resolve(config), statSync);
    if (!named) throw new UsageError(unreadText(config, noneReason(config)));
    return () => named;
  }
  return isNone ? () => undefined : nearest();
}

/** @returns {Options["configFor"]} */
function nearest() {
  /** @type {Map<string, Found | undefined>} */
  const known = new Map();
  /** @param {string} folder @returns {Found | undefined} */
  const configOf = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const above = dirname(folder);
    const here = readConfig(join(folder, CONFIG_FILE), lstatSync);
    const found = here ?? (above === folder ? undefined : configOf(above));
    known.set(folder, found);
    return found;
  };
  return (file) => configOf(file === "-" ? resolve() : dirname(resolve(file)));
}

/**
 * Whether it is a configuration, and no body, whoever named it: a hook, or a pattern of a shell. One that
 * is called so and holds something else passes for neither.
 *
 * @param {string} file
 */
export function isConfig(file) {
  // Where there is none, that is told as of any other file.
  return basename(file) === CONFIG_FILE && readConfig(resolve(file), lstatSync) !== undefined;
}

/**
 * What a configuration sets, in words.
 *
 * @param {Found} found
 */
export function configText({ name, config: { rules = {}, allowProperties = [] } }) {
  const levels = Object.entries(rules).map(([code, level]) => `${code}=${level}`);
  return `${name} sets the rules: ${[...levels, ...allowedText(allowProperties)].join(", ") || "as they are"}`;
}

/** How many names are told that are allowed, and how much of each: anybody may have written them. */
const MOST_NAMES = 10;
const MOST_LETTERS = 64;

/** @param {readonly string[]} names */
function allowedText(names) {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES).map((it) => it.slice(0, MOST_LETTERS));
  const others = names.length - shown.length;
  return [`allowed: ${shown.join(", ")}`, ...(others > 0 ? [`and ${others} more`] : [])];
}

/**
 * A configuration; undefined where there is none.
 *
 * @param {string} file
 * @param {(file: string) => import("node:fs").Stats} statOf
 * @returns {Found | undefined}
 */
function readConfig(file, statOf) {
  const text = textOf(file, statOf);
  if (text === undefined) return undefined;
  const config = parsed(text, file);
  const other = Object.keys(config).find((it) => !NAMES.includes(it));
  if (other !== undefined) {
    throw new UsageError(`${file}: there is no "${other}"; it holds ${NAMES.join(", ")}`);
  }
  const { rules, allowProperties } = config;
  return { name: relative("", file), config: checked({ rules, allowProperties }, file) };
}

/**
 * Where nobody names a configuration, it is found: then only what lies there itself is read.
 *
 * @param {string} file
 * @param {(file: string) => import("node:fs").Stats} statOf
 */
function textOf(file, statOf) {
  try {
    const stat = statOf(file);
    // A folder of that name is none.
    if (stat.isDirectory()) return undefined;
    const reason = otherReason(stat);
    if (!reason) return readFileSync(file, "utf8").replace(/^\ufeff/, "");
    throw new Error(reason);
  } catch (error) {
    const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
    if (["ENOENT", "ENOTDIR"].includes(code)) return undefined;
    throw new UsageError(unreadText(file, reasonOf(error)));
  }
}

/** Why there is no configuration in what was named. @param {string} file */
function noneReason(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? "it is a folder" : "there is no such file";
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
