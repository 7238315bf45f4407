// Folders that are searched: what is found in one is read only where it lies in it, whatever links say.

import { readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { CONFIG_FILE } from "./config.js";
import { IRREGULAR, reasonOf } from "./input.js";

/** @typedef {import("./named.js").Named} Named */

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {"file" | "folder" | "link" | "other"} kind
 */

const OUTSIDE = "it is a link that leads out of the folder that is searched";

/**
 * Whether a folder is looked into that nobody named: not what tools keep for themselves.
 *
 * @param {string} name
 */
export function isSearched(name) {
  return name !== "node_modules" && !name.startsWith(".");
}

/**
 * What a folder holds that may be read, by name, and why that cannot be told.
 *
 * @param {string} folder
 * @param {boolean} isFound Whether it was found; one that a pattern names may not be there.
 * @returns {{ entries: Entry[], reason?: string }}
 */
export function entriesOf(folder, isFound) {
  try {
    const entries = readdirSync(folder || ".", { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const bodies = entries.filter((it) => it.name !== CONFIG_FILE);
    return { entries: bodies.map((it) => ({ name: it.name, kind: kindOf(it) })) };
  } catch (error) {
    const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
    // Where there is no folder there is nothing to read.
    if (!isFound && ["ENOENT", "ENOTDIR"].includes(code)) return { entries: [] };
    return { entries: [], reason: reasonOf(error, folder) };
  }
}

/**
 * @param {import("node:fs").Dirent} entry
 * @returns {Entry["kind"]}
 */
function kindOf(entry) {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

/**
 * A file that was found: to be read, or to be told where it is none or lies elsewhere.
 *
 * @param {string} root The folder that is searched.
 * @param {string} file
 * @param {Entry["kind"]} kind
 * @returns {Named}
 */
export function foundFile(root, file, kind) {
  if (kind === "file") return { file, path: file };
  if (kind !== "link") return { file, reason: IRREGULAR };
  const { path, isFile, reason } = linkedFrom(root, file);
  if (reason) return { file, reason };
  return isFile ? { file, path } : { file, reason: IRREGULAR };
}

/**
 * A link that is not followed: told where it leads to a folder elsewhere, as what that holds is not read.
 * What it leads to in the folder that is searched is found there.
 *
 * @param {string} root The folder that is searched.
 * @param {string} link
 * @returns {Named[]}
 */
export function folderElsewhere(root, link) {
  const { isFolder = true, reason } = linkedFrom(root, link);
  return reason && isFolder ? [{ file: link, reason }] : [];
}

/**
 * What a link in a folder that is searched leads to; a reason where it is not to be followed.
 *
 * @param {string} root
 * @param {string} link
 * @returns {{ path?: string, isFile?: boolean, isFolder?: boolean, reason?: string }}
 */
export function linkedFrom(root, link) {
  try {
    const real = realpathSync(link);
    const stat = statSync(real);
    const found = { path: real, isFile: stat.isFile(), isFolder: stat.isDirectory() };
    const part = relative(realpathSync(root || "."), real);
    const isOutside = part === ".." || part.startsWith(`..${sep}`) || isAbsolute(part);
    return isOutside ? { ...found, reason: OUTSIDE } : found;
  } catch (error) {
    const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
    const isNothing = ["ENOENT", "ENOTDIR", "ELOOP"].includes(code) && !link.includes("\ufffd");
    return { reason: reasonOf(error, link), ...(isNothing && { isFolder: false }) };
  }
}
