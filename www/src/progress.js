/** What is going on, once it takes long, and a way to put an end to it. */

import { cancel, failure, underWay } from "./call.js";
import { button, fill, h, setText } from "./dom.js";

/** What takes less needs no word, in milliseconds. */
const LONG = 200;

/** @type {Partial<Record<keyof import("./call.js").Operations, string>>} */
const WORDS = {
  buildRequests: "Building the requests",
  checkBody: "Checking the body",
  mendBody: "Fixing the body",
  format: "Formatting the body",
  collect: "Reading the list",
  collectFrom: "Reading the list",
  planFor: "Planning",
  readAll: "Reading the answer",
  outcomesAsCsv: "Writing the CSV",
};

/** Shows it at the foot of the window, where it moves nothing. */
export function startProgress() {
  // Nothing speaks that was hidden when it was filled: what is said stands there all the time.
  const said = h("span", { class: "visually-hidden", role: "status" });
  const words = h("span", { "aria-hidden": "true" });
  const end = button("Cancel", cancel, { class: "small" });
  const bar = h("div", { class: "progress-bar", "aria-hidden": "true" });
  const wrong = h("p", { role: "alert" });
  const element = h("div", { class: "progress" }, words, bar, end, wrong);
  document.body.append(said, element);
  let timer = 0;

  const show = () => {
    const job = underWay.value;
    const isShown = job !== undefined;
    const text = isShown ? `${WORDS[job.operation] ?? "Working"}…` : "";
    setText(said, text);
    setText(words, text);
    bar.hidden = !isShown;
    end.hidden = !isShown;
    element.hidden = !isShown && failure.value === "";
  };
  underWay.subscribe((job) => {
    clearTimeout(timer);
    if (job) timer = window.setTimeout(show, LONG);
    else show();
  });
  failure.subscribe((why) => {
    fill(wrong, why !== "" && `That did not work: ${why}`);
    show();
  });
}
