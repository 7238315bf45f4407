// From the names that were typed to files: folders are searched, patterns expanded.

import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { entriesOf, folderElsewhere, foundFile, isSearched } from "./folder.js";
import { matchingFiles } from "./glob.js";
import { reasonOf } from "./input.js";
import { isPattern } from "./pattern.js";
import { eitherOf } from "./text.js";
import { UsageError } from "./usage.js";

/** The endings of the files that bodies are looked for in. */
const ENDINGS = [".json", ".ndjson", ".jsonl"];

/**
 * @typedef {object} Named
 * @property {string} file A path, or `-` for standard input.
 * @property {string} [path] Where it lies, where it was found and not named: no link is followed there.
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
    const stat = isPattern(word) ? statOfPattern(word) : statSync(word, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      const none = `there is no ${eitherOf(ENDINGS)} file in it`;
      return foundOr([...bodiesIn(word, word)], word, none);
    }
    if (stat || !isPattern(word)) return [{ file: word }];
    return foundOr(matchingFiles(word), word, "no file matches it");
  } catch (error) {
    return [{ file: word, reason: reasonOf(error) }];
  }
}

/**
 * A pattern may also be a name; but for one that is too long it is none.
 *
 * @param {string} word
 */
function statOfPattern(word) {
  try {
    return statSync(word);
  } catch {
    return undefined;
  }
}

/**
 * @param {Named[]} found
 * @param {string} word
 * @param {string} reason
 */
function foundOr(found, word, reason) {
  return found.length > 0 ? found : [{ file: word, reason }];
}

/**
 * Links to folders are not followed, as they may lead round in circles; one that leads out is told.
 *
 * @param {string} root The folder that was named.
 * @param {string} folder It, or one in it.
 * @returns {Generator<Named>}
 */
function* bodiesIn(root, folder) {
  const { entries, reason } = entriesOf(folder, true);
  if (reason) yield { file: folder, reason };
  for (const { name, kind } of entries) {
    if (kind !== "folder" && hasEnding(name)) yield foundFile(root, join(folder, name), kind);
  }
  for (const { name, kind } of entries.filter((it) => isSearched(it.name))) {
    const path = join(folder, name);
    if (kind === "folder") yield* bodiesIn(root, path);
    else if (kind === "link" && !hasEnding(name)) yield* folderElsewhere(root, path);
  }
}

/** @param {string} name */
function hasEnding(name) {
  return ENDINGS.some((it) => name.toLowerCase().endsWith(it));
}
