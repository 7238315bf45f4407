/**
 * Tabs, as the ARIA practices have them: the arrow keys go from one to the next, Tab goes on into
 * what the chosen one shows.
 *
 * @import { ComponentChildren, TargetedKeyboardEvent } from "preact"
 */

import { Box } from "./views.jsx";

/**
 * @typedef {object} Tab
 * @property {string} name
 * @property {string} words
 *
 * @param {object} props
 * @param {string} props.id One of its own in the page.
 * @param {string} props.label
 * @param {Tab[]} props.tabs
 * @param {string} props.chosen
 * @param {(name: string) => void} props.choose
 * @param {ComponentChildren} props.children What the chosen one shows.
 */
export function Tabs({ id, label, tabs, chosen, choose, children }) {
  const press = (/** @type {TargetedKeyboardEvent<HTMLElement>} */ event) => {
    const now = tabs.findIndex((it) => it.name === chosen);
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const name = tabs.at(next % tabs.length)?.name ?? chosen;
    choose(name);
    document.getElementById(`${id}-${name}`)?.focus();
  };
  return (
    <div class="tabbed">
      <Box class="tabs" role="tablist" aria-label={label} onKeyDown={press}>
        {tabs.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
            aria-selected={name === chosen}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => choose(name)}
          >
            {words}
          </button>
        ))}
      </Box>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
