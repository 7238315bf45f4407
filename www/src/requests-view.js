/**
 * The requests that were built, or why there are none.
 *
 * @import { Finding, Request } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { Row } from "./long-list.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Place } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { copyButton } from "./copy.js";
import { boxById, fill, h, setText } from "./dom.js";
import { downloadButton } from "./download.js";
import { factsOf } from "./facts.js";
import { findingLine, linkTo } from "./findings.js";
import { longList } from "./long-list.js";
import { nameOf, placeOfFinding } from "./places.js";
import { counted, visible } from "./words.js";

/** How many findings are listed beside the requests; each stands at its item as well. */
const LISTED = 5;

/**
 * @param {(place: Place) => void} goTo
 */
export function requestsView(goTo) {
  const status = boxById("requests-status");
  const notices = h("div", { class: "notices" });
  const all = h("div", { class: "actions" });
  const parent = h("ol", { class: "requests" });
  /** @type {Request[]} */
  let requests = [];
  /** @type {number[]} */
  let sizes = [];
  const list = longList({
    parent,
    many: "requests",
    // A request is known by its place: it stays open while its body changes.
    keyOf: (_, index) => index,
    rowOf: () => requestRow(() => sizes),
  });
  boxById("requests").append(notices, all, list.before, parent, list.after);

  return {
    /**
     * @param {BuiltRequests} built
     * @param {Work} work What it was built from.
     */
    show({ requests: next, sizes: nextSizes, findings, total }, work) {
      requests = next;
      sizes = nextSizes;
      const errors = findings.filter((it) => it.severity === "error");
      const others = total - findings.length;
      setText(status, statusOf(requests, errors.length + (errors.length > 0 ? others : 0), work));
      const listed = errors.length > 0 ? errors : findings;
      fill(notices, noticeList(listed, listed.length + others, factsOf(work), goTo));
      const several = requests.length > 1;
      fill(
        all,
        several &&
          downloadButton("Download all", "requests.json", () => JSON.stringify(requests, null, 2)),
      );
      list.show(requests);
    },
  };
}

/**
 * @param {Request[]} requests
 * @param {number} errors
 * @param {Work} work
 */
function statusOf(requests, errors, { add, remove }) {
  if (errors > 0) return `No request yet: ${counted(errors, "thing")} to mend first.`;
  if (requests.length === 0) return "No request yet.";
  const items = `${counted(add.length, "addition")}, ${counted(remove.length, "removal")}`;
  return `${items}, ${counted(requests.length, "request")}`;
}

/**
 * The first findings, each leading to what it is about.
 *
 * @param {Finding[]} findings
 * @param {number} total
 * @param {Facts} facts
 * @param {(place: Place) => void} goTo
 */
function noticeList(findings, total, facts, goTo) {
  if (findings.length === 0) return null;
  const items = findings.slice(0, LISTED).map((finding) => {
    const place = placeOfFinding(finding);
    const name = nameOf(place, facts);
    return h("li", {}, findingLine(finding, name !== "" && linkTo(name, () => goTo(place))));
  });
  const more = total - items.length;
  return h(
    "div",
    {},
    h("ul", { class: "findings" }, ...items),
    more > 0 &&
      h("p", { class: "hint" }, `${counted(more, "more", "more")}, each shown at its item.`),
  );
}

/**
 * @param {() => number[]} sizes How many items each request holds.
 * @returns {Row<Request>}
 */
function requestRow(sizes) {
  /** @type {Request | undefined} */
  let request;
  const name = h("span", { class: "request-name" });
  const size = h("span", { class: "request-size" });
  const target = h("code", { class: "request-target", dir: "ltr" });
  const content = h("div", { class: "request-content" });
  const details = h(
    "details",
    { open: sizes().length === 1 },
    h("summary", {}, name, size, target),
    content,
  );

  // A body is put on the page only when somebody looks at it: there may be thousands.
  const showContent = () => {
    if (request && details.open) fill(content, ...contentOf(request, name.textContent));
  };
  details.addEventListener("toggle", showContent);

  return {
    element: h("li", {}, details),

    update(next, index) {
      const title = `Request ${index + 1} of ${sizes().length}`;
      const isSame =
        request?.body === next.body && request.url === next.url && name.textContent === title;
      request = next;
      if (isSame) return;
      name.textContent = title;
      size.textContent = counted(sizes()[index] ?? 0, "item");
      target.textContent = `${next.method} ${visible(next.url)}`;
      showContent();
    },
  };
}

/**
 * @param {Request} request
 * @param {string} title
 */
function contentOf({ headers, body }, title) {
  const fileName = `${title.toLowerCase().replaceAll(" ", "-")}.json`;
  const rows = Object.entries(headers).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value)),
  );
  const token = h(
    "div",
    {},
    h("dt", {}, "Authorization"),
    h("dd", { class: "hint" }, "Bearer … (yours to add)"),
  );
  return [
    h("dl", { class: "headers", "aria-label": `Headers of ${title}` }, ...rows, token),
    h(
      "pre",
      { class: "body", tabindex: 0, role: "region", dir: "ltr", "aria-label": `Body of ${title}` },
      body,
    ),
    h(
      "div",
      { class: "actions" },
      copyButton("Copy body", () => body),
      downloadButton("Download body", fileName, () => body),
    ),
  ];
}
