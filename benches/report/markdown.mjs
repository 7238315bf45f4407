// RESULTS.md.

import { cpus } from "node:os";
import { table } from "./format.mjs";
import { sections } from "./sections.mjs";
import { verdicts } from "./targets.mjs";

/** @param {import("../results.mjs").Results} results */
export function markdown(results) {
  const rows = verdicts(results).map(({ job, goal, found, floor = "", isReached }) => [
    job,
    goal,
    found,
    floor,
    ...(results.quick ? [] : [isReached ? "reached" : "**not reached**"]),
  ]);
  const head = ["", "target", "found", "a call alone", ...(results.quick ? [] : [""])];
  const targets = table(head, rows, "left");
  return [
    "# Results of the benchmark\n",
    `${machine()}, by \`${results.command}\`, which made this file.\n`,
    "![The ratios as a chart](results.svg)\n",
    ...(results.quick
      ? [
          "Measured briefly: the figures are rough, some are left out, and none proves that a target is reached.\n",
        ]
      : []),
    HOW,
    "## Targets\n",
    targets,
    ...sections(results).flatMap(({ title, about, head, rows }) => [
      `## ${title}\n`,
      ...(about ? [`${about}\n`] : []),
      table(head, rows),
    ]),
  ].join("\n");
}

const HOW = `The bodies are those of a OneDrive restore session: three of four items add, one removes, every id is
another one. In a body that is "1 % bad" or "all bad", each bad item has one fault; at least one item is
bad. All who judge run in one process, in turn, over and over. A time is the median of all rounds; a
ratio, written with ×, is the median of how many times as long as we another one took in the same round:
above 1 we are faster. Given bytes, the others decode and parse them first; given a string, they parse it.

"A call alone" is one into a module of WebAssembly that looks at two bytes and judges nothing: nobody who
judges there can be faster. Given an object, it is little more than \`JSON.stringify\`.

All judge by the same rules as far as they can: ours in JSON Schema for Ajv, and the same written by hand
for each, as a good user of it would write them for speed. They are given no limit of items, which all
larger bodies here exceed; we report that as one finding besides. Only we look for what is given twice or
mixed, for misspelt names and for what is likely to be refused, and only we tell where a fault stands.
They list every fault, we list the first 1,000 and count the rest, unless we are told to list all.
`;

function machine() {
  const [{ model }] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const system = `${process.platform} ${process.arch}`;
  return `${model.trim()}, ${cpus().length} cores, ${system}, Node ${process.versions.node}, ${date}`;
}
