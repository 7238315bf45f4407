// Patterns of file names, as shells expand them; for shells that do not, as those of Windows. The
// published package has no dependencies, and this is less than the smallest library.

import { readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {string} word */
export function isPattern(word) {
  return /[*?[{]/.test(word);
}

/**
 * The files that a pattern matches, in the order of their names. `**` is any number of folders.
 *
 * @param {string} pattern
 * @returns {string[]}
 */
export function matchingFiles(pattern) {
  // There a backslash stands between folders; elsewhere it takes a character literally.
  const text = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
  const files = withoutBraces(text).flatMap((it) => {
    const [, root, rest] = /^((?:[A-Za-z]:)?\/+|)(.*)$/s.exec(it) ?? ["", "", it];
    const segments = rest.split("/").filter((it) => it !== "" && it !== ".");
    const folded = segments.filter((it, at) => it !== "**" || segments[at - 1] !== "**");
    return [...matches(root, folded)];
  });
  return [...new Set(files)];
}

/**
 * @param {string} folder
 * @param {string[]} segments
 * @returns {Generator<string>}
 */
function* matches(folder, [segment, ...rest]) {
  if (segment === "**") {
    yield* matches(folder, rest.length === 0 ? ["*"] : rest);
    for (const name of foldersIn(folder)) {
      if (isSearched(name)) yield* matches(join(folder, name), [segment, ...rest]);
    }
  } else if (rest.length === 0) {
    const { files } = entriesOf(folder);
    for (const name of files.filter(matcherOf(segment))) yield join(folder, name);
  } else if (isPattern(segment)) {
    for (const name of foldersIn(folder).filter(matcherOf(segment))) {
      yield* matches(join(folder, name), rest);
    }
  } else if (segment !== undefined)
    yield* matches(join(folder, segment.replace(/\\(.)/gsu, "$1")), rest);
}

/** @param {string} folder */
function foldersIn(folder) {
  return entriesOf(folder).folders;
}

/**
 * Whether a folder is looked into that nobody named: not what tools keep for themselves.
 *
 * @param {string} name
 */
export function isSearched(name) {
  return name !== "node_modules" && !name.startsWith(".");
}

/**
 * What a folder holds, by name; nothing where it cannot be read. Links to folders are not followed:
 * they may lead round in circles.
 *
 * @param {string} folder
 */
export function entriesOf(folder) {
  const entries = entriesIn(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((it) => it.isFile() || it.isSymbolicLink());
  const folders = entries.filter((it) => it.isDirectory());
  return { files: files.map((it) => it.name), folders: folders.map((it) => it.name) };
}

/** @param {string} folder */
function entriesIn(folder) {
  try {
    return readdirSync(folder || ".", { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * A pattern without `{a,b}`: one for each choice, in their order.
 *
 * @param {string} pattern
 * @returns {string[]}
 */
function withoutBraces(pattern) {
  const found = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(pattern);
  if (!found) return [pattern];
  const [, before, choices, after] = found;
  return choices.split(",").flatMap((it) => withoutBraces(before + it + after));
}

/**
 * Whether a name matches one segment of a pattern. As in shells, a leading dot is matched by a dot.
 *
 * @param {string} segment
 * @returns {(name: string) => boolean}
 */
function matcherOf(segment) {
  const source = segment.replace(/\*+|\?|\[[!^]?\]?[^\]]*\]|\\?./gsu, partOf);
  const expression = new RegExp(`^${source}$`, "u");
  return (name) => expression.test(name) && (segment.startsWith(".") || !name.startsWith("."));
}

/** @param {string} part */
function partOf(part) {
  if (part.startsWith("*")) return ".*";
  if (part === "?") return ".";
  if (part.length > 2 && part.startsWith("[")) {
    const [, not, set] = /^\[([!^]?)(.*)\]$/su.exec(part) ?? [];
    return `[${not && "^"}${set.replace(/[\\\][^&~]/g, "\\$&")}]`;
  }
  return part.replace(/^\\(?=.)/su, "").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
