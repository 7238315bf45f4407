/**
 * The names in a text as people have it.
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
  const { default: Papa } = await import("papaparse");
  const { data } = Papa.parse(text.trim(), { skipEmptyLines: "greedy" });
  return labelsInTable(/** @type {string[][]} */ (data));
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
