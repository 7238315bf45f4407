/** What the page is and how it is used, the keys, and how it looks. */

import { dialog } from "../dialog.jsx";
import { RESOURCES } from "../facts.js";
import { SelectField } from "../fields.jsx";
import { Terms } from "../views.jsx";

/** @type {[keys: string, words: string][]} */
const KEYS = [
  ["?", "Show this help"],
  ["Ctrl+Z, Ctrl+Shift+Z", "Undo and redo in Build, also in an empty box"],
  ["Enter", "Add what stands in a box"],
  ["Arrow up, arrow down", "Go through the ids of a list"],
  ["F8, Alt+F8", "In Check: the next finding, and what is said of it"],
];

const THEMES = [
  { value: "", words: "As the system has it" },
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
];

export function helpDialog() {
  dialog({ title: "Help", content: <Help /> });
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

function Help() {
  const permissions = [...new Set(RESOURCES.map((it) => it.permission))];
  const { clouds } = RESOURCES[0] ?? { clouds: [] };
  /** @type {[term: string, words: string][]} */
  const service = [
    ["Permissions", permissions.join(", ")],
    ["In one request", "at most 50 items; in one $batch at most 20 requests"],
    ["Clouds", clouds.join(", ")],
    ["Version", PACKAGE_VERSION],
  ];
  return (
    <>
      <p>
        The page builds, plans, checks and reads delta updates of restore sessions and protection
        policies. It sends nothing: you send the requests with the code that it shows.
      </p>
      <section class="help-section">
        <h3>Keys</h3>
        <Terms
          class="help-rows"
          rows={KEYS.map(([keys, words]) => [<kbd key={keys}>{keys}</kbd>, words])}
        />
      </section>
      <section class="help-section">
        <h3>What the service asks for</h3>
        <Terms class="help-rows" rows={service} />
      </section>
      <SelectField
        id="theme"
        label="Colours"
        choices={THEMES}
        chosen={document.documentElement.dataset.theme ?? ""}
        choose={setTheme}
      />
      <p>
        <a href="./docs/">Reference of the package and the library</a> (where the page is served
        with it).
      </p>
    </>
  );
}

/** @param {string} theme */
function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // It lasts as long as the page is open.
  }
}
