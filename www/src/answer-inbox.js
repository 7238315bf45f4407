/**
 * The answers that are read: one, or several that are chosen among. What is HTTP is taken apart into status,
 * headers and body.
 *
 * @import { Opened } from "./files.js"
 * @import { ReadAnswer } from "./state/reading.js"
 */

import { signal } from "@preact/signals-core";
import { boxById, button, byId, fill, setText } from "./dom.js";
import { takeDropped } from "./files.js";
import { headersIn } from "./headers.js";
import { noteSent } from "./sent.js";
import { keep, keepControl, setControl } from "./shell/keep.js";
import { reading } from "./state/reading.js";
import { textBox } from "./text-box.js";
import { toast } from "./toast.js";
import { counted } from "./words.js";

/**
 * @typedef {object} Answer
 * @property {string} name
 * @property {string} text
 * @property {string} status
 * @property {string} headers
 */

/** @param {() => void} changed */
export function answerInbox(changed) {
  const box = textBox({
    id: "answer-body",
    label: "Answer",
    placeholder:
      "Paste what the service answered (a body, or HTTP with its headers), or drop files.",
    opened: (all, words) => takeFiles(all, words),
  });
  boxById("answer-text").append(box.element);
  const status = byId("answer-http-status", HTMLInputElement);
  const statusHelp = boxById("http-status-help");
  const headers = byId("answer-headers", HTMLTextAreaElement);
  const headersHelp = boxById("headers-help");
  const tabs = boxById("answer-list");
  /** @type {Answer[]} */
  let list = [emptyAnswer()];
  let at = 0;
  const others = signal("");
  let isFilling = false;

  const now = () => /** @type {Answer} */ (list[at]);

  const showTabs = () => {
    tabs.hidden = list.length < 2;
    fill(
      tabs,
      ...list.map(({ name }, index) =>
        button(name || `Answer ${index + 1}`, () => show(index), {
          class: "small",
          "aria-pressed": String(index === at),
        }),
      ),
    );
    others.value =
      list.length < 2 ? "" : JSON.stringify(list.map((it) => ({ ...it, headers: "" })));
  };

  /** @param {number} index */
  const show = (index) => {
    at = index;
    isFilling = true;
    setControl(status, now().status);
    setControl(headers, now().headers);
    box.put(now().text, now().name === "" ? "The answer is here" : now().name);
    isFilling = false;
    showTabs();
    changed();
  };

  /** @param {Answer[]} answers */
  const replace = (answers) => {
    const [before, place] = [list, at];
    const hadText = before.some((it) => it.text !== "");
    list = answers;
    show(0);
    if (!hadText) return;
    toast(`${counted(answers.length, "answer")} took the place of what was there.`, () => {
      list = before;
      show(place);
    });
  };

  /**
   * @param {Opened[]} all
   * @param {string} words
   */
  function takeFiles(all, words) {
    const answers = all.flatMap(({ name, text }) => {
      const read = reading(text);
      if (read) noteSent(read.requests);
      const parts = read?.answers ?? [];
      if (parts.length === 0) return [{ ...emptyAnswer(), name, text }];
      return parts.map((it, index) =>
        answerOf(it, parts.length > 1 ? `${name} ${index + 1}` : name),
      );
    });
    replace(answers);
    if (answers.length > 1) box.say(`${words}.`);
  }
  takeDropped("answer", "Drop it here: the answers are read", box.take);

  const edited = () => {
    if (isFilling) return;
    const text = box.text.value;
    const read = /^\s*(?:HTTP\/|\{)/.test(text) ? reading(text) : undefined;
    if (read?.answers.some((it) => it.body !== "" || it.status >= 400)) {
      noteSent(read.requests);
      replace(
        read.answers.map((it, index) =>
          answerOf(it, read.answers.length > 1 ? `Answer ${index + 1}` : ""),
        ),
      );
      toast(`Read ${read.form}: its status and headers stand above.`);
      return;
    }
    list = list.map((it, index) =>
      index === at ? { ...it, text, status: status.value, headers: headers.value } : it,
    );
    others.value =
      list.length < 2 ? "" : JSON.stringify(list.map((it) => ({ ...it, headers: "" })));
    changed();
  };
  keepControl(status);
  keepControl(headers, { isSecret: true });
  for (const field of [status, headers]) field.addEventListener("input", edited);
  box.text.subscribe(edited);
  keep({
    name: "answers",
    element: document.body,
    get: () => others.value,
    put(text) {
      list = JSON.parse(text);
      at = 0;
      showTabs();
    },
    follow: (changed) => others.subscribe(changed),
  });
  showTabs();

  return {
    box,

    /** Puts one answer in the place of all. @param {string} text @param {string} what */
    put(text, what) {
      list = [emptyAnswer()];
      at = 0;
      isFilling = true;
      for (const field of [status, headers]) setControl(field, "");
      isFilling = false;
      showTabs();
      box.put(text, what);
    },

    /** All answers; beside what cannot be read of them, the fields say why. */
    read() {
      const code = statusIn(status.value);
      status.setAttribute("aria-invalid", String(code === null));
      const wrong = "A status is a number from 100 to 599; without one, 200 is assumed.";
      setText(statusHelp, code === null ? wrong : "");
      const own = headersIn(headers.value);
      headers.setAttribute("aria-invalid", String(own.problem !== ""));
      setText(headersHelp, own.problem);
      return list.map((it) => {
        const read = headersIn(it.headers);
        return {
          name: it.name,
          text: it.text,
          status: statusIn(it.status) ?? read.status,
          headers: read.headers,
        };
      });
    },
    isCurrent: (/** @type {number} */ index) => index === at,
  };
}

/** @returns {Answer} */
function emptyAnswer() {
  return { name: "", text: "", status: "", headers: "" };
}

/**
 * @param {ReadAnswer} answer
 * @param {string} name
 * @returns {Answer}
 */
function answerOf({ status, headers, body }, name) {
  return { name, text: body, status: String(status), headers };
}

/**
 * @param {string} text
 * @returns {number | undefined | null} Of "429" or "HTTP/1.1 429 Too Many Requests"; `null` where it is no HTTP status.
 */
function statusIn(text) {
  if (text.trim() === "") return undefined;
  const [, code] = /^\s*(?:HTTP\/\S+\s+)?([1-5]\d\d)(?:\s|$)/.exec(text) ?? [];
  return code === undefined ? null : Number(code);
}
