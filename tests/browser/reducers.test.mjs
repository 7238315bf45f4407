// What the views draw, without a browser: the answers that are read, what is chosen, what is told of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, describe, interpret, resources } from "graph-backup-delta";
import { ids } from "./state-cases.mjs";

// As the build of the page puts them in.
Object.assign(globalThis, { RESOURCE_FACTS: resources().map((it) => describe(it)) });
const { answersOf, EMPTY_INBOX, keptInbox, NO_ANSWER, shownOf, statusIn, withEdit } = await import(
  "../../www/src/state/inbox.js"
);
const { choicesOf, chosenOf, toldOf } = await import("../../www/src/state/asked.js");
const { partsOf, resultOf, stateOfPart } = await import("../../www/src/state/outcomes.js");
const { barText, dangersOf, statusOf, toldIn } = await import("../../www/src/state/built.js");
const { factsOf } = await import("../../www/src/facts.js");
const { emptyWork, entriesOf } = await import("../../www/src/work.js");
const { findingAt, fixesOf } = await import("../../www/src/state/report.js");

const [A = "", B = ""] = ids;

test("the fields show one answer of several, and an edit is one of that alone", () => {
  assert.deepEqual(shownOf(EMPTY_INBOX), NO_ANSWER);
  const [one, two] = answersOf(
    [
      { status: 200, headers: "", body: "{}" },
      { status: 429, headers: "Retry-After: 5", body: "" },
    ],
    "",
  );
  assert.deepEqual([one?.name, two?.name], ["Answer 1", "Answer 2"]);
  assert.equal(answersOf([{ status: 200, headers: "", body: "" }], "one.txt")[0]?.name, "one.txt");
  const inbox = { list: [one ?? NO_ANSWER, two ?? NO_ANSWER], at: 1 };
  const edited = withEdit(inbox, { text: "x" });
  assert.deepEqual(
    edited.list.map((it) => it.text),
    ["{}", "x"],
  );
  assert.equal(inbox.list[1]?.text, "", "what was before is as it was");
  assert.equal(keptInbox(EMPTY_INBOX), "");
  assert.doesNotMatch(keptInbox(edited), /Retry-After/, "a token may stand in headers");
});

test("a status is read as it is copied", () => {
  assert.equal(statusIn(" "), undefined);
  assert.equal(statusIn("429 Too Many Requests"), 429);
  assert.equal(statusIn("HTTP/1.1 503"), 503);
  for (const it of ["4oo", "99", "2000"]) assert.equal(statusIn(it), null, it);
});

test("what an answer can be read against is offered, the last run first", () => {
  const sent = { method: "PATCH", url: "", body: "{}" };
  const runs = [1, 2].map((number) => ({ number, time: 0, requests: Array(120).fill(sent) }));
  const groups = choicesOf(runs, 1, true);
  assert.match(groups[1]?.label ?? "", /^Run 2, .*: 120 requests, A body$/);
  assert.equal(groups[1]?.options.length, 100, "the others are found by the answer");
  const values = groups.flatMap(({ options }) => options.map((it) => it.value));
  for (const it of ["auto", "run 1 0", "build 0", "checked", "pasted", "none"])
    assert.ok(values.includes(it), it);
  assert.equal(chosenOf("an earlier page", "text"), "pasted");
  assert.equal(chosenOf("an earlier page", ""), "auto");
  assert.equal(toldOf({ why: "other" }).isWrong, true);
  assert.equal(
    toldOf({ match: { key: "run 2", index: 0, isBatch: true } }).text,
    "Read against the $batch of run 2.",
  );
});

test("what is not known to be done is not told as done", () => {
  const counts = { added: 1, removed: 0, failed: 0, unconfirmed: 0 };
  /** @type {any} */
  const outcome = { counts, items: [{ state: "added" }], unrequested: [], findings: [], total: 0 };
  const answer = { name: "", outcome, created: [], matched: undefined };
  assert.equal(resultOf([answer]).verdict.tone, "good");
  const { verdict, single } = resultOf([{ ...answer, matched: { why: "other" } }]);
  assert.equal(verdict.tone, "unsure");
  assert.equal(single, outcome);
  const match = { key: "run 1", index: 0, isBatch: false };
  const { told } = resultOf(
    [{ ...answer, matched: { match } }],
    [{ key: "run 1", requests: [1, 2] }],
  );
  assert.match(told, /Without an answer here: request 2 of run 1$/);
  const same = { ...answer, matched: { match } };
  assert.equal(resultOf([same, { ...same, name: "copy" }]).verdict.tone, "unsure");
  const many = resultOf([answer, { ...answer, name: "two" }]);
  assert.equal(many.single, undefined);
  assert.match(many.told, /^2 answers: 2 added/);
  const [part] = partsOf({ ...answer, name: "two" });
  assert.equal(part && stateOfPart(part).name, "added");
  const unread = { ...outcome, findings: [{ severity: "error" }] };
  assert.equal(stateOfPart({ id: "1", outcome: unread }).name, "unconfirmed");
  const failed = { ...outcome, counts: { ...counts, failed: 1 } };
  assert.equal(stateOfPart({ id: "1", outcome: failed }).name, "failed");
});

test("what a request that broke off may have done is not told as refused", () => {
  const { requests } = build({
    ...{ resource: "oneDriveForBusinessRestoreSession", id: A, add: [B], destinationType: "new" },
  });
  const [request] = requests;
  const told = (/** @type {number} */ status) => {
    const outcome = interpret("", { request, status });
    return resultOf([{ name: "", outcome, created: [], matched: undefined }]).verdict;
  };
  assert.match(told(504).text, /what became of 1 item is not known/);
  assert.equal(told(504).tone, "bad");
  assert.doesNotMatch(told(504).text, /nothing of it was done/);
  const unknown = interpret("", { status: 504 });
  const { verdict, told: sum } = resultOf([
    { name: "", outcome: unknown, created: [], matched: undefined },
  ]);
  assert.match(verdict.text, /what became of it is not known/);
  assert.match(sum, /1 request ended in an error$/);
});

test("a place belongs to the finding that says most exactly where it is, and fixes show their lines", () => {
  const findingOf = (/** @type {number} */ start, /** @type {number} */ end) =>
    /** @type {any} */ ({ code: "x", severity: "error", pointer: "", message: "", start, end });
  const [wide, narrow] = [findingOf(0, 20), findingOf(4, 6)];
  assert.equal(findingAt([wide, narrow], 5), narrow);
  assert.equal(findingAt([wide, narrow], 15), wide);
  assert.equal(findingAt([wide, narrow], 30), undefined);
  const fix = { title: "Correct it", edits: [{ start: 3, end: 4, text: B }] };
  const fixes = fixesOf(`{}\n ${"x"}\n{}`, [{ ...findingOf(3, 4), line: 2, fix }]);
  assert.deepEqual(fixes, [{ words: "Line 2: Correct it", from: "x", to: `${B}x` }]);
  assert.deepEqual(fixesOf(A, [findingOf(0, 1)]), [], "without a fix there is nothing to show");
});

test("of what was built, errors come before all else, and what is still to be said is none", () => {
  const found = (/** @type {string} */ code, /** @type {"error" | "warning"} */ severity) =>
    /** @type {any} */ ({ code, severity, pointer: "", message: "" });
  const needed = found("change-id-missing", "error");
  const [wrong, odd] = [found("id-malformed", "error"), found("id-unusual", "warning")];
  const built = { requests: [], sizes: [], findings: [needed, wrong, odd], total: 13 };
  assert.deepEqual(toldIn(built), { needed: [needed], listed: [wrong], others: 10, errors: 11 });
  assert.equal(barText(built), "0 requests · 1 error · 1 warning");
  const begun = { ...built, findings: [needed, odd], total: 2 };
  assert.deepEqual(toldIn(begun), { needed: [needed], listed: [odd], others: 0, errors: 0 });
});

test("what overwrites, and what takes protection away, is told beside the requests", () => {
  const work = emptyWork({
    resource: "oneDriveForBusinessRestoreSession",
    restoreJobType: "standard",
    units: "protection",
    version: "v1.0",
  });
  const full = { ...work, add: entriesOf([A]), remove: entriesOf([B]) };
  const request = /** @type {any} */ ({ method: "PATCH", url: "", headers: {}, body: "{}" });
  assert.equal(statusOf([request], 0, full), "1 addition, 1 removal, 1 request");
  assert.equal(statusOf([], 2, full), "Fix 2 errors to get the requests.");
  assert.deepEqual(dangersOf(full, factsOf(full)), []);
  const [overwritten] = dangersOf({ ...full, destinationType: "inPlace" }, factsOf(full));
  assert.match(overwritten ?? "", /^1 restore point to the original location\. Rolls the OneDrive/);
  const policy = {
    ...full,
    resource: /** @type {const} */ ("oneDriveForBusinessProtectionPolicy"),
  };
  const [removed] = dangersOf(policy, factsOf(policy));
  assert.match(removed ?? "", /no longer backed up by this policy/);
});
