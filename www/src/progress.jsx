/** What is going on, once it takes long, and a way to put an end to it. */

import { signal } from "@preact/signals";
import { cancel, failure, underWay } from "./call.js";
import { Button } from "./views.jsx";

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

/** What has taken long by now. */
const shown = signal(underWay.value);
let timer = 0;
underWay.subscribe((job) => {
  clearTimeout(timer);
  const show = () => {
    shown.value = job;
  };
  if (job) timer = window.setTimeout(show, LONG);
  else show();
});

/** At the foot of the window, where it moves nothing. */
export function Progress() {
  const job = shown.value;
  const words = job ? `${WORDS[job.operation] ?? "Working"}…` : "";
  return (
    <>
      {/* Nothing speaks that was hidden when it was filled: what is said stands there all the time. */}
      <span class="visually-hidden" role="status">
        {words}
      </span>
      <div class="progress" hidden={!job && failure.value === ""}>
        <span aria-hidden="true">{words}</span>
        <div class="progress-bar" aria-hidden="true" hidden={!job} />
        <Button class="small" act={cancel} hidden={!job}>
          Cancel
        </Button>
        <p role="alert">{failure.value !== "" && `That did not work: ${failure.value}`}</p>
      </div>
    </>
  );
}
