// interpret: from answers to what became of each item.

import { interpret, interpretBatch, recognize } from "../../index.js";
import { hasError, together } from "../each.js";
import { readInput, readInputs } from "../input.js";
import { REDACT } from "../options.js";
import { batchOutcomeText, outcomeText } from "../outcome.js";
import { changesIn, requestsIn } from "../printed.js";
import { redactorOf, star, WHOLE, withoutLikeIds } from "../redact.js";
import { styleFor } from "../style.js";
import { UsageError } from "../usage.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

/** @typedef {import("../input.js").Source} Source */
/** @typedef {import("../operations.js").Performed} Performed */
/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").InterpretContext} Context */
/** @typedef {import("graph-backup-delta").Outcome} Outcome */
/** @typedef {import("../redact.js").Redactor} Redactor */

/** @type {import("../operations.js").Operation} */
export const interpretOperation = {
  name: "interpret",
  summary: "tell what answers say of each item",
  takes: "[FILE…]",
  about: `Tells what answers of the service say of each item: added, removed, failed or unconfirmed, how sure
that is and why; and what is worth sending again.

The answer to a $batch is known by its "responses", or by its request, and told part by part; --status
and --header are then those of the answer as a whole.`,
  examples: [
    {
      does: "tell what became of each item of a request",
      call: "graph-backup-delta interpret --request request.json --status 200 answer.json",
    },
    {
      does: "keep what is worth sending again, for build",
      call: "graph-backup-delta interpret --request request.json --format json answer.json > outcome.json",
    },
  ],
  options: {
    request: {
      value: "FILE",
      help:
        "the request that the answer answers: its body, JSON with it in\n" +
        '"body", or what build or batch printed',
    },
    status: { value: "N", help: "the HTTP status of the answer; 200 by default" },
    header: {
      value: '"NAME: VALUE"',
      multiple: true,
      help: 'an HTTP header of the answer, such as "Retry-After: 5";\nmay be given again',
    },
    "max-warnings": MAX_WARNINGS_TO_SEND,
    redact: { ...REDACT, help: `${REDACT.help}; build cannot take these` },
  },

  async run(files, values) {
    const { request, status, header = [], redact } = values;
    if (request !== undefined && files.length > 1) {
      throw new UsageError("--request goes with one answer; interpret several one by one");
    }
    const http = { status: statusOf(status), headers: headersOf(header) };
    const sources = (await readInputs(files, [request])).map(inUtf8);
    for (const source of sources) checkAnswer(source);
    const asked = request === undefined ? undefined : inUtf8(await readInput(request));
    const context = { request: asked && requestOf(asked), ...http };
    const shown = redact ? sources.map(starred) : sources;
    const performed = sources.map((source, at) => {
      const known = [source, ...(asked ? [asked] : [])].map((it) => it.bytes);
      return interpreted(source, shown[at], context, redact ? redactorOf(known) : WHOLE);
    });
    const judged = performed.flatMap((it) => it.judged);
    return lettingPass(together(shown, performed), judged, values);
  },
};

/** What is written in UTF-16, by the mark that it starts with. */
const ENCODINGS = { fffe: "utf-16le", feff: "utf-16be" };

/**
 * A source in UTF-8: Windows PowerShell writes UTF-16, in which no place and no id would be found.
 *
 * @param {Source} source
 * @returns {Source}
 */
function inUtf8(source) {
  const mark = Buffer.from(source.bytes.subarray(0, 2)).toString("hex");
  const encoding = Object.entries(ENCODINGS).find((it) => it[0] === mark)?.[1];
  if (!encoding) return source;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(source.bytes);
    return { ...source, bytes: Buffer.from(text) };
  } catch {
    // It was cut off, which is told of it.
    return source;
  }
}

/**
 * Refuses what is plainly no answer: "nothing failed" would be read of it.
 *
 * @param {Source} source
 */
function checkAnswer({ name, bytes }) {
  const [, status] = /^\s*([1-5]\d\d)\s*$/.exec(Buffer.from(bytes.subarray(0, 9)).toString()) ?? [];
  if (status && bytes.length < 9) {
    throw new UsageError(
      `${name} holds an HTTP status alone: give it as --status ${status}, and as FILE the body of the answer, which may be empty`,
    );
  }
  if (recognize(bytes).kind === "change" || changesIn(bytes) || requestsIn(bytes)) {
    throw new UsageError(
      `${name} is what is sent, or a change of which build makes that: give the service's answer, and what was sent as --request`,
    );
  }
}

/**
 * A source as it may be shown.
 *
 * @param {Source} source
 * @returns {Source}
 */
function starred({ file, name, bytes }) {
  const copy = Buffer.from(bytes);
  star(copy);
  return { file, name: withoutLikeIds(name), bytes: copy };
}

/**
 * @param {Source} source
 * @param {Source} shown
 * @param {Context} context
 * @param {Redactor} redactor
 * @returns {Performed & { result: object, judged: { findings: Finding[], total?: number }[] }}
 */
function interpreted({ bytes }, shown, context, redactor) {
  const style = styleFor(process.stdout);
  const ofBatch = interpretedAsBatch(bytes, context);
  if (ofBatch) {
    const result = redactor.value(ofBatch);
    const found = hasError(result.findings) || result.parts.some((it) => isFound(it.outcome));
    const judged = [result, ...result.parts.map((it) => it.outcome)];
    return { result, found, judged, text: () => batchOutcomeText(result, shown, style) };
  }
  const result = redactor.value(interpret(bytes, context));
  const found = isFound(result);
  return { result, found, judged: [result], text: () => outcomeText(result, shown, style) };
}

/** @param {Outcome} outcome */
function isFound({ counts, error, findings }) {
  return counts.failed + counts.unconfirmed > 0 || !!error || hasError(findings);
}

/**
 * What the answer to a $batch tells; undefined where it is no $batch that was answered. Where the answer
 * does not say so, as it was cut off or is a refusal, the request does.
 *
 * @param {Uint8Array} answer
 * @param {Context} context
 */
function interpretedAsBatch(answer, context) {
  const outcome = interpretBatch(answer, context);
  const has = (/** @type {string} */ code) => outcome.findings.some((it) => it.code === code);
  const isAnswer = !has("batch-answer-unreadable");
  const isRequest = context.request !== undefined && !has("request-unreadable");
  return isAnswer || isRequest ? outcome : undefined;
}

/**
 * @param {Source} source
 * @returns {Context["request"]}
 */
function requestOf({ name, bytes }) {
  const printed = requestsIn(bytes);
  if (!printed) return bytes;
  if (printed.given.length === 1) return printed.given[0];
  throw new UsageError(
    `${name} holds ${printed.given.length} requests; an answer answers one: give that alone`,
  );
}

/** @param {string} [text] */
function statusOf(text) {
  if (text === undefined) return undefined;
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new UsageError(`--status is the HTTP status of the answer, 100 to 599, not "${text}"`);
}

/** @param {string[]} lines */
function headersOf(lines) {
  return Object.fromEntries(lines.map(headerOf));
}

/** @param {string} line */
function headerOf(line) {
  const [, name, value] = /^([^\s:]+):\s*(.*?)\s*$/.exec(line) ?? [];
  if (name) return [name, value];
  throw new UsageError(`--header is "NAME: VALUE", not "${line}"`);
}
