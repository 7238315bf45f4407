/**
 * Tabs, as the ARIA practices have them: the arrow keys go from one to the next, Tab goes on into
 * what the chosen one shows.
 */

import { fill, h } from "./dom.js";

/**
 * @typedef {object} Tab
 * @property {string} name
 * @property {string} words
 *
 * @param {object} options
 * @param {string} options.id One of its own in the page.
 * @param {string} options.label
 * @param {Tab[]} options.tabs
 * @param {string} options.chosen
 * @param {(name: string) => void} options.choose A person chose it.
 * @param {(name: string) => Promise<Node[]>} options.show
 */
export function tabList({ id, label, tabs, chosen, choose, show }) {
  const panel = h("div", { class: "tab-panel", role: "tabpanel", id: `${id}-panel` });
  const buttons = tabs.map(({ name, words }) => {
    const button = h("button", {
      ...{ type: "button", role: "tab", id: `${id}-${name}`, "aria-controls": panel.id },
    });
    button.append(words);
    button.addEventListener("click", () => {
      choose(name);
      select(name);
    });
    return button;
  });
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": label }, ...buttons);
  let selected = "";

  /** @param {string} name */
  const select = async (name) => {
    selected = name;
    tabs.forEach((tab, at) => {
      buttons[at]?.setAttribute("aria-selected", String(tab.name === name));
      buttons[at]?.setAttribute("tabindex", tab.name === name ? "0" : "-1");
    });
    panel.setAttribute("aria-labelledby", `${id}-${name}`);
    const content = await show(name);
    // Another may have been chosen while this one was made.
    if (selected === name) fill(panel, ...content);
  };

  list.addEventListener("keydown", (event) => {
    const now = tabs.findIndex((it) => it.name === selected);
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const target = buttons.at(next % buttons.length);
    target?.focus();
    target?.click();
  });
  select(tabs.some((it) => it.name === chosen) ? chosen : String(tabs[0]?.name));
  return h("div", { class: "tabbed" }, list, panel);
}
