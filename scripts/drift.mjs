// npm run drift -- v1.0.csdl beta.csdl: whether Microsoft Graph's schema still is what we know of it.
//
// Ends with 0 where it is, with 1 where something differs that is not accepted, and with 2 where that
// cannot be told.

import { readFileSync } from "node:fs";
import { accepted, differences, VERSIONS } from "./drift/compare.mjs";
import { readCsdl, Unreadable } from "./drift/csdl.mjs";

const files = process.argv.slice(2);
try {
  if (files.length !== VERSIONS.length) {
    throw new Unreadable(
      "Name two files, the CSDL of v1.0 and that of beta: npm run drift -- v1.0.csdl beta.csdl",
    );
  }
  const found = VERSIONS.flatMap((version, at) => differences(version, typesIn(files[at])));
  process.exitCode = tell(found) > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Unreadable ? `✗ ${error.message}` : error);
  process.exitCode = 2;
}

/** @param {string} file */
function typesIn(file) {
  try {
    return readCsdl(readFileSync(file));
  } catch (error) {
    const { message, syscall } = /** @type {NodeJS.ErrnoException} */ (error);
    // Neither the contents nor the system's word: then it is a fault of this program.
    if (!(error instanceof Unreadable || syscall)) throw error;
    throw new Unreadable(`${file} cannot be read. ${message}`);
  }
}

/**
 * Prints what was found, and counts what somebody must look at.
 *
 * @param {string[]} found
 */
function tell(found) {
  const open = found.filter((it) => !accepted.has(it));
  const gone = [...accepted.keys()].filter((it) => !found.includes(it));
  const known = found.filter((it) => accepted.has(it));
  for (const line of open) print(line);
  for (const line of gone) print(`accepted, and no longer so: ${line}`);
  for (const line of known) print(`accepted: ${line} (${accepted.get(line)})`);
  print(`${open.length + gone.length} to look at, ${known.length} accepted`);
  return open.length + gone.length;
}

/**
 * Prints a line that stays one, whatever stands in the names that were read.
 *
 * @param {string} line
 */
function print(line) {
  console.log(line.replace(/\p{Cc}/gu, " "));
}
