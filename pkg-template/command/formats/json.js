// For programs: an array with what the library gives for each body.

import { escapedJson } from "../text.js";

/** @returns {import("../formats.js").Format} */
export function jsonFormat() {
  let divider = "\n";

  /** @param {object} entry */
  const element = (entry) => {
    const text = JSON.stringify(entry, null, 2).replaceAll("\n", "\n  ");
    const before = divider;
    divider = ",\n";
    return `${before}  ${escapedJson(text)}`;
  };

  return {
    start: () => "[",
    judged: ({ source, body, report }) =>
      element({
        file: source.name,
        ...(body.line !== undefined && { line: body.line }),
        ...report,
      }),
    unread: ({ name, reason }) => element({ file: name, unreadable: reason }),
    end: () => (divider === "\n" ? "]\n" : "\n]\n"),
  };
}
