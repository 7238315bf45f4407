// The WebAssembly writes requests as the native library does: the files that the Rust tests hold it
// to. And what is no request, or no language, is told.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { build, languages, snippet } from "graph-backup-delta";
import { fixture, fixtureNames, seedChange } from "./support.mjs";

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

describe("a wrong argument is a TypeError that says what is expected", () => {
  const { requests } = build(seedChange);
  const names = languages().map((it) => it.language);

  for (const [language, found] of [
    ["cobol", '"cobol"'],
    ["", '""'],
    ["CURL", '"CURL"'],
    [5, "a number"],
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
    [requests, "it is no request: `method`, `url` and `body` must be text."],
    [{ ...requests[0], method: "POST" }, "its method is POST, not PATCH."],
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
