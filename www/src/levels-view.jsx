/**
 * How bad the findings of a rule are, as a person chooses it.
 *
 * @import { Finding, RuleLevel, Severity } from "graph-backup-delta"
 * @import { Levels } from "./state/levels.js"
 */

import { signal } from "@preact/signals";
import { likingOf, setLiking } from "./shell/drafts.js";
import { canHaveLevel, LEVELS, levelsOf, withLevel } from "./state/levels.js";
import { Button } from "./views.jsx";

const KEPT = "rules";

/** @type {Record<RuleLevel, string>} */
const WORDS = { error: "Error", warning: "Warning", info: "Info", off: "Off" };

/** @typedef {ReturnType<typeof chosenLevels>} ChosenLevels */

/** @param {() => void} changed */
export function chosenLevels(changed) {
  const levels = signal(/** @type {Levels} */ (levelsOf(likingOf(KEPT))));
  /** How bad the findings are by default. */
  const usual = signal(/** @type {Record<string, Severity | undefined>} */ ({}));
  /** The code whose level was just set: the keyboard goes on there. */
  let touched = "";
  return {
    levels,
    usual,

    /** @param {string} code @param {RuleLevel | undefined} level */
    set(code, level) {
      levels.value = withLevel(levels.value, code, level);
      setLiking(KEPT, JSON.stringify(levels.value));
      touched = code;
      changed();
    },

    /** Puts the keyboard where a level was just set. @param {HTMLElement} report */
    focusTouched(report) {
      if (touched === "") return;
      const own = report.querySelector(`[data-code="${touched}"]`);
      const target = own ?? report.querySelector(".findings :is(select, button)");
      if (target instanceof HTMLElement) target.focus();
      touched = "";
    },
  };
}

/**
 * The levels that differ from the default.
 *
 * @param {{ chosen: ChosenLevels }} props
 */
export function LevelList({ chosen: { levels, usual, set } }) {
  const all = Object.entries(levels.value);
  return (
    <div hidden={all.length === 0}>
      <p>Levels that you set for all bodies:</p>
      <ul class="levels">
        {all.map(([code, level]) => {
          const before = usual.value[code];
          return (
            <li key={code}>
              <code>{code}</code>
              {`: ${WORDS[level]}${before ? `, by default ${WORDS[before]}` : ""} `}
              <Button
                class="small"
                aria-label={`Reset ${code}`}
                data-code={code}
                act={() => set(code, undefined)}
              >
                Reset
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * The choice that stands at a finding.
 *
 * @param {{ chosen: ChosenLevels, finding: Finding }} props
 */
export function LevelChoice({ chosen: { usual, set }, finding: { code, severity } }) {
  if (!canHaveLevel(code)) return null;
  const byDefault = usual.value[code];
  const choose = (/** @type {string} */ value) => {
    const level = /** @type {RuleLevel} */ (value);
    set(code, level === byDefault ? undefined : level);
  };
  return (
    <label class="level">
      <span>
        Level<span class="visually-hidden"> of {code}</span>
      </span>
      <select
        data-code={code}
        value={severity}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {level === byDefault ? `${WORDS[level]} (default)` : WORDS[level]}
          </option>
        ))}
      </select>
    </label>
  );
}
