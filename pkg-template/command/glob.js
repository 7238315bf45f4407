// The files that a pattern stands for, for shells that do not expand it, as those of Windows.

import { join } from "node:path";
import { entriesOf, foundFile, isSearched, linkedFrom } from "./folder.js";
import { isPattern, matcherOf, withoutBraces } from "./pattern.js";

/** @typedef {import("./folder.js").Entry} Entry */
/** @typedef {import("./named.js").Named} Named */

/** Any number of folders. */
const ANY = "**";

/**
 * @typedef {object} Search
 * @property {string} root The folder that the pattern names before its first wildcard.
 * @property {{ text: string, matches: (name: string) => boolean }[]} segments What stands after it.
 */

/**
 * The files that a pattern matches, in the order of their names.
 *
 * @param {string} pattern
 * @returns {Named[]}
 */
export function matchingFiles(pattern) {
  // There a backslash stands between folders; elsewhere it takes a character literally.
  const text = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
  const found = withoutBraces(text).map(searchOf).flatMap(matchesOf);
  return [...new Map(found.map((it) => [it.file, it])).values()];
}

/**
 * @param {string} pattern Without braces.
 * @returns {Search}
 */
function searchOf(pattern) {
  const [, start, rest] = /^((?:[A-Za-z]:)?\/+|)(.*)$/s.exec(pattern) ?? ["", "", pattern];
  const texts = rest.split("/").filter((it) => it !== "" && it !== ".");
  if (texts.at(-1) === ANY) texts.push("*");
  const first = texts.findIndex(isPattern);
  const named = texts.splice(0, first === -1 ? texts.length - 1 : first);
  const root = named.map((it) => it.replace(/\\(.)/gsu, "$1"));
  return {
    root: start || root.length > 0 ? join(start, ...root) : "",
    segments: texts.map((text) => ({ text, matches: matcherOf(text) })),
  };
}

/** @param {Search} search */
function matchesOf(search) {
  return search.segments.length > 0 ? [...matchesIn(search, search.root, [0])] : [];
}

/**
 * Looks into each folder once, however many ways of the pattern lead there.
 *
 * @param {Search} search
 * @param {string} folder
 * @param {number[]} places The segments that what it holds may match.
 * @returns {Generator<Named>}
 */
function* matchesIn(search, folder, places) {
  const { root, segments } = search;
  const last = segments[segments.length - 1];
  const open = placesAfterAny(search, places);
  const { entries, reason } = entriesOf(folder);
  if (reason) yield { file: folder, reason };
  const isLast = open.has(segments.length - 1);
  for (const { name, kind } of entries) {
    if (isLast && kind !== "folder" && last.matches(name)) {
      yield foundFile(root, join(folder, name), kind);
    }
  }
  for (const entry of entries) {
    const next = [...open].flatMap((it) => placesIn(search, it, entry));
    if (next.length > 0) yield* matchesBelow(search, join(folder, entry.name), entry, next);
  }
}

/**
 * @param {Search} search
 * @param {string} folder
 * @param {Entry} entry
 * @param {number[]} places
 * @returns {Generator<Named>}
 */
function* matchesBelow(search, folder, { kind }, places) {
  const { isFolder, reason } =
    kind === "link" ? linkedFrom(search.root, folder) : { isFolder: true, reason: undefined };
  if (reason) yield { file: folder, reason };
  else if (isFolder) yield* matchesIn(search, folder, places);
}

/**
 * `**` is also no folder at all.
 *
 * @param {Search} search
 * @param {number[]} places
 */
function placesAfterAny({ segments }, places) {
  const open = new Set(places);
  // What is added while it is walked through is walked through, too.
  for (const it of open) if (segments[it].text === ANY) open.add(it + 1);
  return open;
}

/**
 * The segments that what a folder holds may match, where the folder matches one. Links to folders are
 * followed where they are named only: they may lead round in circles.
 *
 * @param {Search} search
 * @param {number} place
 * @param {Entry} entry
 */
function placesIn({ segments }, place, { name, kind }) {
  const { text, matches } = segments[place];
  if (text === ANY) return kind === "folder" && isSearched(name) ? [place] : [];
  const isFollowed = kind === "folder" || (kind === "link" && !isPattern(text));
  return isFollowed && place + 1 < segments.length && matches(name) ? [place + 1] : [];
}
