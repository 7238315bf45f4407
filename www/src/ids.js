/**
 * Which ids stand in a text that somebody pasted.
 *
 * @typedef {"add" | "remove"} ListName
 *
 * @typedef {object} Pasted
 * @property {string[]} ids In the order of the text, each as it was given.
 * @property {string} [left] Why something in the text was not taken. The text is then to be kept.
 */

/** What stands between ids, or around them: white space, commas, quotes, brackets. */
const SEPARATORS = /[\s\u200b,;|"'`´“”„‟‘’‚«»‹›[\](){}]+/u;

/** The properties of Graph's answers that hold a list of things that have ids. */
const LISTS = ["value", "searchResults", "restorePoints"];

const WHAT = { add: "restore point", remove: "artifact" };

/**
 * @param {string} text
 * @param {ListName} list What the ids are for: an entry of JSON may hold one of each.
 * @returns {Pasted}
 */
export function idsIn(text, list) {
  const json = parsed(text);
  if (json !== undefined) return idsInJson(json, list);
  // Broken JSON would fall apart into names and values; nobody means those as ids.
  if (/^\s*[[{]/.test(text) && /"\s*:/.test(text)) {
    return {
      ids: [],
      left: "This looks like JSON but cannot be read as JSON. It is still in the box.",
    };
  }
  return { ids: text.split(SEPARATORS).filter((id) => id !== "") };
}

/**
 * The value of a JSON array or object. Other JSON, a number say, is an id as good as any.
 *
 * @param {string} text
 * @returns {object | undefined}
 */
function parsed(text) {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/**
 * @param {object} json
 * @param {ListName} list
 * @returns {Pasted}
 */
function idsInJson(json, list) {
  const entries = Array.isArray(json) ? json : (listIn(json) ?? [json]);
  const found = entries.map((entry) => idOf(entry, list));
  const ids = found.filter((id) => id !== undefined);
  const without = found.length - ids.length;
  if (without === 0) return { ids };
  const entriesWithout = without === 1 ? "1 entry holds" : `${without} entries hold`;
  return { ids, left: `${entriesWithout} no ${WHAT[list]} id. The text is still in the box.` };
}

/**
 * The list that an answer of Graph, or a body, is about.
 *
 * @param {object} json
 * @returns {unknown[] | undefined}
 */
function listIn(json) {
  const lists = Object.entries(json).filter(([, value]) => Array.isArray(value));
  const named = lists.find(([name]) => LISTS.includes(name) || name.endsWith("@delta"));
  return named?.[1];
}

/**
 * @param {unknown} entry
 * @param {ListName} list
 * @returns {string | undefined}
 */
function idOf(entry, list) {
  if (typeof entry === "string") return entry.trim();
  if (typeof entry === "number") return String(entry);
  if (typeof entry !== "object" || entry === null) return undefined;
  const { id, restorePoint } = /** @type {Record<string, unknown>} */ (entry);
  if (list === "remove") return text(id);
  // An artifact made from a restore point has an id of its own; a removal names no restore point.
  if (restorePoint !== undefined) return idOf(restorePoint, list);
  return "@removed" in entry ? undefined : text(id);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value.trim() : undefined;
}
