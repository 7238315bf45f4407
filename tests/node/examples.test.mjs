// Every example of the published types runs, and gives what its comments say.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { compiled, installedFolder, seed, types } from "./support.mjs";

/** What examples suppose to be at hand. */
const GIVEN = `
const answerText = ${JSON.stringify(seed("answer.txt").toString())};
const requestText = ${JSON.stringify(seed("request.txt").toString())};
const told = [];
const console = { log: (...values) => told.push(values) };
`;

const examples = [
  ...types.matchAll(
    / \* @example\n \* ```js\n((?: \*.*\n)*?) \* ```\n(?: \*.*\n)* \*\/\nexport function (\w+)/g,
  ),
];

test("each function has an example", () => {
  const functions = [...types.matchAll(/^export function (\w+)/gm)].map((it) => it[1]);
  assert.deepEqual(
    examples.map((it) => it[2]),
    functions,
  );
});

for (const [, block, name] of examples) {
  test(`the example of ${name}`, async (context) => {
    const source = block.replaceAll(/^ \* ?/gm, "");
    const file = join(installedFolder(context), "example.mjs");
    writeFileSync(file, `${GIVEN + checked(source)}\nexport { told };\n`);
    const { told } = await import(pathToFileURL(file).href);
    for (const values of told)
      assert.ok(values.every((/** @type {unknown} */ it) => it !== undefined));
  });
}

/**
 * A source whose lines `value; // JSON` throw where the value is another one. Words in place of the
 * JSON only say what the value is.
 *
 * @param {string} source
 */
function checked(source) {
  const line = /^(.*); \/\/ (.*)$/gm;
  return source.replaceAll(line, (_, value, told) => {
    const fails = `throw new Error(${JSON.stringify(`${value} is not ${told}`)})`;
    if (isJsValue(told))
      return `if (JSON.stringify(${value}) !== JSON.stringify(${told})) ${fails};`;
    return `if (${value} === undefined) ${fails};`;
  });
}

/** @param {string} text */
function isJsValue(text) {
  return /^(?:true|false|\d+|".*"|'.*'|\[.*\])$/.test(text);
}

test("the examples in TypeScript compile", () => {
  const blocks = [...types.matchAll(/ \* ```ts\n((?: \*.*\n)*?) \* ```\n/g)];
  assert.notEqual(blocks.length, 0);
  const examples = blocks.map(([, block]) => ({ source: block.replaceAll(/^ \* ?/gm, "") }));
  assert.equal(compiled(examples), "");
});
