// What operations share that do the same to each of several files.

/** @typedef {import("./operations.js").Performed} Performed */

/**
 * What was done to several files, as one: JSON is an array with one object a file, texts are divided.
 *
 * @param {{ name: string }[]} sources
 * @param {(Performed & { result: object })[]} performed What was done to each.
 * @param {string} [divider]
 * @returns {Performed}
 */
export function together(sources, performed, divider = "\n") {
  return {
    result: performed.map(({ result }, at) => ({ file: sources[at].name, ...result })),
    found: performed.some((it) => it.found),
    text: () =>
      performed
        .map((it) => it.text())
        .filter(Boolean)
        .join(divider),
    notes: () => performed.map((it) => it.notes?.() ?? "").join(""),
  };
}

/** @param {import("graph-backup-delta").Finding[]} findings */
export function hasError(findings) {
  return findings.some((it) => it.severity === "error");
}
