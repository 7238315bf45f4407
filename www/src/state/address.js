/**
 * The address of what is changed, where somebody gives that for its id.
 *
 * @import { Facts } from "../facts.js"
 */

/**
 * The id in an address of what is changed; none where it may be the address of something else.
 *
 * @param {string} text
 * @param {Pick<Facts, "path">} facts
 * @returns {string | undefined}
 */
export function idInAddress(text, { path }) {
  const [, collection = ""] = /([^/]+)\/\{id\}$/.exec(path) ?? [];
  const [, name = "", id] = ADDRESS.exec(text.trim()) ?? [];
  return name.toLowerCase() === collection.toLowerCase() ? id : undefined;
}

/** An address that ends in a GUID, and the name before that. */
const ADDRESS =
  /^https:\/\/[^?#]*\/(\w+)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/?$/i;
