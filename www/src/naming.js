/**
 * The tables in a text as people have it, and the names in it.
 *
 * @import { Label } from "./state/labels.js"
 */

import { labelsInJson, labelsInTable } from "./state/labels.js";

/** What is longer holds no list that somebody made: it is not read a second time for its names. */
const LONGEST = 60_000_000;

/**
 * @param {string} text
 * @returns {Promise<[string, Label][]>}
 */
export async function labelsIn(text) {
  const start = text.trimStart();
  if (text.length > LONGEST || start === "") return [];
  if (/^[{[]/.test(start)) return ofJson(start);
  const [first = ""] = start.split("\n", 1);
  // A table has a header, of which a part of the columns are names.
  if (!/[,;\t]/.test(first) || !/[a-z]{2}/i.test(first)) return [];
  return labelsInTable(await recordsOf(text));
}

/** The cells of a CSV, row by row. @param {string} text */
export async function recordsOf(text) {
  // It comes when it is needed: few paste a table, and the page opens sooner.
  const { default: Papa } = await import("papaparse");
  return /** @type {string[][]} */ (Papa.parse(text.trim(), { skipEmptyLines: "greedy" }).data);
}

/** @param {string} text */
function ofJson(text) {
  try {
    return labelsInJson(JSON.parse(text));
  } catch {
    // The package says what is wrong with it.
    return [];
  }
}
