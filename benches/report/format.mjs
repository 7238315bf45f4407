// Numbers as people read them, and tables of Markdown.

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

/**
 * @param {string[]} head
 * @param {string[][]} rows The first cell of each is text, the others are numbers.
 */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |\n`;
  const rule = head.map((_, at) => (at === 0 ? "---" : "--:"));
  return [line(head), line(rule), ...rows.map(line)].join("");
}
