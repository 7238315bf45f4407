/**
 * The answers that are read: one, or several that are chosen among.
 *
 * @import { ReadAnswer } from "./reading.js"
 */

/**
 * @typedef {object} Answer
 * @property {string} name Empty where nothing gives it one.
 * @property {string} text
 * @property {string} status
 * @property {string} headers
 * @property {string} asked The request that it answers, of several as the person chose it; empty where that is
 * found by the ids.
 *
 * @typedef {object} Inbox
 * @property {Answer[]} list
 * @property {number} at The one that the fields show.
 */

/** @type {Answer} */
export const NO_ANSWER = { name: "", text: "", status: "", headers: "", asked: "" };

/** @type {Inbox} */
export const EMPTY_INBOX = { list: [NO_ANSWER], at: 0 };

/**
 * @param {Inbox} inbox
 * @returns {Answer} The one that the fields show.
 */
export function shownOf({ list, at }) {
  return list[at] ?? NO_ANSWER;
}

/**
 * @param {Inbox} inbox
 * @param {Partial<Answer>} change Of the one that is shown.
 * @returns {Inbox}
 */
export function withEdit({ list, at }, change) {
  return { list: list.map((it, index) => (index === at ? { ...it, ...change } : it)), at };
}

/**
 * @param {ReadAnswer[]} answers What was read from one text.
 * @param {string} name What that is called; empty where it is called nothing.
 * @returns {Answer[]}
 */
export function answersOf(answers, name) {
  return answers.map(({ status, headers, body }, at) => ({
    ...NO_ANSWER,
    name: answers.length > 1 ? `${name || "Answer"} ${at + 1}` : name,
    text: body,
    status: String(status),
    headers,
  }));
}

/**
 * Several answers as they are kept: but for their headers, as a token may stand in them.
 *
 * @param {Inbox} inbox
 * @returns {string} Empty where there is one, which its fields keep.
 */
export function keptInbox({ list }) {
  return list.length < 2 ? "" : JSON.stringify(list.map((it) => ({ ...it, headers: "" })));
}

/**
 * @param {string} text
 * @returns {number | undefined | null} Of "429" or "HTTP/1.1 429 Too Many Requests"; `null` where it is no HTTP status.
 */
export function statusIn(text) {
  if (text.trim() === "") return undefined;
  const [, code] = /^\s*(?:HTTP\/\S+\s+)?([1-5]\d\d)(?:\s|$)/.exec(text) ?? [];
  return code === undefined ? null : Number(code);
}

/**
 * Whether what stands for a status of any answer is none: whether it was refused is not known then.
 *
 * @param {Inbox} inbox
 */
export function isStatusWrong({ list }) {
  return list.some(({ status }) => statusIn(status) === null);
}
