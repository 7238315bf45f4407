/**
 * The part that reads what the service answered.
 *
 * @import { Built, InterpretContext } from "graph-backup-delta"
 * @import { Signal } from "./signal.js"
 */

import { interpret } from "graph-backup-delta";
import { boxById, byId, fill, h, setText } from "./dom.js";
import { outcomeView } from "./outcome-view.js";
import { SAMPLE_ANSWER } from "./sample.js";
import { whenQuiet } from "./signal.js";
import { textBox } from "./text-box.js";

/**
 * @param {Signal<Built>} built
 * @param {Signal<string>} checked The body in Check.
 */
export function startAnswer(built, checked) {
  const answer = textBox({
    id: "answer-body",
    label: "Answer",
    placeholder: "Paste the answer’s body here, or drop a file.",
  });
  const asked = textBox({
    id: "asked-body",
    label: "Body of the request",
    placeholder: "Paste the body that was sent, or drop a file.",
  });
  boxById("answer-text").append(answer.element);
  const askedBox = boxById("asked-text");
  askedBox.append(asked.element);
  const source = byId("asked-source", HTMLSelectElement);
  const httpStatus = byId("answer-http-status", HTMLInputElement);
  const httpStatusHelp = boxById("http-status-help");
  const outcome = outcomeView({ showPlace: answer.showFinding });
  let chosen = "";

  const requestChosen = () => {
    const [from, index] = source.value.split(" ");
    if (from === "built") return built.get().requests[Number(index)]?.body;
    if (from === "checked") return checked.get();
    return from === "pasted" && asked.text.get() !== "" ? asked.text.get() : undefined;
  };

  const read = () => {
    const status = statusIn(httpStatus.value);
    httpStatus.setAttribute("aria-invalid", String(status === null));
    setText(
      httpStatusHelp,
      status === null ? "A status is a number from 100 to 599; without one, 200 is assumed." : "",
    );
    // A refusal may have no body, but then it has a status.
    if (answer.text.get().trim() === "" && !status) {
      outcome.clear();
      return;
    }
    /** @type {InterpretContext} */
    const context = { request: requestChosen() };
    if (status) context.status = status;
    outcome.show(interpret(answer.text.get(), context));
  };
  const readSoon = whenQuiet(read);

  const offerSources = () => {
    const { requests } = built.get();
    const options = requests.map((_, at) =>
      option(`built ${at}`, `Request ${at + 1} of ${requests.length} in Build`),
    );
    if (checked.get().trim() !== "") options.push(option("checked", "The body in Check"));
    options.push(option("pasted", "Another one, pasted here"), option("none", "I do not have it"));
    fill(source, ...options);
    // What the person chose stays chosen while it is there; else it is the first.
    if (options.some((it) => it.value === chosen)) source.value = chosen;
    showSource();
  };

  const showSource = () => {
    askedBox.hidden = source.value !== "pasted";
    readSoon();
  };

  source.addEventListener("change", () => {
    chosen = source.value;
    showSource();
  });
  httpStatus.addEventListener("input", readSoon);
  byId("answer-sample", HTMLButtonElement).addEventListener("click", () => {
    answer.put(SAMPLE_ANSWER, "A sample answer to the sample session is here");
  });
  read();
  answer.text.follow(readSoon);
  asked.text.follow((text) => {
    // Who pastes a request means that one.
    if (text !== "") chosen = "pasted";
    readSoon();
  });
  built.follow(offerSources);
  checked.follow(offerSources);
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h("option", { value }, text);
}

/**
 * @param {string} text
 * @returns {number | undefined | null} `null` where it is no HTTP status.
 */
function statusIn(text) {
  if (text.trim() === "") return undefined;
  return /^\s*[1-5]\d\d\s*$/.test(text) ? Number(text) : null;
}
