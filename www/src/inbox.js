/**
 * The answers that are read, as they come: typed, pasted, dropped, or from files. What is HTTP is taken
 * apart into status, headers and body.
 *
 * @import { Opened } from "./files.js"
 * @import { Answer, Inbox } from "./state/inbox.js"
 */

import { signal } from "@preact/signals";
import { boxById } from "./box-by-id.js";
import { takeDropped } from "./files.js";
import { headersIn } from "./headers.js";
import { noteSent } from "./sent.js";
import { keep } from "./shell/keep.js";
import {
  answersOf,
  EMPTY_INBOX,
  keptInbox,
  NO_ANSWER,
  shownOf,
  statusIn,
  withEdit,
} from "./state/inbox.js";
import { reading } from "./state/reading.js";
import { textState } from "./text-state.js";
import { toast } from "./toast.jsx";
import { counted } from "./words.js";

/** @typedef {ReturnType<typeof answerInbox>} AnswerInbox */

/** @param {() => void} changed */
export function answerInbox(changed) {
  const inbox = signal(EMPTY_INBOX);
  const box = textState({
    id: "answer-body",
    part: "answer",
    opened: (all, words) => takeFiles(all, words),
  });

  /** @param {Partial<Answer>} change */
  const edit = (change) => {
    inbox.value = withEdit(inbox.value, change);
  };

  /**
   * @param {Inbox} next
   * @param {string} [what]
   */
  const put = (next, what) => {
    inbox.value = next;
    const { name, text } = shownOf(next);
    box.show(text, what ?? (name ? `This is ${name}` : "The answer is here"));
  };

  /** @param {Answer[]} answers */
  const replace = (answers) => {
    const before = inbox.value;
    put({ list: answers, at: 0 });
    if (before.list.every((it) => it.text === "")) return;
    const words = `${counted(answers.length, "answer")} took the place of what was there.`;
    toast(words, () => put(before));
  };

  /**
   * @param {Opened[]} all
   * @param {string} words
   */
  function takeFiles(all, words) {
    const answers = all.flatMap(({ name, text }) => {
      const read = reading(text);
      if (read) noteSent(read.requests);
      const parts = answersOf(read?.answers ?? [], name);
      return parts.length > 0 ? parts : [{ ...NO_ANSWER, name, text }];
    });
    replace(answers);
    if (answers.length > 1) box.said.value = `${words}.`;
  }
  takeDropped("answer", "Drop it here: the answers are read", box.take);

  /** @param {string} text */
  const edited = (text) => {
    // What was put there is known.
    if (text === shownOf(inbox.value).text) return;
    const read = /^\s*(?:HTTP\/|\{)/.test(text) ? reading(text) : undefined;
    if (!read?.answers.some((it) => it.body !== "" || it.status >= 400)) return edit({ text });
    noteSent(read.requests);
    replace(answersOf(read.answers, ""));
    toast(`Read ${read.form}: its status and headers stand above.`);
  };

  const element = boxById("answer-part");
  const follow = (/** @type {() => void} */ changed) => inbox.subscribe(changed);
  /** @param {string} name @param {"status" | "headers"} of @param {boolean} [isSecret] */
  const keepField = (name, of, isSecret) => {
    const get = () => shownOf(inbox.value)[of];
    keep({ name, element, get, put: (value) => edit({ [of]: value }), follow, isSecret });
  };
  keepField("answer-http-status", "status");
  keepField("answer-headers", "headers", true);
  box.text.subscribe(edited);
  keep({
    name: "answers",
    element: document.body,
    get: () => keptInbox(inbox.value),
    put: (text, what) => put({ list: JSON.parse(text), at: 0 }, what),
    follow,
  });
  inbox.subscribe(changed);

  return {
    inbox,
    box,
    edit,

    /** @param {number} at */
    show: (at) => put({ ...inbox.value, at }),

    /** Puts one answer in the place of all. @param {string} text @param {string} what */
    put: (text, what) => {
      inbox.value = EMPTY_INBOX;
      box.put(text, what);
    },

    /** All answers, as far as their status and headers can be read. */
    read: () =>
      inbox.value.list.map(({ headers: given, status, ...answer }) => {
        const { headers, status: told } = headersIn(given);
        return { ...answer, status: statusIn(status) ?? told, headers };
      }),
  };
}
