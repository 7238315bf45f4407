// Inputs on their way into the WebAssembly module's memory. Here, as to ask JavaScript's values from
// there what they are takes several times as long.

import { memory, __room as room } from "./glue.js";

/** What was given: what offsets into it are to count, or why there is no text. */
const NO_OFFSETS = 0;
const BYTES = 1;
const UTF16 = 2;
const REASON = 3;

const encoder = new TextEncoder();

/** All of the module's memory. It is another one when that grows, or the module starts again. */
let all = new Uint8Array();

/**
 * Writes an input into the room that the module makes for it: text and bytes as they are, any other
 * value as the JSON that JSON.stringify makes of it, or the reason why it makes none.
 *
 * @param {unknown} input
 * @returns {number} What was given.
 */
export function give(input) {
  if (typeof input === "string") return giveText(input, UTF16);
  const { bytes, json, reason } = read(input);
  if (bytes) return giveBytes(bytes);
  return json === undefined ? giveText(reason ?? "", REASON) : giveText(json, NO_OFFSETS);
}

/**
 * @param {unknown} input
 * @returns {{ bytes?: Uint8Array, json?: string, reason?: string }} One of these.
 */
function read(input) {
  try {
    // Memory that was handed on, to a worker for example, has no length, and no part of it can be had.
    if (isBytes(input)) return { bytes: input.length > 0 ? input : input.subarray() };
    if (isArrayBuffer(input)) return { bytes: new Uint8Array(input) };
    return { json: JSON.stringify(input), reason: `it is ${kindOf(input)}` };
  } catch (error) {
    return { reason: reasonIn(error) };
  }
}

/**
 * Whether a value is a Uint8Array, of this realm or another (as under Jest). A proxy of one is no
 * view: it is read as the object that it is.
 *
 * @param {unknown} input
 * @returns {input is Uint8Array}
 */
export function isBytes(input) {
  if (!ArrayBuffer.isView(input)) return false;
  return /** @type {Uint8Array} */ (input)[Symbol.toStringTag] === "Uint8Array";
}

/**
 * Whether a value is memory, of this realm or another, shared with others or not.
 *
 * @param {unknown} input
 * @returns {input is ArrayBuffer}
 */
export function isArrayBuffer(input) {
  try {
    return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(input));
  } catch {
    // A proxy that does not tell what it is.
    return false;
  }
}

/**
 * encodeInto writes straight into the memory, at over 10 GB/s; a lone surrogate becomes U+FFFD, as it
 * does when a string is sent.
 *
 * @param {string} text
 * @param {number} what
 */
function giveText(text, what) {
  const units = text.length;
  // Most text is ASCII: room for it first, room for the worst only where that was too little.
  let { read, written } = encoder.encodeInto(text, at(room(units), units));
  if (read < units) {
    const most = 3 * (units - read);
    const address = room(written + most);
    written += encoder.encodeInto(text.slice(read), at(address + written, most)).written;
  }
  if (written !== units) room(written);
  return what;
}

/** @param {Uint8Array} bytes */
function giveBytes(bytes) {
  at(room(bytes.length), bytes.length).set(bytes);
  return BYTES;
}

/**
 * @param {number} address
 * @param {number} length
 */
function at(address, length) {
  const { buffer } = memory();
  if (all.buffer !== buffer) all = new Uint8Array(buffer);
  return all.subarray(address, address + length);
}

/** @param {unknown} value */
function kindOf(value) {
  const kind = typeof value;
  if (kind === "undefined") return kind;
  return kind === "object" ? `an ${kind}` : `a ${kind}`;
}

/**
 * The first line of an error's message: engines add lines for developers.
 *
 * @param {unknown} error
 */
function reasonIn(error) {
  const { message } = /** @type {{ message?: unknown }} */ (Object(error));
  const [line] = typeof message === "string" ? message.split("\n") : [""];
  return line.replace(/\.+$/, "") || "JSON.stringify failed";
}

/**
 * Whether a string has no lone surrogates.
 *
 * @param {string} text
 */
export function isWellFormed(text) {
  return !/\p{Surrogate}/u.test(text);
}
