// That the benchmark compares like with like. Nothing is measured here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, interpret, validate } from "graph-backup-delta";
import { disagreements } from "../../benches/agreement.mjs";
import { exchangeOf } from "../../benches/answers.mjs";
import { bodyOf, bytesOf, DELTA, FAULTS, guid } from "../../benches/bodies.mjs";
import { buildByHand } from "../../benches/by-hand/build.mjs";
import { interpretByHand } from "../../benches/by-hand/interpret.mjs";
import { seedChange } from "./support.mjs";

test("each peer accepts right bodies and refuses bad items; we find exactly what was planted", () => {
  assert.deepEqual(disagreements(), []);
});

test("a body has as many items as it should, of both kinds, as text and as bytes", () => {
  for (const faults of FAULTS) {
    const { value, planted } = bodyOf(1_000, faults);
    const bytes = bytesOf(1_000, faults);
    assert.equal(new TextDecoder().decode(bytes), JSON.stringify(value));
    const { additions, removals, total } = validate(bytes);
    assert.deepEqual([additions, removals], [750, 250]);
    // And one, that there are more items than a request takes.
    assert.equal(total, planted.length + 1);
  }
  assert.equal(bodyOf(7, "1 % bad").planted.length, 1);
  assert.equal(bodyOf(1_000, "1 % bad").planted.length, 10);
  assert.equal(bodyOf(50, "all bad").planted.length, 50);
});

test("no GUID is made twice", () => {
  const guids = new Set(Array.from({ length: 100_000 }, (_, index) => guid(index)));
  assert.equal(guids.size, 100_000);
});

test("the loop by hand tells the same of each item as interpret", () => {
  const { request, answer } = exchangeOf(1_000);
  const ours = interpret(answer, { request });
  const byHand = interpretByHand(JSON.stringify(answer), JSON.stringify(request));
  assert.deepEqual(byHand.counts, ours.counts);
  assert.deepEqual(ours.counts, { added: 750, removed: 225, failed: 25, unconfirmed: 0 });
  for (const [at, item] of byHand.items.entries()) {
    const { kind, state, id, reference, status, error } = ours.items[at];
    const { error: told, ...rest } = { reference: undefined, status: undefined, ...item };
    assert.deepEqual(rest, { kind, state, id, reference, status });
    assert.equal(told?.message, error?.message);
  }
});

test("slicing by hand makes the same requests as build", () => {
  const add = Array.from({ length: 120 }, (_, index) => guid(index));
  const ours = build({ ...seedChange, version: "v1.0", add, remove: [] }).requests;
  const byHand = buildByHand(seedChange.id, add);
  const sent = (/** @type {{ body: string }} */ { body, ...rest }) => ({
    ...rest,
    body: JSON.parse(body),
  });
  assert.deepEqual(byHand.map(sent), ours.map(sent));
  assert.equal(JSON.parse(ours[2].body)[DELTA].length, 20);
});
