// For programs: an array with what the library gives for each body.

import { escapedJson } from "../text.js";

/** @returns {import("../formats.js").Format} */
export function jsonFormat() {
  const list = jsonList();
  return {
    start: () => list.start,
    judged: ({ source, body, report, config }) =>
      list.next({
        file: source.name,
        ...(config !== undefined && { config }),
        ...(body.line !== undefined && { line: body.line }),
        ...report,
      }),
    unread: ({ name, reason }) => list.next({ file: name, unreadable: reason }),
    end: () => list.end(),
  };
}

/** An array that is printed as its elements come. */
export function jsonList() {
  let divider = "\n";
  return {
    start: "[",
    next: (/** @type {object} */ element) => {
      const text = JSON.stringify(element, null, 2).replaceAll("\n", "\n  ");
      const before = divider;
      divider = ",\n";
      return `${before}  ${escapedJson(text)}`;
    },
    end: () => (divider === "\n" ? "]\n" : "\n]\n"),
  };
}
