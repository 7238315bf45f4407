// The files that a pattern stands for, for shells that do not expand it, as those of Windows.

import { join } from "node:path";
import { entriesOf, folderElsewhere, foundFile, isSearched, linkedFrom } from "./folder.js";
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
  const { entries, reason } = entriesOf(folder, folder !== root);
  if (reason) yield { file: folder, reason };
  const isLast = open.has(segments.length - 1);
  for (const { name, kind } of entries) {
    if (isLast && kind !== "folder" && last.matches(name)) {
      yield foundFile(root, join(folder, name), kind);
    }
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const next = [...open].flatMap((it) => placesIn(search, it, entry));
    if (next.length > 0) yield* matchesBelow(search, path, entry, next);
    else if (entry.kind === "link" && [...open].some((it) => isMeant(search, it, entry))) {
      yield* folderElsewhere(root, path);
    }
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
function placesIn(search, place, entry) {
  if (!isMeant(search, place, entry)) return [];
  const { text } = search.segments[place];
  const isFollowed = entry.kind === "folder" || (entry.kind === "link" && !isPattern(text));
  if (!isFollowed) return [];
  return [text === ANY ? place : place + 1];
}

/**
 * Whether a folder of this name is one that a segment means, and something in it may be meant.
 *
 * @param {Search} search
 * @param {number} place
 * @param {Entry} entry
 */
function isMeant({ segments }, place, { name }) {
  const { text, matches } = segments[place];
  if (text === ANY) return isSearched(name);
  return place + 1 < segments.length && matches(name);
}
