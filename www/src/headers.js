/**
 * HTTP headers as a person has them: lines of "Name: value", or only how long to wait.
 *
 * @typedef {object} HeadersRead
 * @property {Record<string, string>} headers
 * @property {number} [status] Where the line of the status stands before them.
 * @property {string} problem What is wrong with the first line that is not understood; else empty.
 */

/** A name holds no white space, so a date is none. */
const HEADER = /^([^\s:]+):\s*(.*)$/;

/** What may stand before the headers, of which the number counts (RFC 9112 §4). */
const STATUS_LINE = /^HTTP\/\S+\s+([1-5]\d\d)(?!\d)/;

/** The two forms of Retry-After that RFC 9110 §10.2.3 lets a service write. */
const SECONDS = /^\d+$/;
const DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * @param {string} text
 * @returns {HeadersRead}
 */
export function headersIn(text) {
  const lines = text.split("\n").map(headerIn);
  const headers = Object.fromEntries(lines.flatMap(({ header }) => (header ? [header] : [])));
  const wrong = lines.findIndex(({ problem }) => problem);
  const status = lines.find((it) => it.status !== undefined)?.status;
  return {
    headers,
    status,
    problem: wrong < 0 ? "" : `Line ${wrong + 1} ${lines[wrong]?.problem}`,
  };
}

/**
 * @param {string} line
 * @returns {{ header?: [name: string, value: string], status?: number, problem?: string }}
 */
function headerIn(line) {
  const given = line.trim();
  if (given === "") return {};
  const [, status] = STATUS_LINE.exec(given) ?? [];
  if (status !== undefined) return { status: Number(status) };
  if (isWait(given)) return { header: ["Retry-After", given] };
  const [, name, value = ""] = HEADER.exec(given) ?? [];
  if (name === undefined) return { problem: "is no header such as “Retry-After: 5”." };
  const isRight = name.toLowerCase() !== "retry-after" || isWait(value);
  return {
    header: [name, value],
    problem: isRight
      ? undefined
      : "is neither a number of seconds nor a date such as “Tue, 06 Jan 2026 10:00:30 GMT”.",
  };
}

/** @param {string} value */
function isWait(value) {
  return SECONDS.test(value) || DATE.test(value);
}
