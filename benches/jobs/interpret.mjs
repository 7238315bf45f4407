// Answers to outcomes, against the shortest honest loop.

import { interpret } from "graph-backup-delta";
import { exchangeOf } from "../answers.mjs";
import { interpretByHand } from "../by-hand/interpret.mjs";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** @returns {Generator<import("../results.mjs").Case>} */
export function* interpretCases() {
  for (const count of [7, 50, 1_000, 100_000]) {
    const exchange = exchangeOf(count);
    const request = encoder.encode(JSON.stringify(exchange.request));
    const answer = encoder.encode(JSON.stringify(exchange.answer));
    const ours = () => read(interpret(answer, { request }));
    const byHand = () => read(interpretByHand(decoder.decode(answer), decoder.decode(request)));
    const contenders = [
      { name: "ours", run: ours },
      { name: "loop", run: byHand },
    ];
    yield { job: "interpret", count, contenders };
  }
}

/** Reads what became of each item. @param {{ items: { state: string }[] }} outcome */
function read({ items }) {
  let letters = 0;
  for (const { state } of items) letters += state.length;
  return letters;
}
