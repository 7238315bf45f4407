/**
 * Which request an answer answers: one of Build, the body in Check, or one that is pasted.
 *
 * @import { Request } from "graph-backup-delta"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "./signal.js"
 */

import { latestCall } from "./call.js";
import { boxById, byId, fill, h, setText } from "./dom.js";
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
  /** @type {Request | undefined} The one of Build that the answer tells of. */
  let answered;
  const callIsBatch = latestCall();

  const offer = () => {
    const { requests } = built.get();
    const options = requests.map((_, at) =>
      option(`built ${at}`, `Request ${at + 1} of ${requests.length} in Build`),
    );
    if (checked.get().trim() !== "") options.push(option("checked", "The body in Check"));
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

  /** @param {Request} request */
  const hold = (request) => {
    answered = undefined;
    pasted.put(JSON.stringify(request), "The request that was answered is here");
  };

  /** @returns {Request | string | undefined} */
  const asked = () => {
    const [from, index] = select.value.split(" ");
    if (from === "built") return built.get().requests[Number(index)];
    if (from === "checked") return checked.get();
    return from === "pasted" && pasted.text.get() !== "" ? pasted.text.get() : undefined;
  };

  /** @param {string[]} values */
  const batchSource = (values) =>
    values.includes("checked") && checkedIsBatch ? "checked" : "pasted";

  select.addEventListener("input", () => chosen.set(select.value));
  built.follow(({ requests }) => {
    const { url, body } = answered ?? {};
    const at = requests.findIndex((it) => it.url === url && it.body === body);
    if (at >= 0) chosen.set(`built ${at}`);
    // Build goes on; the answer is still one to what was sent.
    else if (answered) hold(answered);
    offer();
  });
  checked.follow(async (body) => {
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
    choose();
    changed();
  });
  keep({
    name: select.id,
    element: select,
    get: chosen.get,
    // A link of an earlier page carries only the request.
    put: (value) => chosen.set(value === "" && pasted.text.get() !== "" ? "pasted" : value),
    carry: () => (select.value === "none" ? "none" : "pasted"),
    follow: chosen.follow,
  });

  return {
    get: asked,

    /**
     * Chooses a request: where Build does not hold it, it is put among what is pasted.
     *
     * @param {string} body
     * @param {string} what
     */
    put(body, what) {
      const at = built.get().requests.findIndex((it) => it.body === body);
      if (at < 0) pasted.put(body, what);
      else chosen.set(`built ${at}`);
    },

    /** Keeps the request that was answered where Build is about to hold another. */
    keep() {
      const request = asked();
      if (typeof request === "object") hold(request);
    },

    /** @param {boolean} isTold Whether the answer tells of an item of the request. */
    answered(isTold) {
      const request = asked();
      answered = isTold && typeof request === "object" ? request : undefined;
    },

    /** @param {boolean} isBatch Whether the answer is one to a `$batch`. */
    fit(isBatch) {
      answersBatch = isBatch;
      choose();
    },
  };
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
