// Names of files as programs of other systems read them.

import nodePath from "node:path";

/** @typedef {{ path?: import("node:path").PlatformPath, cwd?: string }} System Of another one, for tests. */

/**
 * The address of a file: relative to the folder that the command runs in, where it lies there.
 *
 * @param {string} file A path, or `-` for standard input.
 * @param {System} [system]
 */
export function uriOf(file, system) {
  const path = pathOf(file, system);
  const encoded = path
    .split("/")
    .map((it) => encodeURIComponent(wellFormed(it)))
    .join("/");
  // A share of Windows is a host and what lies there.
  if (path.startsWith("//")) return `file:${encoded}`;
  if (path.startsWith("/")) return `file://${encoded}`;
  const isDrive = /^[A-Za-z]:\//.test(path);
  return isDrive ? `file:///${encoded.replace("%3A", ":")}` : encoded;
}

/**
 * The path of a file with slashes: relative as above, or else whole.
 *
 * @param {string} file
 * @param {System} [system]
 */
export function pathOf(file, { path = nodePath, cwd = process.cwd() } = {}) {
  if (file === "-") return "stdin";
  const whole = path.resolve(cwd, file);
  const part = path.relative(cwd, whole);
  const isInside = !path.isAbsolute(part) && part !== ".." && !part.startsWith(`..${path.sep}`);
  return (isInside ? part : whole).replaceAll(path.sep, "/");
}

/** Windows takes names with half a character in them; addresses do not. @param {string} name */
function wellFormed(name) {
  return name.replace(/\p{Cs}/gu, "\ufffd");
}
