// Which words may be ids: all that others chose, but for the words of the API and what is too short.

import { codes, describe, explain, resources, schema } from "../index.js";
import { lettersOf } from "./fold.js";

/** What is longer is no word of ours, and no sentence. */
export const LONGEST = 4000;

/** What is no longer is an id only where it looks like one. */
const SHORT = 8;

/** What stands in quotes in a message. */
export const QUOTED = /(["`])(.+?)\1/gsu;

/** Words of answers and of results that no schema has. */
const OTHERS = [
  ...["addition", "removal", "confirmed", "implied", "unconfirmed", "Retry-After"],
  ...["activating", "active", "completed", "completedWithError", "draft", "failed", "inProgress"],
  ...["scheduled", "scheduling", "succeeded", "protected", "protectRequested", "unprotected"],
  ...["unprotectRequested", "removeRequested", "offboarded", "offboardRequested"],
  ...["cancelOffboardRequested", "unknownFutureValue"],
];

/** Names, and what the service writes of its own in these, are words in camel case. */
const WORDS = new Set(["code", "status"]);
const CAMEL =
  /^@?[A-Za-z][a-z]+(?:[A-Z][a-z]+)+(?:@(?:odata\.)?(?:context|count|delta|nextLink|type))?$/;

/** Whether there are letters alone, but for what stands around them. @param {string} text */
export function isWord(text) {
  return /^[^\p{L}\p{N}]*\p{L}*[^\p{L}\p{N}]*$/u.test(text);
}

/**
 * Whether a word of a source may be an id; alone, as a message quotes it.
 *
 * @param {string} text
 * @param {{ isString: boolean, isName: boolean, name: string }} [token]
 */
export function isSecret(
  text,
  { isString, isName, name } = { isString: true, isName: true, name: "" },
) {
  if (text.length > LONGEST) return true;
  if (isOurs(lettersOf(text))) return false;
  if (text.length <= SHORT) return text.includes("@") || (isString && /\d/.test(text));
  return !((isName || WORDS.has(name)) && CAMEL.test(text));
}

/**
 * Whether it is a word of the API that a body or an answer may hold, or one that messages quote.
 *
 * @param {string} letters
 */
export function isOurs(letters) {
  words ??= vocabulary();
  return words.has(letters);
}

/** @type {Set<string> | undefined} */
let words;

function vocabulary() {
  const facts = resources().map((it) => [schema(it), describe(it)]);
  const schemas = JSON.stringify(facts).match(/[A-Za-z_@.]+/g) ?? [];
  const sentences = codes().flatMap((it) => Object.values(explain(it) ?? {}).map(String));
  const quoted = sentences.flatMap((it) => [...it.matchAll(QUOTED)].map(([, , inner]) => inner));
  return new Set([...codes(), ...schemas, ...quoted, ...OTHERS].map(lettersOf));
}
