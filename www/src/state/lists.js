/**
 * Lists of several files as one, and whose list it is.
 *
 * @import { Chosen } from "../facts.js"
 */

import { RESOURCES } from "../facts.js";

/**
 * Several texts as one: pages of an answer become one list, tables with the same header one table.
 *
 * @param {string[]} texts
 */
export function joined(texts) {
  const given = texts.filter((it) => it.trim() !== "");
  if (given.length < 2) return given[0] ?? "";
  return joinedJson(given) ?? joinedTables(given);
}

/** @param {string[]} texts */
function joinedJson(texts) {
  try {
    const pages = texts.map((it) => JSON.parse(it));
    if (!pages.every((it) => Array.isArray(it?.value ?? it))) return undefined;
    // Whose list each is, and whether it goes on, the package judges; but files come in any order.
    const goesOn = (/** @type {any} */ it) => Number(it["@odata.nextLink"] !== undefined);
    return JSON.stringify(
      pages.toSorted((one, other) => goesOn(other) - goesOn(one)),
      null,
      2,
    );
  } catch {
    return undefined;
  }
}

/** @param {string[]} texts */
function joinedTables(texts) {
  const [header = ""] = texts.map((it) => it.split("\n", 1)[0]?.trim());
  const parts = texts.map((text, at) => {
    const isSame = at > 0 && /[a-z]/i.test(header) && text.split("\n", 1)[0]?.trim() === header;
    return (isSame ? text.slice(text.indexOf("\n") + 1) : text).trimEnd();
  });
  return `${parts.join("\n")}\n`;
}

/** @param {string} text */
function contextIn(text) {
  return /"@(?:odata\.)?context"\s*:\s*"([^"]*)"/.exec(text.slice(0, 5000))?.[1] ?? "";
}

/** The id of the session or policy whose list it says to be. @param {string} text */
export function targetOfContext(text) {
  return /\('([^']+)'\)/.exec(contextIn(text))?.[1];
}

/**
 * What an answer says to be a list of, where it says so.
 *
 * @param {string} text
 * @returns {Partial<Chosen> | undefined}
 */
export function chosenOfContext(text) {
  const parts = contextIn(text).split(/[/#(),']/);
  for (const { resource, path, deltas } of RESOURCES) {
    const delta = deltas.find((it) => parts.includes(it.list));
    if (delta?.units) return { resource, units: delta.units };
    if (delta || parts.includes(path.split("/").at(-2) ?? "")) return { resource };
  }
  return undefined;
}

/**
 * The resource that a request goes to.
 *
 * @param {string} url
 */
export function resourceOfUrl(url) {
  const lower = url.toLowerCase();
  return RESOURCES.find(({ path }) => lower.includes(`/${path.split("/").at(-2)?.toLowerCase()}`))
    ?.resource;
}
