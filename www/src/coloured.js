/**
 * Code in colours: which parts of it are what. Loaded only when code is looked at.
 *
 * @import { ElementContent, Root, RootContent } from "hast"
 */

import bash from "highlight.js/lib/languages/bash";
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import http from "highlight.js/lib/languages/http";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import { createLowlight } from "lowlight";

const lowlight = createLowlight({
  ...{ bash, csharp, go, http, java, javascript, json, php, powershell, python, typescript },
});

/** A longer text is shown without colours: each part is an element of the page. In characters. */
const LONGEST = 100_000;

/** What the parts of code are called here, by what the library calls them. */
const KINDS = new Map([
  ["comment", "comment"],
  ["string", "string"],
  ["regexp", "string"],
  ["number", "value"],
  ["literal", "value"],
  ["attr", "name"],
  ["attribute", "name"],
  ["keyword", "name"],
  ["built_in", "name"],
]);

/**
 * @typedef {object} Part
 * @property {string} text
 * @property {string} [kind] "comment", "string", "value" or "name"; else it is shown as it is.
 */

/**
 * The parts of code, which together are its text.
 *
 * @param {string} code
 * @param {string} extension What its files end in, which tells the language.
 * @returns {Part[]}
 */
export function partsOf(code, extension) {
  if (code.length > LONGEST || !lowlight.registered(extension)) return [{ text: code }];
  return partsIn(lowlight.highlight(extension, code), undefined);
}

/**
 * @param {Root | RootContent | ElementContent} node
 * @param {string | undefined} kind That of what it stands in.
 * @returns {Part[]}
 */
function partsIn(node, kind) {
  if (node.type === "text") return [{ text: node.value, kind }];
  if (!("children" in node)) return [];
  const own = node.type === "element" ? kindOf(node.properties?.className) : undefined;
  return node.children.flatMap((it) => partsIn(it, kind ?? own));
}

/** @param {unknown} names */
function kindOf(names) {
  const [name] = Array.isArray(names) ? names : [];
  return KINDS.get(String(name).replace(/^hljs-/, ""));
}
