/** The first sheet of an Excel workbook (.xlsx) as a CSV. Loaded only when somebody opens one. */

import { strFromU8, unzipSync } from "fflate";
import { counted } from "./numbers.js";

/** More is no list of ids, and would fill the memory. */
const LARGEST = 200_000_000;

/**
 * @param {Uint8Array} bytes
 * @returns {{ csv: string, words: string } | undefined} Nothing where it is no workbook; else also what of
 * it was read.
 */
export function csvOfWorkbook(bytes) {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      originalSize < LARGEST &&
      /^xl\/(?:sharedStrings|workbook|worksheets\/[^/]+|_rels\/workbook[^/]*)\.(?:xml|xml\.rels)$/.test(
        name,
      ),
  });
  const [workbook, links] = [files["xl/workbook.xml"], files["xl/_rels/workbook.xml.rels"]];
  if (!workbook || !links) return undefined;
  const sheets = elementsIn(parsed(workbook), "sheet");
  const sheet = files[pathOf(sheets[0]?.getAttribute("r:id"), links)];
  if (!sheet) return undefined;
  const shared = files["xl/sharedStrings.xml"];
  const strings = shared ? elementsIn(parsed(shared), "si").map(textIn) : [];
  const rows = elementsIn(parsed(sheet), "row");
  const hidden = rows.filter((it) => /^(?:1|true)$/.test(it.getAttribute("hidden") ?? "")).length;
  const csv = rows.map((row) => cellsOf(row, strings).map(quoted).join(",")).join("\n");
  // Who filters a sheet means what is in sight: it is told what else is read.
  const words = [
    sheets.length > 1 ? `the first of its ${sheets.length} sheets` : "its first sheet",
    ...(hidden > 0 ? [`with ${counted(hidden, "hidden row")}`] : []),
  ];
  return { csv, words: words.join(", ") };
}

/**
 * The file of a sheet.
 *
 * @param {string | null | undefined} id
 * @param {Uint8Array} links
 */
function pathOf(id, links) {
  const link = elementsIn(parsed(links), "Relationship").find((it) => it.getAttribute("Id") === id);
  const target = link?.getAttribute("Target") ?? "";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/**
 * Programs other than Excel write a prefix before the names.
 *
 * @param {Document | Element} of
 * @param {string} name
 */
function elementsIn(of, name) {
  return [...of.getElementsByTagNameNS("*", name)];
}

/**
 * @param {Element} row
 * @param {string[]} strings
 */
function cellsOf(row, strings) {
  /** @type {string[]} */
  const cells = [];
  for (const cell of elementsIn(row, "c")) {
    const column = columnOf(cell.getAttribute("r") ?? "") ?? cells.length;
    // Cells that are empty are left out.
    while (cells.length < column) cells.push("");
    cells[column] = cellValue(cell, strings);
  }
  return cells;
}

/**
 * @param {Element} cell
 * @param {string[]} strings
 */
function cellValue(cell, strings) {
  const value = elementsIn(cell, "v")[0]?.textContent ?? "";
  if (cell.getAttribute("t") === "s") return strings[Number(value)] ?? "";
  return cell.getAttribute("t") === "inlineStr" ? textIn(cell) : value;
}

/** @param {Element} element */
function textIn(element) {
  return elementsIn(element, "t")
    .map((it) => it.textContent ?? "")
    .join("");
}

/**
 * @param {string} reference "AB12"
 * @returns {number | undefined} From 0.
 */
function columnOf(reference) {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
}

/** @param {string} cell */
function quoted(cell) {
  return /[",;\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  return new DOMParser().parseFromString(strFromU8(bytes), "application/xml");
}
