// Lines and columns of offsets in bytes, found from an offset near them whose line is known.

const LINE_BREAK = 0x0a;

/** As far as is looked: a body may be one line of megabytes, with a thousand findings in it. */
const REACH = 65_536;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {Uint8Array} bytes
 * @param {number} offset
 * @param {{ start?: number, line?: number }} near
 * @returns {{ line: number, column: number } | undefined} Undefined where it is too far away to tell.
 */
export function placeAt(bytes, offset, { start, line }) {
  if (start === undefined || line === undefined || Math.abs(offset - start) > REACH)
    return undefined;
  const lineStart = offset === 0 ? 0 : bytes.lastIndexOf(LINE_BREAK, offset - 1) + 1;
  if (offset - lineStart > REACH) return undefined;
  const breaks = breaksIn(bytes.subarray(Math.min(offset, start), Math.max(offset, start)));
  const column = decoder.decode(bytes.subarray(lineStart, offset)).length + 1;
  return { line: offset < start ? line - breaks : line + breaks, column };
}

/** @param {Uint8Array} bytes */
function breaksIn(bytes) {
  let count = 0;
  for (const byte of bytes) if (byte === LINE_BREAK) count++;
  return count;
}
