// The table of resources in the READMEs, from what the library says of them.

/**
 * @param {import("graph-backup-delta").ResourceFacts[]} resources
 * @returns {string} Markdown.
 */
export function resourceTable(resources) {
  const rows = resources.flatMap(({ resource, deltas }) =>
    deltas
      .filter((it) => it.addition)
      .map(({ property, addition, versions }, at) => [
        at === 0 ? `\`${resource}\`` : "",
        `\`${property}\`${versions.includes("v1.0") ? "" : ", in beta"}`,
        `\`${addition}\``,
      ]),
  );
  const head = ["resource", "its delta", "an addition"];
  const widths = head.map((_name, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("");
}
