// Bytes as text that compresses nearly as well as they do. Base64 shifts what repeats by six bits each
// time, so that gzip does not see it again: as base64 the module takes 514 KB of gzip, so 389
// (376 as bytes).

/** What a byte may be: printable characters that a string holds as they are. ASCII comes first. */
const CHARACTERS = [...range(0x20, 0x7e), ...range(0xa1, 0x180)].filter(
  (it) => !['"', "\\", "\u00ad"].includes(it),
);

/**
 * @param {Uint8Array} bytes
 * @returns {{ alphabet: string, text: string }} The character of each value that a byte can have, and
 * the text: a character for each byte.
 */
export function printable(bytes) {
  /** @type {number[]} */
  const counts = Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  // The most frequent ones get the characters of ASCII, which are one byte of UTF-8.
  const byFrequency = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  /** @type {string[]} */
  const alphabet = Array(256);
  for (const [at, value] of byFrequency.entries()) alphabet[value] = CHARACTERS[at];
  const text = Array.from(bytes, (it) => alphabet[it]).join("");
  return { alphabet: alphabet.join(""), text };
}

/**
 * @param {number} first
 * @param {number} last
 */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at));
}
