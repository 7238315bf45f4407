// --redact over bodies and answers that hold ids at random places, in random forms: whatever is printed
// of them, in any format, no id can be put together from it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { codes, explain } from "graph-backup-delta";
import { command, folderWith, pkg } from "./support.mjs";

/** How many bodies each format is tried with. */
const RUNS = 400;
/** No more than these letters of an id may follow each other; of a shorter id, not all. */
const MOST = 11;

const hex = (/** @type {number} */ length) =>
  fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length })
    .map((it) => it.join(""));
const guid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((it) => it.join("-"));
const word = fc
  .array(fc.constantFrom(..."bcdfghjkmpqvwxz"), { minLength: 10, maxLength: 30 })
  .map((it) => it.join(""));
const token = fc
  .array(fc.constantFrom(..."abcdefghijkmABCDEFGHJ0123456789_-"), { minLength: 12, maxLength: 130 })
  .map((it) => `q${it.join("")}7Z`);

const ids = fc.oneof(
  guid,
  word,
  token,
  guid.map((it) => it.slice(0, -1)),
  fc.tuple(guid, guid).map((it) => `contoso.sharepoint.com,${it.join(",")}`),
  fc.array(guid, { minLength: 4, maxLength: 4 }).map((it) => it.join(",")),
  fc.tuple(word, word).map(([a, b]) => `Documents/${a} and ${b}.docx`),
  word.map((it) => `${it}@contoso.onmicrosoft.com`),
  word.map((it) => `${it.slice(0, 3)}@${it.slice(3, 6)}.co`),
  fc
    .array(fc.constantFrom(..."0123456789"), { minLength: 13, maxLength: 30 })
    .map((it) => `1${it.join("")}`),
);

const GRAPH = "https://graph.microsoft.com/v1.0/solutions/backupRestore";

/** Ways in which people and programs write one. @type {((id: string) => string)[]} */
const FORMS = [
  (it) => it,
  (it) => it.toUpperCase(),
  (it) => `{${it}}`,
  (it) => it.replaceAll("-", ""),
  (it) => it.replaceAll("-", "\u2013"),
  (it) => it.replaceAll("-", "\u2011"),
  (it) => it.replace(/(....)/g, "$1\u200b"),
  (it) => it.replace(/^(.)/, "$1\u00ad"),
  (it) => encodeURIComponent(it).replaceAll("-", "%2D"),
  (it) => ` ${it}\u00a0`,
  (it) => it.replaceAll("-", " "),
  (it) => it.replaceAll("-", ": "),
  (it) => it.replace(/\d/g, " $& "),
  (it) => it.slice(0, -1),
  (it) => `https://contoso.example/${it}/items`,
  (it) => `users('${it}')`,
  (it) => `/solutions/backupRestore/exchangeProtectionPolicies/${it}`,
  (it) => `${GRAPH}/oneDriveForBusinessRestoreSessions('${it}')/driveRestoreArtifacts`,
];

/** How a text is written in JSON. @type {((text: string) => string)[]} */
const WRITTEN = [
  (it) => JSON.stringify(it),
  (it) =>
    `"${it.replace(/./gs, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`,
  (it) => JSON.stringify(it).replace(/^"(.)/, (_, char) => `"\\u00${hexOf(char)}`),
];

/** @param {string} char */
function hexOf(char) {
  return char.charCodeAt(0).toString(16).padStart(2, "0").slice(-2);
}

/** Where an id can stand in a body; `I` is the id as JSON, `B` without quotes. */
const ITEMS = [
  '{"restorePoint":{"id":I},"destinationType":"new"}',
  '{"restorePoint":{"id":I},"destinationType":I}',
  '{"@removed":{"reason":"changed"},"id":I}',
  '{"@removed":{"reason":I},"id":I}',
  '{"@removed":I,"id":"k"}',
  '{"restorePoint":I}',
  '{"restorePoint":{"@odata.id":I},"destinationType":"inPlace"}',
  '{"restorePoint":{"id":"1b014d8c-71fe-4d00-a01a-31850bc5b32c"},"destinationType":"new",I:1}',
  '{"browseSessionId":I,"itemKey":I}',
  '{"directoryObjectId":I,"status":I,"message":I,"code":I}',
  '{"siteId":I,"email":I,"displayName":I}',
  '{"id":I,"error":{"code":I,"message":I}}',
  '{"restore_point":{"Id":I},"destinationType":"New"}',
  '{"restorePoint":{"id":I}} // B',
  '{"restorePoint":{"id":I} "destinationType":"new"}',
  "/* B */ {'id':'B'}",
  '{"id":B}',
  '{"id":[I,I],"a":{I:{I:I}}}',
  '{"restorePoint":{"id":I',
  "I",
  "B",
];
const BODIES = [
  '{"driveRestoreArtifacts@delta":[ITEMS]}',
  '{"granularDriveRestoreArtifacts@delta":[ITEMS],"driveRestoreArtifacts":[ITEMS]}',
  '{"siteProtectionUnits@delta":[ITEMS],"displayName":I}',
  '{"mailboxProtectionUnits@delta":[ITEMS],I:[ITEMS]}',
  "{I:[ITEMS]}",
  "[ITEMS]",
  '{"url":I,"method":"PATCH","body":{"driveRestoreArtifacts@delta":[ITEMS]}}',
];

const body = fc
  .record({
    id: fc.array(ids, { minLength: 1, maxLength: 3 }),
    form: fc.constantFrom(...FORMS),
    write: fc.constantFrom(...WRITTEN),
    items: fc.array(fc.constantFrom(...ITEMS), { minLength: 1, maxLength: 4 }),
    frame: fc.constantFrom(...BODIES),
  })
  .map(({ id, form, write, items, frame }) => {
    let at = 0;
    const text = frame.replaceAll("ITEMS", () => items.join(","));
    const filled = text.replace(/(?<![A-Za-z])[IB](?![A-Za-z])/g, (place) => {
      const formed = form(id[at++ % id.length]);
      return place === "I" ? write(formed) : formed;
    });
    return { ids: id, text: filled };
  });

/**
 * The letters of a text, with the escapes of all formats read.
 *
 * @param {string} text
 */
function lettersOf(text) {
  return text
    .replace(/\\+u\{?([0-9a-f]{2,6})\}?/gi, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
    )
    .replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/**
 * All stretches of letters that are longer than an id may show.
 *
 * @param {string} letters
 */
function stretchesOf(letters) {
  const count = Math.max(0, letters.length - MOST);
  return Array.from({ length: count }, (_, at) => letters.slice(at, at + MOST + 1));
}

/**
 * @param {string} printed
 * @param {{ ids: string[], text: string }[]} bodies
 */
function assertNothingLeaks(printed, bodies) {
  const letters = lettersOf(printed);
  const stretches = new Set(stretchesOf(letters));
  const isShown = (/** @type {string} */ part) =>
    part.length <= MOST
      ? part.length >= 8 && letters.includes(part)
      : stretchesOf(part).some((it) => stretches.has(it));
  for (const { ids, text } of bodies) {
    for (const id of ids) {
      // What stands in each id of its kind is no secret.
      const parts = id.split(/contoso\.\w+\.com|Documents\/| and /).map(lettersOf);
      assert.equal(parts.find(isShown), undefined, `${id} of ${text}`);
    }
  }
}

const bodies = fc.sample(body, { seed: 2026, numRuns: RUNS });
const files = Object.fromEntries(bodies.map(({ text }, at) => [`${at}.json`, text]));

describe("validate --redact of random bodies", () => {
  for (const format of ["human", "json", "github", "sarif", "junit"]) {
    test(`prints no id as ${format}`, (context) => {
      const lines = bodies.map(({ text }) => text.replaceAll("\n", " ")).join("\n");
      const cwd = folderWith(context, { ...files, "all.ndjson": lines });
      const { out, err } = command(["validate", "--redact", "--format", format, "."], { cwd });
      assert.equal(err, "");
      assertNothingLeaks(out, bodies);
    });
  }

  test("names each fault, and its place, as without", (context) => {
    const cwd = folderWith(context, files);
    const read = (/** @type {string[]} */ args) =>
      JSON.parse(command(["validate", "--format=json", ...args, "."], { cwd }).out);
    const kept = (/** @type {any[]} */ all) =>
      all.map((it) => [
        it.valid,
        it.total,
        it.findings.map(
          (/** @type {any} */ { code, severity, start, end, line, column, service }) => [
            ...[code, severity, start, end, line, column, service],
          ],
        ),
      ]);
    assert.deepEqual(kept(read(["--redact"])), kept(read([])));
  });
});

describe("interpret --redact of random answers", () => {
  for (const format of ["human", "json"]) {
    test(`prints no id as ${format}`, (context) => {
      const cwd = folderWith(context, files);
      const args = ["interpret", "--redact", "--format", format];
      const { out, err } = command([...args, ...Object.keys(files)], { cwd });
      assert.match(err, /^graph-backup-delta: .* warnings; .*\n$/);
      assertNothingLeaks(out + err, bodies);
      for (let at = 0; at < 10; at++) {
        const other = bodies[(at * 7) % RUNS];
        const asked = ["--request", `${at}.json`, `${(at * 7) % RUNS}.json`];
        const told = command([...args, ...asked], { cwd });
        assertNothingLeaks(told.out + told.err, [bodies[at], other]);
      }
    });
  }
});

test("no sentence of ours is shortened", async () => {
  const { redactorOf } = await import(pathToFileURL(join(pkg, "command", "redact.js")).href);
  const redactor = redactorOf([Buffer.from('{"id":"2b014d8c-71fe-4d00-a01a-31850bc5b32c"}')]);
  const all = codes().map((it) => explain(it));
  assert.deepEqual(redactor.value(all), all);
});
