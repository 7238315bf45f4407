/** What the page is and how it is used, the keys, and how it looks. */

import { dialog } from "../dialog.js";
import { button, h } from "../dom.js";
import { RESOURCES } from "../facts.js";

/** @type {[keys: string, words: string][]} */
const KEYS = [
  ["?", "Show this help"],
  ["Ctrl+Z, Ctrl+Shift+Z", "Undo and redo in Build, also in an empty box"],
  ["Enter", "Add what stands in a box"],
  ["Arrow up, arrow down", "Go through the ids of a list"],
  ["F8, Alt+F8", "In Check: the next finding, and what is said of it"],
];

/** @type {[name: string, words: string][]} */
const THEMES = [
  ["", "As the system has it"],
  ["light", "Light"],
  ["dark", "Dark"],
];

export function helpDialog() {
  const permissions = [...new Set(RESOURCES.map((it) => it.permission))];
  const { clouds } = RESOURCES[0] ?? { clouds: [] };
  dialog("Help", [
    h(
      "p",
      {},
      "The page builds, plans, checks and reads delta updates of restore sessions and protection policies. It sends nothing: you send the requests with the code that it shows.",
    ),
    section(
      "Keys",
      KEYS.map(([keys, words]) =>
        h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, words)),
      ),
    ),
    section("What the service asks for", [
      row("Permissions", permissions.join(", ")),
      row("In one request", "at most 50 items; in one $batch at most 20 requests"),
      row("Clouds", clouds.join(", ")),
      row("Version", PACKAGE_VERSION),
    ]),
    themeField(),
    h(
      "p",
      {},
      h("a", { href: "./docs/" }, "Reference of the package and the library"),
      " (where the page is served with it).",
    ),
  ]);
}

/** Shows the help at its key, unless somebody is typing. */
export function startHelpKey() {
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isTyping =
      target instanceof HTMLElement && target.matches("input, textarea, select, .editor");
    if (key !== "?" || isTyping || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    helpDialog();
  });
}

export function helpButton() {
  return button("Help", helpDialog, { class: "small" });
}

/**
 * @param {string} title
 * @param {Node[]} rows
 */
function section(title, rows) {
  return h(
    "section",
    { class: "help-section" },
    h("h3", {}, title),
    h("dl", { class: "help-rows" }, ...rows),
  );
}

/**
 * @param {string} term
 * @param {string} words
 */
function row(term, words) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, words));
}

function themeField() {
  const select = h(
    "select",
    { id: "theme" },
    ...THEMES.map(([value, words]) => h("option", { value }, words)),
  );
  const root = document.documentElement;
  select.value = root.dataset.theme ?? "";
  select.addEventListener("change", () => {
    if (select.value === "") delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      localStorage.setItem("theme", select.value);
    } catch {
      // It lasts as long as the page is open.
    }
  });
  return h("div", { class: "field" }, h("label", { for: "theme" }, "Colours"), select);
}
