// The tables, one a job.

import { ITEMS } from "../jobs/command.mjs";
import { powerOf, select } from "../results.mjs";
import { digits, factor, labelOf, time, whole } from "./format.mjs";

/**
 * @typedef {import("../results.mjs").Results} Results
 * @typedef {import("../results.mjs").Race} Race
 *
 * @typedef {{ title: string, about: string, head: string[], rows: string[][] }} Section
 */

/** @param {Results} results @returns {Section[]} */
export function sections(results) {
  const { races } = results;
  return [
    ...validated(select(races, { job: "validate" })),
    {
      title: "Object to checked text",
      about:
        "The text to send is made and judged: `JSON.stringify` and `validate`, against Ajv and `JSON.stringify`.",
      ...compared(select(races, { job: "checked text" })),
    },
    {
      title: "Answer to outcome",
      about:
        "`interpret`, given the bytes of an answer and of its request, against `JSON.parse` of both and the shortest honest loop, which explains nothing (benches/by-hand/interpret.mjs).",
      ...compared(select(races, { job: "interpret" })),
    },
    {
      title: "Change to requests",
      about:
        "`build` of additions, against plain slicing and `JSON.stringify`, which look at no id (benches/by-hand/build.mjs).",
      ...compared(select(races, { job: "build" })),
    },
    {
      title: "Cold start",
      about:
        "From the start of `node -e` to the first report on 7 items and the end of the process, Node's own start included, which is shown by itself.",
      ...compared(select(races, { job: "cold start" })),
    },
    sized(results),
    remembered(results),
    ...grown(select(races, { job: "growth" })),
    commanded(results),
    ...(results.native ? [nativelyRead(results.native)] : []),
  ];
}

/** @param {Race[]} races */
function validated(races) {
  const counts = [...new Set(races.map((it) => it.count ?? 0))].toSorted((a, b) => a - b);
  return counts.map((count) => ({
    title: `Body to report, ${whole(count)} items`,
    about: "",
    ...compared(select(races, { count })),
  }));
}

/**
 * Ours as a time, the others as multiples of it.
 *
 * @param {Race[]} races
 */
function compared(races) {
  const others = [...new Set(races.flatMap((it) => it.measured.slice(1).map(({ name }) => name)))];
  const rows = races.map((race) => {
    const cell = (/** @type {string} */ name) => {
      const found = race.measured.find((it) => it.name === name);
      return found ? factor(found.ratio) : "";
    };
    const { time: ours } = race.measured[0];
    const { count, ...rest } = race;
    // In the tables of one count the title says it.
    const label = race.job === "validate" ? labelOf(rest) : labelOf(race);
    return [label, time(ours), speed(race.size, ours), ...others.map(cell)];
  });
  return withoutEmpty(["", "ours", "MB/s", ...others], rows);
}

/**
 * A table without the columns that hold nothing.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
function withoutEmpty(head, rows) {
  const holds = head.map((_, at) => rows.some((row) => row[at] !== ""));
  const kept = (/** @type {string[]} */ cells) => cells.filter((_, at) => holds[at]);
  return { head: kept(head), rows: rows.map(kept) };
}

/**
 * @param {number | undefined} size
 * @param {number} nanoseconds
 */
function speed(size, nanoseconds) {
  return size === undefined ? "" : whole((1000 * size) / nanoseconds);
}

/** @param {Results} results @returns {Section} */
function sized({ sizes }) {
  return {
    title: "Size",
    about:
      "In bytes. `pkg/index.js` and `pkg/validate.js` are all that a program imports; the .wasm stands in them as text.",
    head: ["", "raw", "gzip", "brotli"],
    rows: sizes.map(({ file, raw, gzip, brotli }) => [
      `\`${file}\``,
      ...[raw, gzip, brotli].map(whole),
    ]),
  };
}

/** @param {Results} results @returns {Section} */
function remembered({ memory: { size, peaks } }) {
  return {
    title: "Peak memory",
    about: `The most memory of a process that judges ${whole(size / 1e6)} MB of bytes, as a multiple of them: beyond that of a process without the body, and beyond that of one which only holds the body.`,
    head: ["", "the body included", "beyond the body"],
    rows: peaks.map(({ name, whole, added }) => [name, factor(whole), factor(added)]),
  };
}

/** @param {Race[]} races @returns {Section[]} */
function grown(races) {
  const rows = races.flatMap((race) => {
    const power = digits(powerOf(race));
    return race.measured.map(({ name, time: it }, at) => {
      const isLast = at === race.measured.length - 1;
      const what = `${whole(Number(name))} ${race.input}`;
      return [what, time(it), time(it / Number(name)), isLast ? power : ""];
    });
  });
  const about =
    "`validate` of bytes. The power is that of the size which time grows with, from the smallest to the largest: 1 is linear, 2 is quadratic.";
  return [{ title: "Growth", about, head: ["", "time", "time each", "power"], rows }];
}

/** @param {Results} results @returns {Section} */
function commanded({ commandOver }) {
  return {
    title: "The command over many files",
    about: `\`graph-backup-delta validate\` of a folder of files of ${ITEMS} items, from the start of the process to its end; and the most memory that it has.`,
    head: ["", "time", "time each", "peak memory"],
    rows: commandOver.map(({ files, time: it, peak }) => [
      `${whole(files)} files`,
      time(it),
      time(it / files),
      `${whole(peak / 1e6)} MB`,
    ]),
  };
}

/** @param {Race[]} races @returns {Section} */
function nativelyRead(races) {
  return {
    title: "The core without JavaScript",
    about:
      "Measured by Criterion (benches/native). serde_json reads into borrowed structs, jiter pulls; both only read: they judge nothing.",
    ...compared(races),
  };
}
