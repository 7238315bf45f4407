/**
 * A link that carries what stands in a part of the page. It stands in the fragment, which a browser
 * sends to no server: "#check=" and what is in the part, compressed.
 */

import { holdBefore, knowLinked } from "./before-link.jsx";
import { fieldsOf } from "./keep.js";

/** The longest link: longer ones are cut by programs that they are sent with, in characters. */
export const LONGEST_LINK = 32_000;

/** The most that a link is unpacked to, in characters. */
const LONGEST_CONTENT = 20_000_000;

/**
 * @param {string} part
 * @returns {Promise<string>}
 */
export async function linkTo(part) {
  const values = fieldsOf(part).flatMap(({ name, get, carry = get, isSecret }) =>
    isSecret ? [] : [[name, carry()]],
  );
  const packed = await pack(JSON.stringify(Object.fromEntries(values)));
  const { origin, pathname } = location;
  return `${origin === "null" ? "file://" : origin}${pathname}#${part}=${packed}`;
}

/**
 * Puts what a fragment carries into its part.
 *
 * @param {string} part
 * @param {string} packed
 * @returns {Promise<string>} Why it could not; else empty.
 */
export async function openLink(part, packed) {
  const values = await unpack(packed)
    .then(JSON.parse)
    .catch(() => undefined);
  if (values === null || typeof values !== "object") {
    return "This link is damaged: it was perhaps cut where it was sent. Nothing was changed.";
  }
  const fields = fieldsOf(part);
  const carried = fields.filter(({ name, isReadable = () => true, isSecret }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return !isSecret && typeof value === "string" && isReadable(value);
  });
  if (carried.length === 0) {
    return "This link carries nothing that this page understands. Nothing was changed.";
  }
  holdBefore(part);
  // What stood in a field that it does not carry would be taken for a part of it.
  for (const field of fields) {
    field.put(carried.includes(field) ? values[field.name] : "", "Opened from the link");
  }
  knowLinked(part);
  return "";
}

/** @param {string} text */
async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  // Piece by piece: a call takes only so many arguments.
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} packed */
async function unpack(packed) {
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    // Little can be packed that unpacks to no end.
    if (text.length > LONGEST_CONTENT) throw new Error("The link carries too much.");
  }
}
