/**
 * Which request an answer answers: one of Build, the body in Check, or one that is pasted. Build and
 * Check go on; the answer stays one to the request that it was read with, which is held for it.
 *
 * @import { Request } from "graph-backup-delta"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "./signal.js"
 */

import { latestCall } from "./call.js";
import { boxById, byId, fill, h, setText } from "./dom.js";
import { isMadeUp } from "./sample.js";
import { keep } from "./shell/keep.js";
import { signal } from "./signal.js";
import { textBox } from "./text-box.js";
import { counted, visibleJson } from "./words.js";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {Signal<string>} checked The body in Check.
 * @param {() => void} changed
 */
export function requestSource(built, checked, changed) {
  const pasted = textBox({
    id: "asked-body",
    label: "Body of the request",
    placeholder: "Paste the body that was sent, or drop a file.",
    // Who opens the link has neither this Build nor this Check.
    carry() {
      const request = asked() ?? "";
      return typeof request === "string" ? request : JSON.stringify(request);
    },
  });
  const shown = h("pre", {
    class: "body",
    tabindex: 0,
    role: "region",
    dir: "ltr",
    "aria-label": "Request that was chosen",
  });
  const pastedBox = boxById("asked-text");
  boxById("asked-body-box").append(shown);
  pastedBox.append(pasted.element);
  const select = byId("asked-source", HTMLSelectElement);
  const chosen = signal("");
  let answersBatch = false;
  let checkedIsBatch = false;
  /** The request that was answered, where neither Build nor Check has it any longer. */
  const held = signal(/** @type {Request | string | undefined} */ (undefined));
  /** @type {Request | string | undefined} What the answer was read with, of Build or of Check. */
  let read;
  let isTold = false;
  let isAnswerThere = false;
  /** Whether Build or Check is only being filled for the answer, and nobody has seen it read so. */
  let isFilling = false;
  const atStart = built.get();
  let before = atStart;
  const callIsBatch = latestCall();

  const offer = () => {
    const { requests } = built.get();
    const options = requests.map((_, at) =>
      option(`built ${at}`, `Request ${at + 1} of ${requests.length} in Build`),
    );
    if (checked.get().trim() !== "") options.push(option("checked", "The body in Check"));
    if (held.get() !== undefined) options.push(option("held", "The request that was answered"));
    options.push(option("pasted", "Another one, pasted here"), option("none", "I do not have it"));
    // One that is open would shut.
    const isNew = options.map(textOf).join() !== [...select.options].map(textOf).join();
    if (isNew) fill(select, ...options);
    choose();
    changed();
  };

  /** What the person chose stays chosen while it is there; else it is what fits. */
  const choose = () => {
    const values = [...select.options].map((it) => it.value);
    const fitting = answersBatch ? batchSource(values) : values[0];
    select.value = values.includes(chosen.get()) ? chosen.get() : String(fitting);
    pastedBox.hidden = select.value !== "pasted";
    const known = asked();
    shown.hidden = select.value === "pasted" || known === undefined;
    setText(shown, visibleJson(startOf(typeof known === "string" ? known : (known?.body ?? ""))));
  };

  /** @param {Request | string} request */
  const hold = (request) => {
    held.set(request);
    chosen.set("held");
  };

  /**
   * What was read, if it is what was answered. Who pastes an answer while Build shows its sample means
   * the request that is put together next.
   */
  const answered = () => (read !== undefined && (isTold || !isMadeUp(read)) ? read : undefined);

  /** What was read stays what is asked about: where it has moved to in Build, or held. */
  const stay = () => {
    const was = read;
    if (was !== undefined && was === checked.get()) return;
    const at = was === undefined ? -1 : placeOf(was);
    if (at >= 0) {
      if (select.value !== `built ${at}`) chosen.set(`built ${at}`);
      read = was;
      return;
    }
    const request = answered();
    if (request !== undefined) return hold(request);
    read = undefined;
    isFilling = isAnswerThere && !isInSight();
  };

  /** @param {Request | string} request */
  const placeOf = (request) =>
    built
      .get()
      .requests.findIndex(
        (it) => typeof request === "object" && it.url === request.url && it.body === request.body,
      );

  /** @returns {Request | string | undefined} */
  const asked = () => {
    const [from, index] = select.value.split(" ");
    if (from === "built") return built.get().requests[Number(index)];
    if (from === "checked") return checked.get();
    if (from === "held") return held.get();
    return from === "pasted" && pasted.text.get() !== "" ? pasted.text.get() : undefined;
  };

  /** @param {string[]} values */
  const batchSource = (values) =>
    values.includes("checked") && checkedIsBatch ? "checked" : "pasted";

  select.addEventListener("input", () => chosen.set(select.value));
  built.follow((now) => {
    // What comes first was there before the page was opened anew.
    if (now !== atStart && before !== atStart) stay();
    before = now;
    offer();
  });
  held.follow(offer);
  addEventListener("hashchange", () => {
    if (isFilling && isInSight()) changed();
  });
  checked.follow(async (body) => {
    stay();
    offer();
    const isBatch = await callIsBatch("isBatchRequest", body);
    if (isBatch === undefined) return;
    checkedIsBatch = isBatch;
    offer();
  });
  pasted.text.follow((text) => {
    // Who pastes a request means that one.
    chosen.set(text === "" ? chosen.get() : "pasted");
  });
  chosen.follow(() => {
    read = undefined;
    choose();
    changed();
  });
  keep({
    name: "asked-held",
    element: select,
    get: () => textOfRequest(held.get()),
    hold: () => textOfRequest(answered() ?? held.get()),
    put: (text) => held.set(requestOfText(text)),
    // A link carries it as what is pasted.
    carry: () => "",
    isReadable: () => false,
    follow: held.follow,
  });
  keep({
    name: select.id,
    element: select,
    get: chosen.get,
    hold: () => (answered() === undefined ? chosen.get() : "held"),
    // A link of an earlier page carries only the request.
    put: (value) => chosen.set(value === "" && pasted.text.get() !== "" ? "pasted" : value),
    carry: () => (select.value === "none" ? "none" : "pasted"),
    follow: chosen.follow,
  });

  return {
    /** The request that the answer is read with from now on. */
    ask() {
      const request = asked();
      isAnswerThere = true;
      isFilling &&= !isInSight();
      const isElsewhere = /^(built|checked)/.test(select.value);
      read = isElsewhere && !isFilling ? request : undefined;
      isTold = false;
      return request;
    },

    /** @param {boolean} tellsOfIt Whether the answer tells of an item of the request. */
    told(tellsOfIt) {
      isTold = tellsOfIt;
    },

    /** Without an answer, no request was answered. */
    letGo() {
      isAnswerThere = false;
      isFilling = false;
      read = undefined;
      if (held.get() === undefined) return;
      if (chosen.get() === "held") chosen.set("");
      held.set(undefined);
    },

    /**
     * Chooses a request: where Build does not hold it, it is put among what is pasted.
     *
     * @param {Request} request
     * @param {string} what
     */
    put(request, what) {
      const at = placeOf(request);
      if (at < 0) pasted.put(JSON.stringify(request), what);
      else chosen.set(`built ${at}`);
    },

    /** Keeps the request that was answered where Build is about to hold another. */
    keep() {
      const request = asked();
      if (typeof request === "object") hold(request);
    },

    /** @param {boolean} isBatch Whether the answer is one to a `$batch`. */
    fit(isBatch) {
      answersBatch = isBatch;
      choose();
    },
  };
}

/** Whether the person looks at the answer. */
function isInSight() {
  return location.hash.startsWith("#answer");
}

/** @param {Request | string | undefined} request */
function textOfRequest(request) {
  return request === undefined ? "" : JSON.stringify(request);
}

/**
 * @param {string} text Perhaps not one of ours, where somebody else has written to the storage.
 * @returns {Request | string | undefined}
 */
function requestOfText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {HTMLElement} option */
function textOf({ textContent }) {
  return textContent;
}

/** How much of a request is shown, in UTF-16 units: what is longer is better read elsewhere. */
const LONGEST_SHOWN = 100_000;

/** @param {string} body */
function startOf(body) {
  if (body.length <= LONGEST_SHOWN) return body;
  return `${body.slice(0, LONGEST_SHOWN)}\n… ${counted(body.length - LONGEST_SHOWN, "more character")}`;
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h("option", { value }, text);
}
