// Stand-ins for SDKs that can't be had from the registries of npm and PyPI, or take an hour to
// compile: kept in stand-ins/<language>/, with the names, the signatures and the quirks that the
// SDKs document, and as much of them as the snippets touch.
//
// A file that names `__Graph__` or another word of a version is made for each version; one whose
// name has a word of a resource, for each resource too. Within a file for all of them, a line that
// names a resource stands there once for each.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, resources } from "graph-backup-delta";
import { write } from "./running.mjs";

/**
 * @typedef {Record<string, string>} Words
 */

const RESOURCE_WORD = /__(?:[Rr]esource|[Cc]ollection|Base)__/;

/**
 * Writes the stand-ins of a language and gives back the files.
 *
 * @param {string} language
 * @param {string} folder
 * @param {Words[]} versions The words of each version of Microsoft Graph: `version`, and those that
 * the language has for it.
 */
export function writeStandIns(language, folder, versions) {
  const from = join(import.meta.dirname, "stand-ins", language);
  const names = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(from.length + 1));
  return names.flatMap((name) => {
    const text = readFileSync(join(from, name), "utf8");
    const isOfVersion = versions.some((words) => hasWord(name + text, words));
    /** @param {string} filled @param {string} content @param {string} below */
    const made = (filled, content, below) => write(join(folder, below, filled), content);
    if (!isOfVersion) return [made(name, text, "")];
    return versions.flatMap((words) => {
      const below = hasWord(name, words) ? "" : words.version;
      if (RESOURCE_WORD.test(name)) {
        return resourceWords().map((it) => {
          const all = { ...words, ...it };
          return made(fill(name, all), fill(text, all), below);
        });
      }
      return [made(fill(name, words), fill(repeated(text), words), below)];
    });
  });
}

/** @param {string} text */
function repeated(text) {
  const lines = text.split("\n");
  const all = lines.flatMap((line) =>
    RESOURCE_WORD.test(line) ? resourceWords().map((words) => fill(line, words)) : [line],
  );
  return all.join("\n");
}

/** What SDKs call each resource. */
function resourceWords() {
  return resources().map((resource) => {
    const { path, properties } = describe(resource);
    const collection = path.split("/").at(-2) ?? "";
    return {
      resource,
      Resource: pascal(resource),
      collection,
      Collection: pascal(collection),
      Base: properties.includes("displayName") ? "ProtectionPolicyBase" : "RestoreSessionBase",
    };
  });
}

/** @param {string} name */
function pascal(name) {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** @param {string} text @param {Words} words */
function hasWord(text, words) {
  return Object.keys(words).some((word) => text.includes(`__${word}__`));
}

/** @param {string} text @param {Words} words */
function fill(text, words) {
  return Object.entries(words).reduce(
    (filled, [word, value]) => filled.replaceAll(`__${word}__`, value),
    text,
  );
}
