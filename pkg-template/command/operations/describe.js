// describe: what is known of a resource.

import { describe, resources } from "../../index.js";
import { resourceOf } from "../resource.js";
import { styleFor } from "../style.js";

/** @typedef {import("graph-backup-delta").CreationFacts} CreationFacts */
/** @typedef {import("graph-backup-delta").DeltaFacts} DeltaFacts */
/** @typedef {import("graph-backup-delta").ResourceFacts} ResourceFacts */
/** @typedef {import("../style.js").Style} Style */

/** @type {import("../operations.js").Operation} */
export const describeOperation = {
  name: "describe",
  summary: "tell what is known of a resource",
  takes: "[RESOURCE…]",
  words: resources,
  about: `Tells what is known of a resource: its path, its delta arrays and what they hold, limits, permission,
clouds. Without a RESOURCE it lists all.`,
  examples: [
    {
      does: "tell what a session takes",
      call: "graph-backup-delta describe exchangeRestoreSession",
    },
  ],

  async run(words) {
    const result = words.length === 0 ? resources().map((it) => describe(it)) : words.map(factsOf);
    const text = () => {
      const style = styleFor(process.stdout);
      if (words.length === 0) return result.map((it) => `${it.resource}\n`).join("");
      return result.map((it) => factsText(it, style)).join("\n");
    };
    return { result, text };
  },
};

/** @param {string} name */
function factsOf(name) {
  return describe(resourceOf(name));
}

/**
 * @param {ResourceFacts} facts
 * @param {Style} style
 */
function factsText(
  { resource, words, method, path, collection, versions, deltas, properties, permission, clouds },
  style,
) {
  const rows = [
    ["what", words],
    ["request", `${method} ${path}`],
    ["created by", `POST ${collection}`],
    ["versions", versions.join(", ")],
    ["permission", permission],
    ["clouds", clouds.join(", ")],
    ["also updatable", properties.join(", ")],
  ];
  return [
    `${style("strong", resource)}\n`,
    table(rows),
    ...deltas.map(
      (it) => `\n  ${style("strong", it.property)}\n${table(deltaRows(it, versions), "    ")}`,
    ),
  ].join("");
}

/**
 * @param {DeltaFacts} delta
 * @param {string[]} all The versions that have the resource.
 */
function deltaRows(
  { restoreJobType, versions, list, documented, limit, addition, reference, creation },
  all,
) {
  return [
    ["restores", restoreJobType],
    ["versions", versions.length < all.length ? versions.join(", ") : undefined],
    ["items", itemsText(documented, limit)],
    ["addition", addition],
    ["refers to", reference],
    ["removal", addition && '{"@removed":{"reason":"changed"},"id":"…"}'],
    ["created with", creation ? creationText(creation) : "no document shows it in a POST"],
    ["listed at", `…/${list}`],
  ];
}

/**
 * @param {boolean} documented
 * @param {number | undefined} limit Where it is known, so is what items hold.
 */
function itemsText(documented, limit) {
  if (limit === undefined) return "no document shows how to change them";
  const most = `at most ${limit} in a request`;
  return documented ? most : `${most}; inferred, as no document shows such a request`;
}

/** @param {CreationFacts} creation */
function creationText({ property, limit, required }) {
  return `${property}, ${required ? "1" : "0"} to ${limit} items`;
}

/**
 * @param {(string | undefined)[][]} rows A row without a value is left out.
 * @param {string} [indent]
 */
function table(rows, indent = "  ") {
  const shown = rows.filter(([, value]) => value);
  return shown.map(([name, value]) => `${indent}${name?.padEnd(16)}${value}\n`).join("");
}
