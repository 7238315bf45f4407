// The words in a source that somebody chose: strings, and what stands without quotes, of JSON or of what
// was meant to be.

const [QUOTE, BACKSLASH, LINE_BREAK, COLON, BLANK] = Buffer.from('"\\\n: ');
const SEPARATORS = new Set(Buffer.from('"{}[]:,'));

/**
 * @typedef {object} Token
 * @property {number} start Where it starts, after its quote, in bytes.
 * @property {number} end
 * @property {boolean} isString Whether it stands in quotes.
 * @property {boolean} isName Whether it names a property.
 * @property {string} name The property whose value it is.
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Generator<Token>}
 */
export function* tokensIn(bytes) {
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const isString = bytes[at] === QUOTE;
    const start = isString ? at + 1 : at;
    const end = isString ? endOfString(bytes, start) : endOfWord(bytes, start);
    at = Math.max(end, start) + (bytes[end] === QUOTE || end === at ? 1 : 0);
    if (start === end) continue;
    const isName = isString && isBeforeColon(bytes, at);
    yield { start, end, isString, isName, name: isName ? "" : name };
    name = isName ? textOf(bytes, { start, end }) : "";
  }
}

/**
 * The text of a token, with its escapes read where they can be.
 *
 * @param {Uint8Array} bytes
 * @param {{ start: number, end: number }} token
 */
export function textOf(bytes, { start, end }) {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function endOfString(bytes, at) {
  while (at < bytes.length && bytes[at] !== QUOTE && bytes[at] !== LINE_BREAK) {
    at += bytes[at] === BACKSLASH ? 2 : 1;
  }
  return Math.min(at, bytes.length);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function endOfWord(bytes, at) {
  while (at < bytes.length && bytes[at] > BLANK && !SEPARATORS.has(bytes[at])) at++;
  return at;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function isBeforeColon(bytes, at) {
  while (at < bytes.length && bytes[at] <= BLANK) at++;
  return bytes[at] === COLON;
}
