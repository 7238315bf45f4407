// Holds a language to its word: what arrives is what was given.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { snippet } from "graph-backup-delta";
import { cases } from "./cases.mjs";
import { FAILURE, standIn, TOKEN } from "./graph.mjs";
import { freshFolder } from "./running.mjs";

const GRAPH = "https://graph.microsoft.com";

/** What a snippet says of an answer that tells of no items. */
const UNTOLD = /the service did not say what it did: list what is there/i;

/**
 * @typedef {import("graph-backup-delta").Language} Language
 * @typedef {import("./cases.mjs").Case} Case
 * @typedef {import("./graph.mjs").Graph} Graph
 * @typedef {Case & { at: number, code: string, origin: string }} Proof A case with its snippet, and
 * where it has to send to.
 *
 * @typedef {object} Way How the snippets of a language are run.
 * @property {(proofs: Proof[], folder: string) => Promise<Map<number, Said>>} run Runs each of them,
 * in that folder, and tells what each printed.
 * @property {boolean} [readsAnswers] Whether the snippet tells which items failed, and fails
 * where any did.
 * @property {boolean} [takesEmptiness] Whether a 200 without a body comes as far as the snippet: some
 * SDKs fail in it.
 * @property {boolean} [isTyped] Whether the SDK's model sends its own type along.
 *
 * @typedef {{ code: number, output: string }} Said How a program ended and what it printed.
 */

/** @param {Language} language @param {Way} way */
export function prove(language, way) {
  describe(language, () => {
    /** @type {Graph} */
    let graph;
    /** @type {Map<number, Said>} */
    let said;
    const folder = freshFolder(language);

    before(async () => {
      graph = await standIn();
      said = await way.run(proofsOf(language, graph), folder);
    });
    after(() => graph?.close());

    test("nothing of an id or a name is run", () => {
      assert.equal(said.size, cases.length);
      assert.ok(!existsSync(join(folder, "x")), "the program touch was run");
    });

    for (const [at, { name, resource, request }] of cases.entries()) {
      test(name, () => {
        const told = said.get(at);
        assert.ok(told, "it was not run");
        const hasFailure = way.readsAnswers && hasItems(request);
        assert.equal(told.code === 0, !hasFailure, told.output);
        const arrivals = graph.arrived(at);
        assert.equal(arrivals.length, 1, `${arrivals.length} requests arrived\n${told.output}`);
        compare(arrivals[0], request, way.isTyped ? resource : null);
        if (hasFailure) {
          assert.ok(told.output.includes(FAILURE.code), `tells no failure:\n${told.output}`);
          assert.ok(told.output.includes(FAILURE.message), `does not say why:\n${told.output}`);
          const id = lastId(request);
          if (/^[\w-]+$/.test(id))
            assert.ok(told.output.includes(id), `not of ${id}: ${told.output}`);
        }
      });
    }
    if (way.readsAnswers) proveEnds(language, way);
  });
}

/**
 * Shows that a snippet ends well where all is done, and not where the request is refused or the
 * answer tells of nothing.
 *
 * @param {Language} language
 * @param {Way} way
 */
function proveEnds(language, way) {
  /** @type {[import("./graph.mjs").Answers, boolean, RegExp][]} */
  const ends = [
    ["done", true, /^/],
    ["refusal", false, /^/],
    ["silence", false, UNTOLD],
    ["nothing", false, UNTOLD],
  ];
  if (way.takesEmptiness) ends.push(["emptiness", false, UNTOLD]);
  for (const [answers, endsWell, words] of ends) {
    test(`it ends ${endsWell ? "well" : "in failure"} where the answer is: ${answers}`, async (t) => {
      const graph = await standIn(answers);
      t.after(() => graph.close());
      const proof = proofsOf(language, graph).find(({ request }) => hasItems(request));
      assert.ok(proof);
      const said = await way.run([proof], freshFolder(`${language}-${answers}`));
      const { code, output } = said.get(proof.at) ?? { code: 1, output: "it was not run" };
      assert.equal(graph.arrived(proof.at).length, 1, output);
      assert.equal(code === 0, endsWell, output);
      assert.match(output, words);
    });
  }
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
 * @returns {Proof[]}
 */
function proofsOf(language, graph) {
  return cases.map((it, at) => ({
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
function compare(arrival, request, type) {
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
function hasItems({ body }) {
  return Object.values(JSON.parse(body)).some(Array.isArray);
}
