/**
 * All requests as few: `$batch` requests, made when somebody asks for them.
 *
 * @import { Request } from "graph-backup-delta"
 */

import { call } from "./call.js";
import { copied } from "./copy.js";
import { button, focusIn, h, setText } from "./dom.js";
import { icon } from "./icons.js";
import { longList } from "./long-list.js";
import { requestRow } from "./request-row.js";
import { noteSent } from "./sent.js";
import { counted } from "./words.js";

export function batchesView() {
  /** @type {Request[]} */
  let requests = [];
  /** @type {Request[]} */
  let batches = [];
  const said = h("p", { class: "said", role: "status" });
  const parent = h("ol", { class: "requests", "aria-label": "$batch requests" });
  const list = longList({
    parent,
    many: "$batch requests",
    keyOf: (_, index) => index,
    rowOf: () =>
      requestRow((index) => {
        const { requests: parts } = JSON.parse(batches[index]?.body ?? "{}");
        const title = `$batch ${index + 1} of ${batches.length}`;
        return { title, size: counted(parts.length, "request") };
      }, false),
  });

  const copyAll = async () => {
    const asked = requests;
    noteSent(asked);
    const made = await call("batch", asked);
    // Those of another change would be copied as if they were these.
    if (!made || asked !== requests) return;
    if (made.requests.length === 1) {
      setText(said, await copied(made.requests[0]?.body ?? ""));
      return;
    }
    batches = made.requests;
    list.show(batches);
    setText(
      said,
      `These are ${counted(batches.length, "$batch request")}: send one after the other.`,
    );
    focusIn(parent, "summary");
  };

  const element = h("div", { class: "stack", hidden: true }, said, list.before, parent, list.after);
  return {
    action: button("Copy all as $batch", copyAll, {}, icon("copy")),
    element,

    /** @param {Request[]} next */
    show(next) {
      requests = next;
      element.hidden = requests.length < 2;
      batches = [];
      list.show(batches);
      setText(said, "");
    },
  };
}
