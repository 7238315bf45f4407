// Bytes that stand in a file as text: scripts/printable.mjs writes it.

/** What a character that stands for no byte is taken for. */
const NONE = 256;

/**
 * The bytes of a text that has a character for each: the one of `alphabet` that stands at its value.
 *
 * @param {string} text
 * @param {string} alphabet
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(text, alphabet) {
  const values = new Uint16Array(0x1_00_00).fill(NONE);
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  const bytes = new Uint8Array(text.length);
  let all = 0;
  // A loop, as it is ten times faster than Uint8Array.from with a callback.
  for (let at = 0; at < bytes.length; at++) {
    const value = values[text.charCodeAt(at)];
    bytes[at] = value;
    all |= value;
  }
  if (all >= NONE) {
    throw new Error(
      "The file of graph-backup-delta was read in another encoding than UTF-8. Serve it with " +
        "`charset=utf-8`, or put `<meta charset=utf-8>` into the page.",
    );
  }
  return bytes;
}
