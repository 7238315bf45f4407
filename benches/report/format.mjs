// Numbers and labels as people read them, and tables of Markdown.

const UNITS = /** @type {const} */ ([
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
]);

/** @param {number} nanoseconds */
export function time(nanoseconds) {
  const [size, unit] = UNITS.find(([size]) => nanoseconds >= size) ?? [1, "ns"];
  return `${digits(nanoseconds / size)} ${unit}`;
}

/** @param {number} number */
export function factor(number) {
  return `${digits(number)} ×`;
}

/** A number of three digits. @param {number} number */
export function digits(number) {
  const places = number >= 100 ? 0 : number >= 10 ? 1 : 2;
  return number.toLocaleString("en-US", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
}

/** @param {number} number */
export function whole(number) {
  return Math.round(number).toLocaleString("en-US");
}

/** What a race is about. @param {Partial<import("../results.mjs").Labels>} labels */
export function labelOf({ count, faults, writing, input }) {
  const items = count === undefined ? "" : `${whole(count)} items`;
  // What an object was read from says nothing of it.
  const form = input === "object" ? input : [writing, input].filter(Boolean).join(" ");
  return [items, faults, form].filter(Boolean).join(", ");
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 * @param {"left" | "right"} [side] Where the cells stand, but for the first of each row.
 */
export function table(head, rows, side = "right") {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |\n`;
  const rule = head.map((_, at) => (at > 0 && side === "right" ? "--:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("");
}
