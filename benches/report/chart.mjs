// results.svg: the ratios as bars on a logarithmic axis. To the right we are faster.

import { select } from "../results.mjs";
import { factor, whole } from "./format.mjs";

/**
 * @typedef {import("../results.mjs").Results} Results
 * @typedef {import("../results.mjs").Race} Race
 *
 * @typedef {{ title: string, race: Race }} Group
 */

const WIDTH = 840;
const LEFT = 190;
const RIGHT = 70;
const TOP = 84;
const BAR = 18;
const HEADING = 30;
/** The ends of the axis: every ratio is shown, the largest ones cut. */
const [LEAST, MOST] = [0.1, 100];

const STYLE = `
  :root { color-scheme: light dark; --ground: #fff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --faster: #0f766e; --slower: #c2410c; }
  @media (prefers-color-scheme: dark) {
    :root { --ground: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --faster: #2dd4bf; --slower: #fb923c; }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 17px; font-weight: 600; }
  .heading { font-weight: 600; stroke: var(--ground); stroke-width: 5px; paint-order: stroke; }
  .faint { fill: var(--faint); }
  .ground { fill: var(--ground); }
  .line { stroke: var(--line); }
  .one { stroke: var(--ink); }
  .faster { fill: var(--faster); }
  .slower { fill: var(--slower); }
`;

/** @param {Results} results */
export function chart(results) {
  const shown = groups(results.races);
  const height = shown.reduce(
    (sum, { race }) => sum + HEADING + BAR * others(race).length,
    TOP + 24,
  );
  const parts = [];
  let y = TOP;
  for (const { title, race } of shown) {
    y += HEADING;
    parts.push(label(16, y - 8, title, "heading"));
    for (const { name, ratio } of others(race)) {
      parts.push(bar(y, name, ratio));
      y += BAR;
    }
  }
  const about =
    "The time that others take for the same job as a multiple of that of graph-backup-delta, on a logarithmic axis";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">
<title id="title">Benchmark of graph-backup-delta</title>
<desc id="desc">${about}. ${shown.map(inWords).join(" ")}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${height}"/>
${label(16, 28, "The time of others, as a multiple of ours", "title")}
${label(16, 48, "right bodies in compact text, one process, medians; right of 1 we are faster", "faint")}
${axis(height)}
${parts.join("\n")}
</svg>
`;
}

/** @param {readonly Race[]} races @returns {Group[]} */
function groups(races) {
  const valid = select(races, { job: "validate", faults: "valid", writing: "compact" });
  const large = (/** @type {Race} */ { count = 0 }) => count >= 1_000;
  const judged = ["bytes", "string", "object"].flatMap((input) =>
    titled(`${input} → report`, select(valid, { input }).filter(large)),
  );
  return [
    ...titled("bytes → report", select(valid, { input: "bytes", count: 50 })),
    ...judged,
    ...titled("object → checked text", select(races, { job: "checked text" }).filter(large)),
    ...titled("answer → outcome", select(races, { job: "interpret" }).filter(large)),
    ...titled("change → requests", select(races, { job: "build" }).filter(large)),
    ...titled("cold start", select(races, { job: "cold start" })),
  ];
}

/**
 * @param {string} words
 * @param {Race[]} races
 */
function titled(words, races) {
  return races.map((race) => ({ title: titleOf(words, race), race }));
}

/**
 * @param {string} words
 * @param {Race} race
 */
function titleOf(words, { count }) {
  return count === undefined ? words : `${words}, ${whole(count)} items`;
}

/** Whom we are compared with. Node alone judges nothing. @param {Race} race */
function others({ measured }) {
  return measured.slice(1).filter((it) => it.name !== "Node alone");
}

/** @param {Group} group */
function inWords({ title, race }) {
  const told = others(race).map(({ name, ratio }) => `${name} ${factor(ratio)}`);
  return `${escaped(title)}: ${escaped(told.join(", "))}.`;
}

/** @param {number} height */
function axis(height) {
  const lines = [0.1, 0.3, 1, 3, 10, 30, 100].map((ratio) => {
    const kind = ratio === 1 ? "one" : "line";
    const line = `<path class="${kind}" d="M${x(ratio)} ${TOP}V${height - 16}"/>`;
    return `${line}${label(x(ratio), TOP - 8, `${ratio} ×`, "faint", "middle")}`;
  });
  return lines.join("\n");
}

/**
 * @param {number} y
 * @param {string} name
 * @param {number} ratio
 */
function bar(y, name, ratio) {
  const [from, to] = [x(1), x(ratio)].toSorted((a, b) => a - b);
  const kind = ratio < 1 ? "slower" : "faster";
  const rect = `<rect class="${kind}" x="${from}" y="${y + 2}" width="${round(to - from)}" height="${BAR - 4}"/>`;
  const number = label(round(Math.max(to, x(1)) + 6), y + 13, factor(ratio));
  return `${label(LEFT - 12, y + 13, name, "faint", "end")}${rect}${number}`;
}

/** Where a ratio stands. @param {number} ratio */
function x(ratio) {
  const part = Math.log(ratio / LEAST) / Math.log(MOST / LEAST);
  return round(LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, Math.max(0, part)));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} [kind]
 * @param {string} [anchor]
 */
function label(x, y, text, kind = "", anchor = "start") {
  return `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** @param {number} number */
function round(number) {
  return Math.round(10 * number) / 10;
}
