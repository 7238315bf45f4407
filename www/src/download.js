/** @type {Record<string, string>} By the ending of the name. */
const TYPES = { json: "application/json", csv: "text/csv", zip: "application/zip" };

/**
 * @typedef {string | Uint8Array<ArrayBuffer> | undefined} Content
 *
 * Saves a text as a file, byte for byte as UTF-8; or bytes.
 *
 * @param {string} name Its ending tells what is in it: `.json` or `.csv`.
 * @param {Content} content Nothing is saved without one.
 */
export function save(name, content) {
  if (!content) return;
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
