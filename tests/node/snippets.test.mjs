// The WebAssembly writes requests as the native library does: the files that the Rust tests hold it
// to. And what is no request, or no language, is told.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { build, languages, snippet } from "graph-backup-delta";
import { root } from "../../scripts/run.mjs";
import { HIDDEN } from "../../www/src/words.js";
import { command, fixture, fixtureNames, seedChange } from "./support.mjs";

describe("each language writes each request as expected", () => {
  for (const name of fixtureNames("snippets", ".request.json")) {
    for (const { language, extension } of languages()) {
      test(`${language} ${name}`, () => {
        const request = fixture("snippets", `${name}.request.json`);
        const expected = fixture("snippets", `${language}/${name}.${extension}`).toString();
        assert.equal(snippet(request, language), expected);
        assert.equal(snippet(JSON.parse(`${request}`), language), expected);
      });
    }
  }
});

describe("each language that has scripts writes several requests as expected", () => {
  for (const name of fixtureNames("snippets", ".requests.json")) {
    for (const { language, extension } of languages().filter((it) => it.several)) {
      test(`${language} ${name}`, () => {
        const requests = fixture("snippets", `${name}.requests.json`);
        const expected = fixture("snippets", `${language}/${name}.${extension}`).toString();
        assert.equal(snippet(requests, language), expected);
        assert.equal(snippet(JSON.parse(`${requests}`), language), expected);
      });
    }
  }
});

test("the README and the help name each language that has scripts", () => {
  const scripts = languages().filter((it) => it.several);
  const expected = scripts.map((it) => it.language).sort();
  const readme = readFileSync(join(root, "pkg-template", "README.md"), "utf8");
  const [, inReadme] = readme.match(/in these languages:([^.]+)/) ?? [];
  assert.deepEqual(namesIn(inReadme), expected);
  const [, inHelp] = command(["snippet", "--help"]).out.match(/the language is([^:]+):/) ?? [];
  assert.deepEqual(namesIn(inHelp), expected);
});

/** The names in a list of them, sorted. */
function namesIn(words = "") {
  return [...words.matchAll(/[a-z-]+/g)]
    .map(([it]) => it)
    .filter((it) => !["and", "or"].includes(it))
    .sort();
}

describe("a wrong argument is a TypeError that says what is expected", () => {
  const { requests } = build(seedChange);
  const names = languages().map((it) => it.language);

  for (const [language, found] of [
    ["cobol", '"cobol"'],
    ["", '""'],
    ["CURL", '"CURL"'],
    [5, "5"],
    [undefined, "undefined"],
  ]) {
    test(`the language ${found}`, () => {
      // @ts-expect-error There is no such language.
      assert.throws(() => snippet(requests[0], language), {
        name: "TypeError",
        message: `The language is ${found}; one of ${names.join(", ")} is expected.`,
      });
    });
  }

  for (const [request, reason] of [
    [undefined, "it is undefined."],
    [requests[0].body, "it is no request: `method`, `url` and `body` must be text."],
    [[], "there is none."],
    [{ ...requests[0], method: "PUT" }, "its method is PUT, not PATCH or POST."],
    [{ ...requests[0], method: "POST" }, "its url is https://graph.microsoft.com/"],
    ["x", "line 1, column 1: "],
  ]) {
    test(`the request of which it is said: ${reason}`, () => {
      assert.throws(
        // @ts-expect-error It is no request.
        () => snippet(request, "curl"),
        (/** @type {Error} */ error) => {
          assert.equal(error.name, "TypeError");
          const start = `The request cannot be written as code: ${reason}`;
          assert.equal(error.message.slice(0, start.length), start);
          return true;
        },
      );
    });
  }
});

test("a request of several that cannot be written is told by its number", () => {
  const { requests } = build(seedChange);
  const wrong = [requests[0], { ...requests[0], url: "x" }];
  assert.throws(() => snippet(wrong, "curl"), {
    name: "TypeError",
    message: /^Request 2 cannot be written as code: its url is x; /,
  });
  assert.throws(() => snippet(requests, "java"), {
    name: "TypeError",
    message: /: in java it takes one alone; scripts of several are written in curl, /,
  });
  const { requests: creation } = build({ resource: "sharePointRestoreSession", create: true });
  assert.throws(() => snippet([requests[0], creation[0]], "curl"), {
    name: "TypeError",
    message:
      "Request 2 cannot be written as code: it creates what has no id yet; write it as code by itself.",
  });
});

describe("the command", () => {
  const { requests } = build(seedChange);
  const [request] = requests;

  test("writes what build printed, or a request by itself", () => {
    const out = snippet(request, "python");
    const args = ["snippet", "--language", "python"];
    for (const input of [request, build(seedChange), [build(seedChange)]]) {
      assert.deepEqual(command(args, { input: JSON.stringify(input) }), { code: 0, out, err: "" });
    }
    const { out: json } = command([...args, "--format", "json"], {
      input: JSON.stringify(request),
    });
    assert.equal(JSON.parse(json), out);
  });

  test("tells what it takes", () => {
    const input = JSON.stringify(request);
    const names = languages().map((it) => it.language);
    assert.deepEqual(command(["snippet"], { input }), {
      ...{ code: 2, out: "" },
      err: `graph-backup-delta: snippet needs --language: one of ${names.join(", ")}\n`,
    });
    assert.match(
      command(["snippet", "--language", "cobol"], { input }).err,
      /: The language is "cobol"; one of http, .* is expected\n$/,
    );
    const several = JSON.stringify({ requests: [request, request], findings: [] });
    assert.deepEqual(command(["snippet", "--language", "curl"], { input: several }), {
      ...{ code: 0, out: snippet([request, request], "curl"), err: "" },
    });
  });
});

test("what code writes in escapes is what the page shows in escapes, of all characters", () => {
  const [request] = build(seedChange).requests;
  assert.ok(request);
  for (let plane = 0; plane <= 16; plane += 1) {
    const points = Array.from({ length: 0x10000 }, (_, at) => plane * 0x10000 + at);
    const isText = (/** @type {number} */ point) => point < 0xd800 || point > 0xdfff;
    const text = String.fromCodePoint(...points.filter(isText));
    const code = snippet({ ...request, body: JSON.stringify({ displayName: text }) }, "javascript");
    const seen = new Set(code);
    const isSeen = (/** @type {string} */ char) => seen.has(char);
    const beyond = [...text].filter((char) => char > "\x7f");
    assert.deepEqual(beyond.filter(isSeen).join(""), beyond.join("").replace(HIDDEN, ""));
    assert.deepEqual(code.replace(/[\n\t]/g, "").match(HIDDEN), null);
  }
});
