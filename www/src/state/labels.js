/**
 * Names beside ids: who or what an id is, from whatever list it came.
 *
 * @typedef {object} Label
 * @property {string} [name] "Adele Vance"
 * @property {string} [address] "adele@contoso.com", or the address of a site.
 * @property {number} [line] Where it stands in the table that it came from.
 *
 * @typedef {ReadonlyMap<string, Label>} Labels By the id, folded.
 */

/** What names somebody or something, the best first; without separators, in lower case. */
const NAMES = ["displayname", "sitename", "name", "title", "user"];
const ADDRESSES = [
  "userprincipalname",
  "upn",
  "email",
  "mail",
  "emailaddress",
  "primarysmtpaddress",
  "siteweburl",
  "weburl",
  "url",
];

const GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const ID = new RegExp(`^(?:[\\w.-]+,)?${GUID}(?:,${GUID}){0,3}$`, "i");

/** How deep names are looked for: an answer is not nested deeper. */
const DEEPEST = 12;

/** @param {string} id */
export function folded(id) {
  return id.trim().toLowerCase();
}

/**
 * What is shown beside an id; empty where nothing is known.
 *
 * @param {Label | undefined} label
 */
export function labelText(label) {
  if (!label) return "";
  const { name, address, line } = label;
  const text = [name, address !== name && address].filter(Boolean).join(" · ");
  return text === "" && line !== undefined ? `line ${line}` : text;
}

/**
 * @param {Labels} labels
 * @param {string | undefined} id
 */
export function labelOf(labels, id) {
  return id === undefined ? "" : labelText(labels.get(folded(id)));
}

/**
 * @param {Labels} labels
 * @param {[id: string, label: Label][]} more
 * @returns {Labels}
 */
export function withLabels(labels, more) {
  if (more.length === 0) return labels;
  const all = new Map(labels);
  for (const [id, label] of more) all.set(folded(id), { ...all.get(folded(id)), ...label });
  return all;
}

/**
 * The names in JSON: an answer, a list, an earlier export.
 *
 * @param {unknown} value
 * @returns {[string, Label][]}
 */
export function labelsInJson(value) {
  /** @type {[string, Label][]} */
  const found = [];
  /**
   * @param {any} node
   * @param {number} depth
   * @returns {Label | undefined} What it is called, also by what it holds.
   */
  const visit = (node, depth) => {
    if (typeof node !== "object" || node === null || depth > DEEPEST) return undefined;
    if (Array.isArray(node)) {
      for (const it of node) visit(it, depth + 1);
      return undefined;
    }
    const own = labelFrom(Object.entries(node));
    let inner;
    for (const [key, it] of Object.entries(node)) {
      const told = visit(it, depth + 1);
      // Who made a thing, or changed it last (`createdBy`), is not who it is of.
      if (!key.endsWith("By")) inner = told ?? inner;
    }
    const label = own ?? inner;
    if (label) {
      for (const id of idsOf(node)) found.push([id, label]);
      const point = node.restorePoint?.id;
      if (typeof point === "string") found.push([point, label]);
    }
    return label;
  };
  visit(value, 0);
  return found;
}

/** @param {Record<string, unknown>} node */
function idsOf(node) {
  const names = ["id", "directoryObjectId", "siteId", "itemKey"];
  return names.flatMap((name) => {
    const value = node[name];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}

/**
 * The names in a table, whose first row names its columns.
 *
 * @param {string[][]} rows
 * @returns {[string, Label][]}
 */
export function labelsInTable([header = [], ...rows]) {
  return rows.flatMap((row, at) => {
    const cells = row.map((cell, column) => /** @type {const} */ ([header[column] ?? "", cell]));
    const label = { ...labelFrom(cells), line: at + 2 };
    const ids = row.map((it) => it.trim()).filter((it) => ID.test(it));
    return ids.map((id) => /** @type {[string, Label]} */ ([id, label]));
  });
}

/**
 * @param {(readonly [string, unknown])[]} entries
 * @returns {Label | undefined}
 */
function labelFrom(entries) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [key, value] of entries) {
    if (typeof value !== "string" || value.trim() === "" || ID.test(value.trim())) continue;
    texts.set(plain(key), value.trim());
  }
  const name = NAMES.map((it) => texts.get(it)).find(Boolean);
  const address = ADDRESSES.map((it) => texts.get(it)).find(Boolean);
  return name || address ? { ...(name && { name }), ...(address && { address }) } : undefined;
}

/**
 * A list with the addresses of people in it, in which each is replaced by the id that another list gives
 * for it. All else stays: the package judges whether a line is meant, and tells of it by its place.
 *
 * @param {string} text
 * @param {(address: string) => string | undefined} idOf
 * @param {string} column What a column of such ids is called.
 */
export function withIdsForAddresses(text, idOf, column) {
  const [header = "", ...rows] = text.split("\n");
  const cells = header.split(/([,;|\t])/);
  const at = cells.findIndex((it) => IN_HEADER.includes(plain(it)));
  // In a table the first address of a row is meant: that of somebody's manager is another.
  const what = at < 0 ? new RegExp(ADDRESS, "gi") : new RegExp(ADDRESS, "i");
  let [replaced, unknown] = [0, 0];
  const idFor = (/** @type {string} */ address) => {
    const id = idOf(address);
    if (id === undefined) unknown += 1;
    else replaced += 1;
    return id ?? address;
  };
  const lines = [header, ...rows].map((it) => (ANY_ID.test(it) ? it : it.replace(what, idFor)));
  if (at >= 0 && (replaced > 0 || !ANY_ID.test(text))) lines[0] = cells.with(at, column).join("");
  return { text: lines.join("\n"), replaced, unknown };
}

const ANY_ID = new RegExp(GUID, "i");
const ADDRESS = "[^\\s,;\"'<>|]+@[^\\s,;\"'<>|]+\\.[a-z]{2,}";
const IN_HEADER = [...ADDRESSES, "user", "users"];

/** A name of a column or property, without separators. @param {string} name */
function plain(name) {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
