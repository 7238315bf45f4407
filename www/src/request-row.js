/**
 * One request as it is listed: copied or saved with one click, and read when it is opened.
 *
 * @import { Request } from "graph-backup-delta"
 * @import { Row } from "./long-list.js"
 */

import { codeBox, codeView } from "./code-view.js";
import { copyButton } from "./copy.js";
import { fill, h } from "./dom.js";
import { downloadButton } from "./download.js";
import { namesLine } from "./names.js";
import { visible, visibleJson } from "./words.js";

/**
 * @typedef {object} Named
 * @property {string} title "Request 1 of 2"
 * @property {string} size What it holds: "50 items".
 *
 * @param {(index: number) => Named} nameOf
 * @param {boolean} isOpen
 * @param {() => void} [taken] It is copied or saved, and so perhaps sent.
 * @returns {Row<Request>}
 */
export function requestRow(nameOf, isOpen, taken = () => {}) {
  /** @type {Request | undefined} */
  let request;
  let title = "";
  const name = h("span", { class: "request-name" });
  const size = h("span", { class: "request-size" });
  const target = h("code", { class: "request-target", dir: "ltr" });
  const content = h("div", { class: "request-content" });
  const details = h("details", { open: isOpen }, h("summary", {}, name, size, target), content);
  const body = () => {
    taken();
    return request?.body ?? "";
  };
  const actions = h(
    "div",
    { class: "actions request-actions" },
    copyButton("Copy body", body, { class: "small" }),
    downloadButton(
      "Download body",
      () => `${title.toLowerCase().replaceAll(" ", "-")}.json`,
      body,
      {
        class: "small",
      },
    ),
  );

  // A body is put on the page only when somebody looks at it: there may be thousands.
  const showContent = () => {
    if (request && details.open) fill(content, contentOf(request, title));
  };
  details.addEventListener("toggle", showContent);

  return {
    element: h("li", { class: "request" }, details, actions),

    update(next, index) {
      const named = nameOf(index);
      const isSame =
        request?.body === next.body && request.url === next.url && title === named.title;
      request = next;
      if (isSame) return;
      title = named.title;
      name.textContent = title;
      size.textContent = named.size;
      target.textContent = `${next.method} ${visible(next.url)}`;
      // To a screen reader, out of the list, one button is like the other.
      for (const button of actions.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent} of ${title}`);
      }
      showContent();
    },
  };
}

/**
 * The ids of a body, in their order.
 *
 * @param {string} body
 */
function idsIn(body) {
  return [...body.matchAll(/"(?:id|directoryObjectId|siteId|itemKey)": ?"([^"]+)"/g)].map(
    (it) => it[1] ?? "",
  );
}

/**
 * @param {Request} request
 * @param {string} title
 */
function contentOf(request, title) {
  const { headers, body } = request;
  const rows = Object.entries(headers).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value)),
  );
  const token = h(
    "div",
    {},
    h("dt", {}, "Authorization"),
    h("dd", { class: "hint" }, "Bearer … (yours to add)"),
  );
  const names = namesLine(idsIn(body));
  const parts = [
    names !== "" && h("p", { class: "hint", dir: "auto" }, `For ${names}.`),
    h("dl", { class: "headers", "aria-label": `Headers of ${title}` }, ...rows, token),
    codeBox(`Body of ${title}`, visibleJson(body), "json"),
  ];
  return codeView(
    request,
    title,
    parts.filter((it) => it !== false),
  );
}
