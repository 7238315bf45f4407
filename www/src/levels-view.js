/**
 * How bad the findings of a rule are, as a person chooses it.
 *
 * @import { Finding, RuleLevel, Severity } from "graph-backup-delta"
 */

import { button, fill, focusIn, h } from "./dom.js";
import { likingOf, setLiking } from "./shell/drafts.js";
import { canHaveLevel, LEVELS, levelsOf, withLevel } from "./state/levels.js";

const KEPT = "rules";

/** @type {Record<RuleLevel, string>} */
const WORDS = { error: "Error", warning: "Warning", info: "Info", off: "Off" };

/** @param {() => void} changed */
export function levelsView(changed) {
  let levels = levelsOf(likingOf(KEPT));
  /** @type {Record<string, Severity | undefined>} */
  let usual = {};
  /** The code whose level was just set: the keyboard goes on there. */
  let touched = "";
  const rows = h("ul", { class: "levels" });
  const element = h("div", {}, h("p", {}, "Levels that you set for all bodies:"), rows);

  /** @param {string} code @param {RuleLevel | undefined} level */
  const set = (code, level) => {
    levels = withLevel(levels, code, level);
    setLiking(KEPT, JSON.stringify(levels));
    touched = code;
    changed();
  };

  const showRows = () => {
    element.hidden = Object.keys(levels).length === 0;
    const all = Object.entries(levels).map(([code, level]) => {
      const before = usual[code];
      const words = `: ${WORDS[level]}${before ? `, by default ${WORDS[before]}` : ""} `;
      const reset = button("Reset", () => set(code, undefined), {
        ...{ class: "small", "aria-label": `Reset ${code}`, "data-code": code },
      });
      return h("li", {}, h("code", {}, code), words, reset);
    });
    fill(rows, ...all);
  };
  showRows();

  return {
    element,
    get: () => levels,

    /** @param {Record<string, Severity | undefined>} next How bad the findings are by default. */
    show(next) {
      usual = next;
      showRows();
    },

    /** Puts the keyboard where a level was just set. @param {HTMLElement} list */
    focusTouched(list) {
      if (touched === "") return;
      const own = `[data-code="${touched}"]`;
      const places = [list, rows].filter((it) => it.querySelector(own));
      focusIn(places[0] ?? list, places[0] ? own : "select, button");
      touched = "";
    },

    /**
     * The choice that stands at a finding.
     *
     * @param {Finding} finding
     */
    choiceOf({ code, severity }) {
      if (!canHaveLevel(code)) return null;
      const select = h(
        "select",
        { "data-code": code },
        ...LEVELS.map((level) => {
          const isUsual = level === usual[code];
          const words = isUsual ? `${WORDS[level]} (default)` : WORDS[level];
          return h("option", { value: level, selected: level === severity }, words);
        }),
      );
      select.addEventListener("input", () => {
        const level = /** @type {RuleLevel} */ (select.value);
        set(code, level === usual[code] ? undefined : level);
      });
      const about = h("span", { class: "visually-hidden" }, ` of ${code}`);
      return h("label", { class: "level" }, h("span", {}, "Level", about), select);
    },
  };
}
