// Holds a language to its word: what arrives is what was given.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { snippet } from "graph-backup-delta";
import { cases } from "./cases.mjs";
import { FAILURE, NEW_ID, NO_JSON, REFUSAL, standIn, TOKEN } from "./graph.mjs";
import { freshFolder } from "./running.mjs";

/** Where the requests go. */
export const GRAPH = "https://graph.microsoft.com";

/** What a snippet says of an answer that tells of no items. */
export const UNTOLD = /the service did not say what it did: list what is there/i;

/** What it says where the answer tells of less than was asked. */
export const TOLD = /told as done: \d+ of \d+ additions, \d+ of \d+ removals; list what is there/;

/**
 * @typedef {import("graph-backup-delta").Language} Language
 * @typedef {import("./cases.mjs").Case} Case
 * @typedef {import("./graph.mjs").Graph} Graph
 * @typedef {import("./graph.mjs").Answers} Answers
 * @typedef {Case & { at: number, answers: Answers, code: string, origin: string }} Proof A case with its
 * snippet, where that has to send to, and what is answered there.
 *
 * @typedef {object} Way How the snippets of a language are run.
 * @property {(proofs: Proof[], folder: string) => Promise<Map<number, Said>>} run Runs each of them,
 * in that folder, and tells what each printed.
 * @property {boolean} [readsAnswers] Whether the snippet tells which items failed, and ends in failure where
 * any did.
 * @property {RegExp} [onEmptiness] What is printed where a 200 without a body is a failure of the SDK's, and
 * never comes as far as the snippet.
 * @property {boolean} [isTyped] Whether the SDK's model sends its own type along.
 * @property {RegExp} [onControls] What the snippet says of control characters, if the SDK sends what is no
 * JSON of them.
 *
 * @typedef {{ code: number, output: string }} Said How a program ended and what it printed.
 */

/** @param {Language} language @param {Way} way */
export function prove(language, way) {
  describe(language, () => {
    const ends = endsOf(way);
    /** @type {Graph} */
    let graph;
    /** @type {Map<number, Said>} */
    let said;
    const folder = freshFolder(language);

    before(async () => {
      graph = await standIn((at) => ends[at - cases.length]?.answers ?? answersTo(cases[at]));
      said = await way.run(proofsOf(language, graph, ends), folder);
    });
    after(() => graph?.close());

    test("nothing of an id or a name is run", () => {
      assert.equal(said.size, cases.length + ends.length);
      const ran = cases.some((_, at) => graph.arrived(at).length > 0);
      assert.ok(ran, "no request arrived, so that no program ran");
      assert.ok(!existsSync(join(folder, "x")), "the program touch was run");
    });

    for (const [at, { name, resource, request }] of cases.entries()) {
      test(name, () => {
        const told = toldOf(said, at);
        const arrival = arrivalOf(graph, at, told);
        if (way.onControls && hasControls(request)) {
          assert.match(snippet(request, language), way.onControls);
          assert.throws(() => JSON.parse(arrival.text));
          assertEnd(told, false, reasonOf(NO_JSON));
          return;
        }
        if (way.onControls) assert.doesNotMatch(snippet(request, language), way.onControls);
        compare(arrival, request, way.isTyped ? resource : null);
        if (!way.readsAnswers) return assertEnd(told, true, []);
        if (isCreation(request)) return assertEnd(told, true, [new RegExp(`^${NEW_ID}\\s*$`, "m")]);
        const hasFailure = hasItems(request);
        assertEnd(told, !hasFailure, hasFailure ? failureOf(request) : []);
      });
    }

    for (const [index, { of, answers, endsWell, words }] of ends.entries()) {
      const how = endsWell ? "well" : "in failure";
      test(`it ends ${how} where the answer is: ${answers} (${of.name})`, () => {
        const told = toldOf(said, cases.length + index);
        arrivalOf(graph, cases.length + index, told);
        assertEnd(told, endsWell, words);
      });
    }
  });
}

/**
 * How a snippet ends, by what is answered to which case, and what it says.
 *
 * @param {Way} way
 * @returns {{ of: Case, answers: Answers, endsWell: boolean, words: RegExp[] }[]}
 */
function endsOf({ readsAnswers, onEmptiness }) {
  if (!readsAnswers) return [];
  const [session, granular, policy, exclusion, creation, ...settings] = [
    "oneDriveForBusinessRestoreSession, v1.0",
    "sharePointRestoreSession, granular, v1.0",
    "exchangeProtectionPolicy, v1.0",
    "exclusion units, beta",
    "exchangeRestoreSession, created, v1.0",
    ...["a display name alone", "a policy id alone"],
  ].map(named);
  const untold = [UNTOLD];
  return [
    ...[session, granular, policy, exclusion].flatMap((of) => [
      { of, answers: /** @type {const} */ ("done"), endsWell: true, words: [] },
      { of, answers: /** @type {const} */ ("null exceptions"), endsWell: true, words: [] },
      { of, answers: /** @type {const} */ ("empty errors"), endsWell: true, words: [] },
      { of, answers: /** @type {const} */ ("error"), endsWell: false, words: reasonOf(FAILURE) },
      ...fails(of, [TOLD], ["failed status", "unknown status", "missing addition", "not removed"]),
      ...fails(of, [TOLD], ["empty exception"]),
    ]),
    ...[session, granular, policy].flatMap((of) => fails(of, [TOLD], ["no status", "echo"])),
    ...fails(session, failureOf(session.request), ["failure behind no items"]),
    ...fails(session, [/"added"/], ["no items"]),
    ...fails(session, [/failed/i], ["failed session"]),
    ...fails(session, [/unknownFutureValue/i], ["hidden session status"]),
    ...[session, policy, ...settings].flatMap((of) => [
      ...fails(of, reasonOf(FAILURE), ["error of the whole", "own error"]),
      ...fails(of, reasonOf(REFUSAL), ["refusal"]),
      ...fails(of, [], ["bare refusal", "cut"]),
    ]),
    ...[session, ...settings].flatMap((of) => fails(of, [new RegExp(NEW_ID)], ["of another"])),
    // Of a change of settings, an answer without a body is one.
    ...settings.flatMap((of) => [
      ...well(of, ["done", "empty errors", "silence", "nothing", "bareness"]),
      ...(onEmptiness ? fails(of, [onEmptiness], ["emptiness"]) : well(of, ["emptiness"])),
    ]),
    ...fails(session, untold, ["silence", "no array", "nothing", "bareness"]),
    ...fails(session, onEmptiness ? [onEmptiness] : untold, ["emptiness"]),
    ...fails(creation, reasonOf(REFUSAL), ["refusal"]),
    ...fails(creation, untold, ["silence", "nothing", "error of the whole"]),
    ...fails(creation, [/list what is there/], ["own error"]),
    ...well(creation, ["empty errors"]),
  ];
}

/**
 * @param {Case} of
 * @param {RegExp[]} words
 * @param {Answers[]} all
 */
function fails(of, words, all) {
  return all.map((answers) => ({ of, answers, endsWell: false, words }));
}

/**
 * @param {Case} of
 * @param {Answers[]} all
 */
function well(of, all) {
  return all.map((answers) => ({ of, answers, endsWell: true, words: [] }));
}

/**
 * What is answered to a case, where nothing else is to be shown.
 *
 * @param {Case} of
 * @returns {Answers}
 */
function answersTo({ request }) {
  return isCreation(request) ? "done" : "failure";
}

/** @param {string} name */
export function named(name) {
  const found = cases.find((it) => it.name === name);
  assert.ok(found, name);
  return found;
}

/** @param {Map<number, Said>} said @param {number} at */
function toldOf(said, at) {
  const told = said.get(at);
  assert.ok(told, "it was not run");
  return told;
}

/**
 * What arrived: one request.
 *
 * @param {Graph} graph
 * @param {number} at
 * @param {Said} told
 */
function arrivalOf(graph, at, { output }) {
  const arrivals = graph.arrived(at);
  assert.equal(arrivals.length, 1, `${arrivals.length} requests arrived\n${output}`);
  return arrivals[0];
}

/**
 * @param {Said} told
 * @param {boolean} endsWell
 * @param {RegExp[]} words What is printed.
 */
export function assertEnd({ code, output }, endsWell, words) {
  assert.equal(code === 0, endsWell, output);
  for (const it of words) assert.match(output, it);
}

/** @param {{ code: string, message: string }} reason */
export function reasonOf({ code, message }) {
  return [new RegExp(code), new RegExp(message.replaceAll(".", "\\."))];
}

/**
 * What is said of the failure of the last item: its id, where the shell or JSON does not write that otherwise.
 *
 * @param {import("graph-backup-delta").Request} request
 */
function failureOf(request) {
  const id = lastId(request);
  return [...reasonOf(FAILURE), ...(/^[\w-]+$/.test(id) ? [new RegExp(id)] : [])];
}

/**
 * Whether there are characters in the body that JSON has to escape, and no other languages' literals have a
 * letter for.
 *
 * @param {import("graph-backup-delta").Request} request
 */
function hasControls({ body }) {
  return /\\u00[01]/.test(body);
}

/**
 * Shows that a snippet that takes its token from a variable asks for it where that is not set, and says
 * nothing else.
 *
 * @param {Language} language
 * @param {(code: string, options: { cwd: string, env: { ACCESS_TOKEN: undefined } }) => Promise<Said>} run
 */
export function proveItAsksForToken(language, run) {
  test(`${language} asks for a token that is not there`, async () => {
    const cwd = freshFolder(`${language}-without-token`);
    const code = snippet(cases[0].request, language);
    const said = await run(code, { cwd, env: { ACCESS_TOKEN: undefined } });
    assert.notEqual(said.code, 0);
    assert.match(said.output, /ACCESS_TOKEN:? must hold the access token/);
    assert.doesNotMatch(said.output, UNTOLD);
  });
}

/**
 * @param {Language} language
 * @param {Graph} graph
 * @param {{ of: Case, answers: Answers }[]} ends
 * @returns {Proof[]}
 */
function proofsOf(language, graph, ends) {
  const all = [
    ...cases.map((it) => ({ ...it, answers: answersTo(it) })),
    ...ends.map(({ of, answers }) => ({ ...of, answers })),
  ];
  return all.map((it, at) => ({
    ...it,
    at,
    code: snippet(it.request, language),
    origin: graph.origin(at),
  }));
}

/**
 * The one change to the text of a snippet that names the address: another origin. It stands there
 * exactly once.
 *
 * @param {Proof} proof
 */
export function readdressed({ code, origin }) {
  const parts = code.split(GRAPH);
  assert.equal(parts.length, 2, `${GRAPH} stands ${parts.length - 1} times in:\n${code}`);
  return parts.join(origin);
}

/**
 * @param {import("./graph.mjs").Arrival} arrival
 * @param {import("graph-backup-delta").Request} request
 * @param {string | null} type
 */
export function compare(arrival, request, type) {
  assert.equal(arrival.method, request.method);
  assert.deepEqual(segments(arrival.path), segments(new URL(request.url).pathname));
  assert.match(arrival.headers["content-type"] ?? "", /^application\/json(;\s*charset=utf-8)?$/i);
  assert.equal(arrival.headers.authorization, `Bearer ${TOKEN}`);
  const { "@odata.type": told, ...body } = JSON.parse(arrival.text);
  // What the models of the SDKs say beside it, which is true, and which they can't be kept from.
  assert.equal(told, type ? `#microsoft.graph.${type}` : undefined);
  assert.deepEqual(body, JSON.parse(request.body));
}

/**
 * The segments of a path, as they are meant: which characters a client escapes is its own affair.
 *
 * @param {string} path
 */
function segments(path) {
  return path.split("/").map(decodeURIComponent);
}

/**
 * What the last item is known by: the id of a removal, or what an addition refers to.
 *
 * @param {import("graph-backup-delta").Request} request
 */
function lastId({ body }) {
  const item = Object.values(JSON.parse(body)).find(Array.isArray)?.at(-1);
  return item.id ?? item.restorePoint?.id ?? item.itemKey ?? item.directoryObjectId ?? item.siteId;
}

/** @param {import("graph-backup-delta").Request} request */
function isCreation({ method }) {
  return method === "POST";
}

/** @param {import("graph-backup-delta").Request} request */
function hasItems({ body }) {
  return Object.keys(JSON.parse(body)).some((name) => name.includes("@"));
}
