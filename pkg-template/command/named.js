// From the names that were typed to files: folders are searched, patterns expanded.

import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { entriesOf, isPattern, isSearched, matchingFiles } from "./glob.js";
import { reasonOf } from "./input.js";
import { eitherOf } from "./text.js";
import { UsageError } from "./usage.js";

/** The endings of the files that bodies are looked for in. */
const ENDINGS = [".json", ".ndjson", ".jsonl"];

/**
 * @typedef {object} Named
 * @property {string} file A path, or `-` for standard input.
 * @property {string} [reason] Why there is nothing to read.
 */

/**
 * The files that are named, each once, in the order of the names.
 *
 * @param {string[]} words
 * @returns {{ files: Named[], isSearch: boolean }} Whether any name stands for files that it does not
 * name itself.
 */
export function filesNamed(words) {
  const named = words.length === 0 ? ["-"] : words;
  if (named.filter((it) => it === "-").length > 1) {
    throw new UsageError("standard input can be read once only");
  }
  const found = named.map(filesOf);
  const files = new Map(found.flat().map((it) => [keyOf(it), it]));
  return {
    files: [...files.values()],
    isSearch: found.some(([first, second], at) => second || first.file !== named[at]),
  };
}

/** @param {Named} named */
function keyOf({ file, reason }) {
  return file === "-" || reason ? file : resolve(file);
}

/**
 * @param {string} word
 * @returns {Named[]} At least one.
 */
function filesOf(word) {
  if (word === "-") return [{ file: word }];
  try {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      const none = `there is no ${eitherOf(ENDINGS)} file in it`;
      return namedOr([...bodiesIn(word)], word, none);
    }
    if (stat || !isPattern(word)) return [{ file: word }];
    return namedOr(matchingFiles(word), word, "no file matches it");
  } catch (error) {
    return [{ file: word, reason: reasonOf(error) }];
  }
}

/**
 * @param {string[]} files
 * @param {string} word
 * @param {string} reason
 */
function namedOr(files, word, reason) {
  return files.length > 0 ? files.map((file) => ({ file })) : [{ file: word, reason }];
}

/**
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* bodiesIn(folder) {
  const { files, folders } = entriesOf(folder);
  for (const name of files) {
    if (ENDINGS.some((it) => name.endsWith(it))) yield join(folder, name);
  }
  for (const name of folders.filter(isSearched)) yield* bodiesIn(join(folder, name));
}
