// Every example of the READMEs runs, and prints what the README says: the block of text after it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as library from "graph-backup-delta";
import { resourceTable } from "../../scripts/resource-table.mjs";
import { root } from "../../scripts/run.mjs";
import {
  command,
  compiled,
  installedFolder,
  pkg,
  RESOURCES,
  runNode,
  seed,
  seedChange,
} from "./support.mjs";

const COMMAND = /^(?:npx --no -- )?graph-backup-delta /;
const stub = pathToFileURL(join(root, "tests", "node", "stub-graph.mjs")).href;

/** @param {string} start */
const guid = (start) => `${start}000000-71fe-4d00-a01a-31850bc5b32c`;
const UNITS = [
  { id: guid("0a"), directoryObjectId: guid("1a") },
  { id: guid("0c"), directoryObjectId: guid("1c") },
];

/**
 * @typedef {object} Example
 * @property {string} language
 * @property {string} source
 * @property {string} [prints] What it prints, where the README says it.
 */

/**
 * @param {string} text
 * @returns {Example[]}
 */
function blocksOf(text) {
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, language, source]) => ({ language, source }));
}

/**
 * The examples of a README that can run here: JavaScript, and lines of a shell that call the
 * command.
 *
 * @param {string} text
 */
function examplesOf(text) {
  /** @type {Example[]} */
  const examples = [];
  for (const { language, source } of blocksOf(text)) {
    const last = examples.at(-1);
    if (language === "text" && last) last.prints ??= source;
    else if (language === "sh") {
      // What other programs take part in is for those who have them.
      const calls = source.split("\n").filter((it) => COMMAND.test(it) && !/[>&]/.test(it));
      examples.push(...calls.map((it) => ({ language, source: it })));
    } else if (language === "js" || language === "cjs") examples.push({ language, source });
  }
  return examples;
}

/**
 * @param {Example} example
 * @param {string} cwd
 * @param {Record<string, string>} [failing] What the stand-in for Microsoft Graph does not do.
 */
function runExample({ language, source }, cwd, failing) {
  if (language === "sh") return runPiped(source.split(" | "), cwd);
  const file = `example.${language === "js" ? "mjs" : language}`;
  writeFileSync(join(cwd, file), source);
  const env = {
    TOKEN: "token",
    THROTTLED: source.includes("retry") ? "once" : "",
    ...failing,
  };
  return runNode(["--import", stub, file], { cwd, env });
}

/**
 * Runs calls of the command, each with what the one before printed.
 *
 * @param {string[]} calls
 * @param {string} cwd
 */
function runPiped(calls, cwd) {
  /** @type {ReturnType<typeof runNode>} */
  const none = { code: 0, out: "", err: "" };
  return calls.reduce(({ out, err }, call) => {
    const next = command(call.replace(COMMAND, "").split(" "), { cwd, input: out });
    return { ...next, err: err + next.err };
  }, none);
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
  writeFileSync(join(folder, "built.json"), JSON.stringify([library.build(seedChange)]));
  writeFileSync(join(folder, "current.json"), JSON.stringify({ value: UNITS }));
  writeFileSync(join(folder, "wanted.csv"), `directoryObjectId\n${guid("1a")}\n${guid("1b")}\n`);
  const portal =
    "https://portal.azure.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~";
  const people = [
    "name;directoryObjectId",
    `Ann;${guid("1b")}`,
    `Bob;${portal}/userId/${guid("1c")}`,
  ];
  writeFileSync(join(folder, "people.csv"), people.join("\n"));
  return folder;
}

for (const name of ["pkg-template/README.md", "README.md"].filter((it) =>
  existsSync(join(root, it)),
)) {
  describe(name, () => {
    const text = readFileSync(join(root, name), "utf8");
    const examples = examplesOf(text);

    test("has each resource, as the library knows it, and each function", () => {
      const table = resourceTable(RESOURCES.map((it) => library.describe(it)));
      assert.ok(text.includes(`\n\n${table}\n`), `its table has to be\n\n${table}`);
      for (const name of Object.keys(library)) assert.ok(text.includes(`\`${name}(`), name);
    });

    test("links to what is there", () => {
      // What the package's README links to lies beside it where it is published.
      const folder = name === "README.md" ? root : pkg;
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((it) => it[1]);
      assert.ok(links.includes("docs/codes.md"));
      for (const link of links) assert.ok(existsSync(join(folder, link)), link);
    });

    test("has examples", () => assert.notEqual(examples.length, 0));

    const typed = blocksOf(text).filter((it) => it.language === "ts");
    if (typed.length > 0) {
      test("has examples in TypeScript that compile", () => assert.equal(compiled(typed), ""));
    }

    for (const [at, example] of examples.entries()) {
      test(`example ${at + 1}: ${example.source.split("\n")[0]}`, (context) => {
        const { out, err } = runExample(example, exampleFolder(context));
        const { prints = out } = example;
        assert.notEqual(out, "");
        // A person sees both, one after the other.
        if (prints !== out + err) assert.equal(err + out, prints);
      });
    }

    for (const example of examples.filter((it) => it.source.includes("await fetch("))) {
      const sends = example.source.match(/import \{.*\b(interpret\w*) .*\n/)?.[1];
      const resends = example.source.includes("retry");
      const [code, advice] = example.source.includes("ProtectionPolicy")
        ? ["QuotaExceeded", /QuotaExceeded Remove units that need no protection/]
        : ["InvalidRestoreTime", /InvalidRestoreTime Search the restore points again/];

      test(`an example that sends (${sends}${resends ? ", again" : ""}) says what failed`, (context) => {
        const cwd = exampleFolder(context);
        for (const name of ["REFUSAL", "FAILURE"]) {
          const ran = runExample(example, cwd, { [name]: code, THROTTLED: "" });
          assert.match(ran.err, advice);
          assert.equal(ran.code, 1);
        }
        // The ids of what is added are cut short.
        const source = example.source.replace(/(add\b.*"[0-9a-f]+)[0-9a-f]-/, "$1-");
        assert.notEqual(source, example.source);
        const wrong = runExample({ ...example, source }, cwd, { THROTTLED: "" });
        assert.match(wrong.err, /is not a whole/);
        assert.equal(wrong.code, 1);
        const page = runExample(example, cwd, { PAGE: "yes", THROTTLED: "" });
        assert.match(page.err, /^The answer .*cannot be read: /m);
        assert.equal(page.code, 1);
        if (!resends) return;
        const REFUSAL = "InvalidAuthenticationToken";
        const refused = runExample(example, cwd, { REFUSAL, THROTTLED: "" });
        assert.equal(refused.out, "401 0 added\n");
        assert.match(refused.err, /^InvalidAuthenticationToken Get a new token/m);
        assert.doesNotMatch(refused.err, /throttled/);
        assert.equal(refused.code, 1);
        const ran = runExample(example, cwd, { THROTTLED: "always" });
        assert.match(ran.err, /^Not done, .*1a000000-71fe-4d00-a01a-31850bc5b32c/);
        assert.equal(ran.code, 1);
      });
    }
  });
}
