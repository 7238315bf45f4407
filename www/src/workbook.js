/** The first sheet of an Excel workbook (.xlsx) as a CSV. Loaded only when somebody opens one. */

import { strFromU8, unzipSync } from "fflate";

/** More is no list of ids, and would fill the memory. */
const LARGEST = 200_000_000;

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined} Nothing where it is no workbook.
 */
export function csvOfWorkbook(bytes) {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      originalSize < LARGEST &&
      /^xl\/(?:sharedStrings|workbook|worksheets\/[^/]+|_rels\/workbook[^/]*)\.(?:xml|xml\.rels)$/.test(
        name,
      ),
  });
  const path = firstSheet(files);
  const sheet = path && files[path];
  if (!sheet) return undefined;
  const strings = texts(files["xl/sharedStrings.xml"]);
  const rows = [...parsed(sheet).getElementsByTagName("row")].map((row) => cellsOf(row, strings));
  return rows.map((cells) => cells.map(quoted).join(",")).join("\n");
}

/** @param {Record<string, Uint8Array>} files */
function firstSheet(files) {
  const [workbook, links] = [files["xl/workbook.xml"], files["xl/_rels/workbook.xml.rels"]];
  if (!workbook || !links) return undefined;
  const id = parsed(workbook).getElementsByTagName("sheet")[0]?.getAttribute("r:id");
  const relations = [...parsed(links).getElementsByTagName("Relationship")];
  const target = relations.find((it) => it.getAttribute("Id") === id)?.getAttribute("Target") ?? "";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** @param {Uint8Array | undefined} file The texts that cells share. */
function texts(file) {
  if (!file) return [];
  return [...parsed(file).getElementsByTagName("si")].map(textIn);
}

/**
 * @param {Element} row
 * @param {string[]} strings
 */
function cellsOf(row, strings) {
  /** @type {string[]} */
  const cells = [];
  for (const cell of row.getElementsByTagName("c")) {
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
  const value = cell.getElementsByTagName("v")[0]?.textContent ?? "";
  if (cell.getAttribute("t") === "s") return strings[Number(value)] ?? "";
  return cell.getAttribute("t") === "inlineStr" ? textIn(cell) : value;
}

/** @param {Element} element */
function textIn(element) {
  return [...element.getElementsByTagName("t")].map((it) => it.textContent ?? "").join("");
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
