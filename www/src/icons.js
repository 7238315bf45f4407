const SVG = "http://www.w3.org/2000/svg";

/** Each drawn in a square of 16, by lines. */
export const PATHS = {
  error: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5.7 5.7l4.6 4.6m0-4.6-4.6 4.6",
  warning: "M8 2 15 14H1zM8 6.2v3.6m0 2v.2",
  info: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 7.2v4M8 4.6v.2",
  done: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.2l2.1 2.1L11.2 6",
  unsure:
    "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6 6.2a2 2 0 1 1 2.6 1.9q-.6.3-.6 1.2m0 2v.2",
  remove: "M4 4l8 8m0-8-8 8",
  copy: "M5.5 5.5h8v8h-8zM10.500 5.500V2.500H2.500v8h3",
  open: "M1.5 13V3h4.500l1.500 2h7v8zM1.500 13l2-5.500h12",
  undo: "M5.500 3 2 6.500 5.500 10M2 6.500h7.500a4 4 0 0 1 0 8H6",
  help: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6 6.2a2 2 0 1 1 2.6 1.9q-.6.3-.6 1.2m0 2v.2",
  download: "M8 2v8m-3.500-3.500L8 10l3.500-3.500M3 13.500h10",
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * A picture beside words that say the same; by itself it says nothing to a screen reader.
 *
 * @param {IconName} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
