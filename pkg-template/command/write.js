// Writing a file in one step: whoever reads it meets the old text or the new one, never a part.

import {
  closeSync,
  fchmodSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { reasonOf } from "./input.js";
import { UsageError } from "./usage.js";

/**
 * @param {string} file A file that is there. Its mode is kept; a link to it stays a link.
 * @param {Uint8Array} bytes
 */
export function writeInPlace(file, bytes) {
  try {
    const target = realpathSync(file);
    const { mode } = statSync(target);
    const beside = join(dirname(target), `.graph-backup-delta.${process.pid}.tmp`);
    // Fails where such a file is there: it is somebody else's.
    const handle = openSync(beside, "wx", mode);
    try {
      writeAndClose(handle, bytes, mode);
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/**
 * @param {number} handle
 * @param {Uint8Array} bytes
 * @param {number} mode
 */
function writeAndClose(handle, bytes, mode) {
  try {
    // The mode that a file is opened with is cut by the umask.
    fchmodSync(handle, mode);
    writeFileSync(handle, bytes, { flush: true });
  } finally {
    closeSync(handle);
  }
}
