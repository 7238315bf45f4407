// The native library and the WebAssembly give the same JSON to the byte, order of names included, for
// every operation: over what the fixtures hold, and over thousands of changes of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import * as wasm from "graph-backup-delta";
import { root } from "../../scripts/run.mjs";
import { faultyBodies } from "./bodies.mjs";
import { fixture, fixtureNames, RESOURCES, seed, seedChange } from "./support.mjs";

/** @typedef {[operation: string, ...inputs: any[]]} Line As the native program reads it. */
/** @typedef {{ line: Line, result: () => unknown }} Call A line, and the same call of the WebAssembly. */

/** How many changed texts each operation on texts is given. */
const CHANGED = 1_500;
const SEED = 20_261_125;

const FOLDERS = [
  "fuzz/seeds",
  ...["seed", "validate", "build", "interpret"].map((it) => `tests/fixtures/${it}`),
];
const TEXTS = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder)).map((it) => readFileSync(join(root, folder, it))),
);

const PIECES = [
  ...["{", "}", "[", "]", ",", ":", '"', "\\", "//", "/*", "*/", "\n", " ", "\ufeff", "é", "😀"],
  ...["null", "true", "-0", "1e999", "\\ud83d", "@delta", "@removed", "value", "\u202e", "\u0000"],
  ...['"id":', '"restorePoint":{"id":', '"status":"added",', '"error":{"code":"x"},', "; ", "#"],
  ...["1b014d8c-71fe-4d00-a01a-31850bc5b32c", "driveRestoreArtifacts@delta", '{"@removed":true}'],
].map((it) => Buffer.from(it));

/** A text with one place changed. */
const changes = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(12),
        piece: fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 2 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, edits]) => {
    let bytes = Buffer.from(text);
    for (const { at, length, piece } of edits) {
      const start = at % (bytes.length + 1);
      bytes = Buffer.concat([bytes.subarray(0, start), piece, bytes.subarray(start + length)]);
    }
    return bytes;
  });

const changed = fc.sample(changes, { seed: SEED, numRuns: CHANGED });
const faulty = fc.sample(faultyBodies, { seed: SEED, numRuns: CHANGED });
const texts = [...TEXTS, ...changed];

const latin1 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString("latin1");
const isAscii = (/** @type {Uint8Array} */ bytes) => bytes.every((it) => it < 128);

/** @type {Record<string, () => Call[]>} */
const CALLS = {
  validate: () => [
    ...texts.flatMap((text, at) => [
      validateCall(text, {}),
      validateCall(text, { resource: pick(RESOURCES, at), maxFindings: at % 3 }),
    ]),
    ...faulty.map(({ body }) => validateCall(Buffer.from(JSON.stringify(body) ?? ""), {})),
  ],
  // Places in a string count its own units, which are bytes where it is ASCII.
  fix: () =>
    [...texts, ...faulty.map(({ body }) => Buffer.from(JSON.stringify(body) ?? ""))]
      .filter(isAscii)
      .map((text) => ({
        line: ["fix", latin1(text), {}],
        result: () => wasm.fix(text.toString()),
      })),
  interpret: () => [
    ...texts.flatMap((answer, at) => [
      interpretCall(answer, seed("request.txt"), {}),
      interpretCall(answer, at % 2 ? pick(texts, at * 7) : null, { status: pick(STATUSES, at) }),
      interpretCall(seed("answer.txt"), answer, { status: 200 }),
    ]),
    ...fixtureNames("interpret", ".request.json").map((name) =>
      interpretCall(
        fixture("interpret", `${name}.answer.json`),
        fixture("interpret", `${name}.request.json`),
        { status: 429, headers: { "Retry-After": "7" } },
      ),
    ),
  ],
  interpretBatch: () =>
    texts.map((answer, at) => {
      const request = at % 2 ? pick(texts, at + 1) : null;
      return {
        line: ["interpretBatch", latin1(answer), request && latin1(request), {}],
        result: () => wasm.interpretBatch(answer, { request: request ?? undefined }),
      };
    }),
  collect: () =>
    texts.map((list, at) => {
      const resource = pick(RESOURCES, at);
      /** @type {import("graph-backup-delta").CollectOptions} */
      const options = { resource, kind: at % 2 ? "addition" : "removal" };
      return {
        line: ["collect", latin1(list), options],
        result: () => wasm.collect(list, options),
      };
    }),
  plan: () =>
    texts.map((list, at) => {
      const target = { resource: pick(RESOURCES, at), id: seedChange.id };
      const current = at % 3 ? Buffer.from("[]") : pick(texts, at + 1);
      return {
        line: ["plan", latin1(current), latin1(list), target],
        result: () => wasm.plan(current, list, target),
      };
    }),
  build: () =>
    changesOfTexts().map((it) => ({ line: ["build", it], result: () => wasm.build(it) })),
  batch: () =>
    changesOfTexts().map((it) => ({
      line: ["batch", it],
      result: () => wasm.batch(wasm.build(it).requests),
    })),
  "codes, explain": () => [
    { line: ["codes"], result: () => wasm.codes() },
    ...wasm.codes().map((code) => ({
      line: /** @type {Line} */ (["explain", code]),
      result: () => wasm.explain(code),
    })),
  ],
  "resources, describe, schema": () => [
    { line: ["resources"], result: () => wasm.resources() },
    ...RESOURCES.flatMap((name) => [
      { line: /** @type {Line} */ (["describe", name]), result: () => wasm.describe(name) },
      { line: /** @type {Line} */ (["schema", name]), result: () => inOrder(wasm.schema(name)) },
    ]),
  ],
};

const STATUSES = [200, 202, 400, 403, 404, 413, 429, 500, 503];

/**
 * A value with the names of each object in order, as the native library has a schema.
 *
 * @param {unknown} value
 */
function inOrder(value) {
  const byName = (
    /** @type {[string, unknown]} */ [one],
    /** @type {[string, unknown]} */ [other],
  ) => (one < other ? -1 : 1);
  const ordered = (/** @type {string} */ _name, /** @type {unknown} */ it) =>
    it !== null && typeof it === "object" && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(byName))
      : it;
  return JSON.parse(JSON.stringify(value, ordered));
}

/** @template T @param {T[]} list @param {number} at */
function pick(list, at) {
  return list[at % list.length];
}

/**
 * @param {Buffer} text
 * @param {import("graph-backup-delta").ValidateOptions} options
 * @returns {Call}
 */
function validateCall(text, options) {
  return {
    line: ["validate", latin1(text), options],
    result: () => wasm.validate(text, options),
  };
}

/**
 * @param {Buffer} answer
 * @param {Buffer | null} request
 * @param {{ status?: number, headers?: Record<string, string> }} http
 * @returns {Call}
 */
function interpretCall(answer, request, http) {
  return {
    line: ["interpret", latin1(answer), request && latin1(request), http],
    result: () => wasm.interpret(answer, { request: request ?? undefined, ...http }),
  };
}

/** Changes: those of the fixtures, and some with ids of any text. */
function changesOfTexts() {
  const names = fixtureNames("build", ".change.json");
  const given = names.map((it) => JSON.parse(`${fixture("build", `${it}.change.json`)}`));
  const ids = fc.oneof(fc.uuid(), fc.string({ unit: "grapheme", maxLength: 40 }));
  const lists = fc.record({
    // The native library does not tell an empty id from none.
    id: ids.filter((it) => it !== ""),
    add: fc.array(ids, { maxLength: 60 }),
    remove: fc.array(ids, { maxLength: 60 }),
    version: fc.constantFrom("v1.0", "beta"),
  });
  const made = fc.sample(lists, { seed: SEED, numRuns: CHANGED });
  return [
    ...given,
    seedChange,
    ...made.map((it, at) => ({ ...it, resource: pick(RESOURCES, at) })),
  ];
}

describe("the WebAssembly gives what the native library gives", () => {
  for (const [name, calls] of Object.entries(CALLS)) {
    test(name, () => {
      const all = calls();
      const native = resultsOf(all.map((it) => it.line));
      assert.equal(native.length, all.length);
      for (const [at, { line, result }] of all.entries()) {
        const found = JSON.stringify(result()) ?? "null";
        if (found !== native[at]) assert.equal(found, native[at], JSON.stringify(line));
      }
    });
  }
});

/** The text of bytes, where they are one. @param {Buffer} bytes */
function textOf(bytes) {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

test("a string gives what its bytes give, in its own units", () => {
  for (const bytes of texts) {
    const text = textOf(bytes);
    if (text === undefined) continue;
    const units = (/** @type {number | undefined} */ at) => bytes.toString("utf8", 0, at).length;
    const inUnits = (/** @type {string} */ name, /** @type {unknown} */ value) =>
      name === "start" || name === "end" ? units(Number(value)) : value;
    const expected = JSON.stringify(wasm.validate(bytes), inUnits);
    const found = JSON.stringify(wasm.validate(text));
    if (found !== expected) assert.equal(found, expected, JSON.stringify(text));
  }
});

test("a value gives what its JSON gives, without places", () => {
  for (const { body } of faulty) {
    const withoutPlaces = (/** @type {string} */ name, /** @type {unknown} */ value) =>
      ["line", "column", "start", "end", "fix"].includes(name) ? undefined : value;
    const report = wasm.validate(JSON.stringify(body) ?? "");
    if (typeof body !== "object" || body === null) continue;
    assert.deepEqual(wasm.validate(body), JSON.parse(JSON.stringify(report, withoutPlaces)));
  }
});

/** @param {Line[]} lines */
function resultsOf(lines) {
  const cargo = ["run", "--quiet", "--locked", "--profile", "test", "--example", "results"];
  const { status, stdout, stderr, error } = spawnSync("cargo", cargo, {
    cwd: root,
    input: lines.map((it) => `${JSON.stringify(it)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  assert.equal(status, 0, stderr);
  return stdout.split("\n").slice(0, -1);
}
