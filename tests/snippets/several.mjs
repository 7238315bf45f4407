// Holds a language to its word for scripts of several requests.

import assert from "node:assert/strict";
import { test } from "node:test";
import { snippet } from "graph-backup-delta";
import { FAILURE, NEW_ID, REFUSAL, standIn } from "./graph.mjs";
import { assertEnd, compare, named, reasonOf, TOLD, UNTOLD } from "./prove.mjs";
import { freshFolder } from "./running.mjs";

/**
 * @typedef {import("graph-backup-delta").Language} Language
 * @typedef {import("./graph.mjs").Answers} Answers
 * @typedef {import("./prove.mjs").Proof} Proof
 * @typedef {import("./prove.mjs").Said} Said
 *
 * @typedef {object} Story What a script is answered, and what it does.
 * @property {string} does
 * @property {string[]} [of] The names of its cases, where they are others than `NAMES`.
 * @property {boolean} [isOfText] Whether it is one of scripts that read the text of an answer themselves.
 * @property {{ answers: Answers[], sends: number[], endsWell: boolean, words: RegExp[] }[]} runs
 */

const NAMES = ["values of every kind", "a display name alone", "hostile ids of restore points"];

// More often than SDKs wait by themselves.
const THROTTLED = Array.from({ length: 5 }, () => /** @type {const} */ ("throttle"));

/** @type {Story[]} */
const STORIES = [
  {
    does: "waits, sends all, and nothing twice",
    runs: [
      {
        answers: [...THROTTLED, "done", "nothing", "done"],
        sends: [0, 0, 0, 0, 0, 0, 1, 2],
        endsWell: true,
        words: [],
      },
      {
        answers: [],
        sends: [],
        endsWell: false,
        words: [/nothing is sent: all 3 were answered before. Delete \S+\.done/],
      },
    ],
  },
  {
    does: "stops where it is refused, and goes on there",
    runs: [
      { answers: ["done", "refusal"], sends: [0, 1], endsWell: false, words: reasonOf(REFUSAL) },
      { answers: ["silence", "done"], sends: [1, 2], endsWell: true, words: [] },
    ],
  },
  {
    does: "stops where no answer comes, and goes on there",
    runs: [
      {
        answers: ["done", "cut"],
        sends: [0, 1],
        endsWell: false,
        words: [/it may have been done/],
      },
      { answers: ["silence", "done"], sends: [1, 2], endsWell: true, words: [] },
    ],
  },
  {
    does: "goes on behind what is not told as done, and does not forget it",
    runs: [
      {
        answers: ["missing addition", "own error", "failed status"],
        sends: [0, 1, 2],
        endsWell: false,
        words: [
          TOLD,
          /request 1 of 3: told as done: 1 of 2 additions, 0 of 0/,
          /request 2 of 3: .*ArtifactNotFound/,
          /request 3 of 3: /,
        ],
      },
      { answers: [], sends: [], endsWell: false, words: [/Delete \S+\.done/] },
    ],
  },
  {
    does: "goes on behind what failed, and does not forget it",
    runs: [
      {
        answers: ["failure behind no items", "silence", "silence"],
        sends: [0, 1, 2],
        endsWell: false,
        words: [...reasonOf(FAILURE), UNTOLD, /request 1 of 3/, /request 3 of 3/],
      },
      { answers: [], sends: [], endsWell: false, words: [/Delete \S+\.done/] },
    ],
  },
  {
    does: "of settings alone tells what failed",
    of: ["a display name alone", "a policy id alone", "retention settings alone"],
    runs: [
      {
        answers: ["nothing", "own error", "of another"],
        sends: [0, 1, 2],
        endsWell: false,
        words: [
          /request 2 of 3: .*ArtifactNotFound/,
          new RegExp(`request 3 of 3: the answer is about ${NEW_ID}`),
        ],
      },
      {
        answers: [],
        sends: [],
        endsWell: false,
        words: [/failed or unclear: 2. Delete \S+\.done/],
      },
    ],
  },
  {
    does: "of settings alone ends well where nothing failed",
    of: ["a display name alone", "a policy id alone"],
    runs: [{ answers: ["done", "empty errors"], sends: [0, 1], endsWell: true, words: [] }],
  },
  {
    does: "goes on behind what it cannot read",
    isOfText: true,
    runs: [
      {
        answers: ["done", "no JSON", "done"],
        sends: [0, 1, 2],
        endsWell: false,
        words: [/request 2 of 3: /, /failed or unclear: 1/],
      },
    ],
  },
];

/**
 * Shows that a script of several requests sends them in order and as they are, waits, stops at a refusal, and
 * goes on where it stopped.
 *
 * @param {Language} language
 * @param {(proof: Proof, folder: string) => Promise<Said>} run Runs a script, in that folder.
 * @param {{ isTyped?: boolean, readsText?: boolean }} [way] Whether the SDK's model sends its own type along, and
 * whether the script reads the text of an answer itself.
 */
export function proveSeveral(language, run, { isTyped = false, readsText = false } = {}) {
  const stories = STORIES.filter((it) => readsText || !it.isOfText);
  for (const [at, { does, runs, of = NAMES }] of stories.entries()) {
    const several = of.map(named);
    test(`${language}: a script of several requests ${does}`, async (t) => {
      const answers = runs.flatMap((it) => it.answers);
      const graph = await standIn((_, nth) => answers[nth] ?? "nothing");
      t.after(() => graph.close());
      const folder = freshFolder(`${language}-several-${at}`);
      const requests = several.map((it) => it.request);
      const code = snippet(requests, language);
      /** @type {number[]} */
      const sent = [];
      for (const { sends, endsWell, words } of runs) {
        const proof = { ...several[0], at, answers: answers[0], code, origin: graph.origin(at) };
        assertEnd(await run(proof, folder), endsWell, words);
        sent.push(...sends);
        const arrived = graph.arrived(at);
        assert.equal(arrived.length, sent.length);
        for (const [nth, arrival] of arrived.entries()) {
          const { request, resource } = several[sent[nth]];
          compare(arrival, request, isTyped ? resource : null);
        }
      }
    });
  }
}
