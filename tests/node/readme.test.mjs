// Every example of the READMEs runs, and prints what the README says: the block of text after it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/run.mjs";
import { command, installedFolder, runNode, seed, seedChange } from "./support.mjs";

const COMMAND = /^(?:npx )?graph-backup-delta /;
const stub = pathToFileURL(join(root, "tests", "node", "stub-graph.mjs")).href;

/**
 * @typedef {object} Example
 * @property {string} language
 * @property {string} source
 * @property {string} [prints] What it prints, where the README says it.
 */

/**
 * The examples of a README that can run here: JavaScript, and lines of a shell that call the
 * command.
 *
 * @param {string} text
 */
function examplesOf(text) {
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  /** @type {Example[]} */
  const examples = [];
  for (const [, language, source] of blocks) {
    const last = examples.at(-1);
    if (language === "text" && last) last.prints ??= source;
    else if (language === "sh") {
      const calls = source.split("\n").filter((it) => COMMAND.test(it));
      examples.push(...calls.map((it) => ({ language, source: it })));
    } else if (language === "js" || language === "cjs") examples.push({ language, source });
  }
  return examples;
}

/**
 * @param {Example} example
 * @param {string} cwd
 */
function runExample({ language, source }, cwd) {
  if (language === "sh") return command(source.replace(COMMAND, "").split(" "), { cwd });
  const file = `example.${language === "js" ? "mjs" : language}`;
  writeFileSync(join(cwd, file), source);
  return runNode(["--import", stub, file], { cwd, env: { TOKEN: "token" } });
}

/**
 * A folder as the examples suppose it: the package installed, the sample at hand.
 *
 * @param {import("node:test").TestContext} context
 */
function exampleFolder(context) {
  const folder = installedFolder(context);
  writeFileSync(join(folder, "request.json"), seed("request.txt"));
  writeFileSync(join(folder, "answer.json"), seed("answer.txt"));
  writeFileSync(join(folder, "change.json"), JSON.stringify(seedChange));
  return folder;
}

for (const name of ["pkg-template/README.md", "README.md"].filter((it) =>
  existsSync(join(root, it)),
)) {
  describe(name, () => {
    const examples = examplesOf(readFileSync(join(root, name), "utf8"));

    test("has examples", () => assert.notEqual(examples.length, 0));

    for (const [at, example] of examples.entries()) {
      test(`example ${at + 1}: ${example.source.split("\n")[0]}`, (context) => {
        const { out, err } = runExample(example, exampleFolder(context));
        assert.equal(err, "");
        if (example.prints === undefined) assert.notEqual(out, "");
        else assert.equal(out, example.prints);
      });
    }
  });
}
