// The packed package, in every runtime that it is made for. What is not on this machine fails, by its
// name.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { browsers, show } from "./browsers.mjs";
import { pages } from "./pages.mjs";
import { ENTRIES, install } from "./project.mjs";
import { SLIM, scripts } from "./scripts.mjs";
import { workerd } from "./workerd.mjs";

const JUDGED = {
  thrown: "TypeError: The text to fix is a number; text is expected.",
  findings: ["4:67 json-comment", "8:25 id-malformed"],
};
/** @type {Record<string, object>} */
const EXPECTED = {
  all: { ...JUDGED, counts: { added: 4, removed: 2, failed: 1, unconfirmed: 0 } },
  validate: JUDGED,
};

before(install);

for (const [runtime, act] of Object.entries({ ...scripts, workerd })) {
  for (const entry of runtime === SLIM ? ["all"] : Object.keys(ENTRIES)) {
    const name = `${runtime}: ${entry}`;
    test(name, async () => assert.deepEqual(JSON.parse(await act(name)), EXPECTED[entry]));
  }
}

describe("pages", () => {
  /** @type {Map<string, string>} The folder of each page that could be made. */
  const folders = new Map();
  for (const [name, make] of Object.entries(pages)) {
    test(`${name} is made`, async () => {
      folders.set(name, await make(name));
    });
  }
  for (const browser of /** @type {(keyof typeof browsers)[]} */ (Object.keys(browsers))) {
    describe(browser, () => {
      /** @type {Map<string, string>} */
      let found;
      before(async () => {
        found = await show(browser, folders);
      });
      for (const name of Object.keys(pages)) {
        test(`${name}, in ${browser}`, () => {
          const entry = name.endsWith("validate") ? "validate" : "all";
          assert.deepEqual(JSON.parse(found.get(name) ?? '"nothing was found"'), EXPECTED[entry]);
        });
      }
    });
  }
});
