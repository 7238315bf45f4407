/**
 * A request as it is sent: its headers and body, and the code that sends it in each language.
 *
 * @import { Language, Request } from "graph-backup-delta"
 */

import { call } from "./call.js";
import { copyButton } from "./copy.js";
import { h } from "./dom.js";
import { likingOf, setLiking } from "./shell/drafts.js";
import { tabList } from "./tabs.js";

const BODY = "body";
const CHOSEN = "language";

/** What most people use comes first. */
const FIRST = ["powershell", "curl", "csharp"];
const LANGUAGES = [
  ...FIRST.flatMap((name) => LANGUAGE_FACTS.filter(({ language }) => language === name)),
  ...LANGUAGE_FACTS.filter(({ language }) => !FIRST.includes(language)),
];

let lastId = 0;

/**
 * @param {Request} request
 * @param {string} title "Request 1 of 2"
 * @param {Node[]} body What shows its headers and body.
 */
export function codeView(request, title, body) {
  lastId += 1;
  return tabList({
    id: `code-${lastId}`,
    label: `${title} as`,
    tabs: [
      { name: BODY, words: "Headers and body" },
      ...LANGUAGES.map(({ language, title: words }) => ({ name: language, words })),
    ],
    chosen: likingOf(CHOSEN),
    choose: (name) => setLiking(CHOSEN, name),
    show: async (name) => (name === BODY ? body : snippetView(request, title, languageOf(name))),
  });
}

/** @param {string} name */
function languageOf(name) {
  const facts = LANGUAGE_FACTS.find((it) => it.language === name);
  if (!facts) throw new Error(`There is no language ${name}.`);
  return facts;
}

/**
 * @param {Request} request
 * @param {string} title
 * @param {typeof LANGUAGE_FACTS[number]} facts
 */
async function snippetView(request, title, { language, title: words, needs, extension }) {
  const code = (await call("snippet", request, language)) ?? "";
  const needed = needs[request.url.includes("/beta/") ? "beta" : "v1.0"];
  const label = `${title} in ${words}`;
  return [
    h("p", { class: "hint" }, needed.length > 0 && `Needs ${needed.join(", ")}.`),
    codeBox(label, code, extension),
    h(
      "div",
      { class: "actions" },
      copyButton("Copy code", () => code),
    ),
  ];
}

/**
 * Code to read: at once, and in colours as soon as what colours it is there.
 *
 * @param {string} label
 * @param {string} code
 * @param {string} extension What files of its language end in.
 */
export function codeBox(label, code, extension) {
  const box = h(
    "pre",
    { class: "body", tabindex: 0, role: "region", dir: "ltr", "aria-label": label },
    code,
  );
  // Offline, before it was ever looked at, it stays without.
  import("./coloured.js").then(
    ({ showColoured }) => showColoured(box, code, extension),
    () => {},
  );
  return box;
}
