// Writing a file anew in its place: it stays the same file, so its owner, its mode, its other names and
// whatever else the system keeps of it stay. What it held lies beside it until that is done.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { IRREGULAR, reasonOf } from "./input.js";
import { UsageError } from "./usage.js";

const CHANGED = "somebody else changed it meanwhile; judge it again";

/** The bits of a mode that let anybody write. */
const WRITABLE = 0o222n;

/**
 * @param {{ file: string, bytes: Uint8Array }} before A file, and what was read from it.
 * @param {Uint8Array} after
 * @returns {string | undefined} Why it is not written; nothing is changed then.
 */
export function writeInPlace({ file, bytes: before }, after) {
  try {
    const stat = statSync(file, { bigint: true });
    const reason = irregularReason(stat) ?? readOnlyReason(stat);
    if (reason) return reason;
    const handle = openSync(file, "r+");
    try {
      // Another may stand in its place by now.
      return isSame(handle, stat) ? replaced(handle, file, before, after) : CHANGED;
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * What is no regular file is not even read, where it is to be written: a pipe would be waited for.
 *
 * @param {string} file
 */
export function checkRegular(file) {
  const reason = reasonAgainst(file);
  if (reason) throw new UsageError(`${file} cannot be mended: ${reason}`);
}

/** @param {string} file */
function reasonAgainst(file) {
  try {
    return irregularReason(statSync(file));
  } catch (error) {
    return reasonOf(error, file);
  }
}

/** @param {{ isFile: () => boolean }} stat */
function irregularReason(stat) {
  return stat.isFile() ? undefined : IRREGULAR;
}

/**
 * Root may write what nobody may.
 *
 * @param {import("node:fs").BigIntStats} stat
 */
function readOnlyReason({ mode }) {
  return (mode & WRITABLE) === 0n ? "it is read-only" : undefined;
}

/**
 * @param {number} handle
 * @param {string} file
 * @param {Uint8Array} before
 * @param {Uint8Array} after
 */
function replaced(handle, file, before, after) {
  const copy = copiedBeside(file, before);
  const { reason, isTorn } = overwritten(handle, before, after);
  if (isTorn) return `${reason}; what it held is in ${copy}`;
  rmSync(copy, { force: true });
  return reason ?? (isSame(handle, statSync(file, { bigint: true })) ? undefined : CHANGED);
}

/**
 * @param {number} handle
 * @param {Uint8Array} before
 * @param {Uint8Array} after
 * @returns {{ reason?: string, isTorn?: boolean }} Why it is not done, and whether it is half done.
 */
function overwritten(handle, before, after) {
  let isBegun = false;
  try {
    if (!readFileSync(handle).equals(before)) return { reason: CHANGED };
    isBegun = true;
    writeWhole(handle, after);
    return {};
  } catch (error) {
    return { reason: reasonOf(error), isTorn: isBegun && !isWritten(handle, before) };
  }
}

/**
 * @param {number} handle
 * @param {Uint8Array} bytes
 */
function isWritten(handle, bytes) {
  try {
    writeWhole(handle, bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number} handle
 * @param {Uint8Array} bytes
 */
function writeWhole(handle, bytes) {
  for (let at = 0; at < bytes.length; ) {
    at += writeSync(handle, bytes, at, bytes.length - at, at);
  }
  ftruncateSync(handle, bytes.length);
  fsyncSync(handle);
}

/**
 * Whether what was opened is what a name stood for: an editor may have put another file in its place.
 *
 * @param {number} handle
 * @param {import("node:fs").BigIntStats} named
 */
function isSame(handle, named) {
  const opened = fstatSync(handle, { bigint: true });
  return opened.ino === named.ino && opened.dev === named.dev;
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 */
function copiedBeside(file, bytes) {
  const copy = join(dirname(realpathSync(file)), `.graph-backup-delta.${process.pid}.bak`);
  let handle;
  try {
    // Fails where such a file is there: it is somebody else's.
    handle = openSync(copy, "wx", 0o600);
    writeFileSync(handle, bytes, { flush: true });
    return copy;
  } catch (error) {
    if (handle !== undefined) rmSync(copy);
    throw new Error(`what it holds cannot be kept beside it: ${reasonOf(error)}`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
