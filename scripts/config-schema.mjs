// The JSON Schema of the command's configuration file, from the table of rules.

/** What the file of the schema is called in the package. */
export const CONFIG_SCHEMA = "graph-backup-delta.schema.json";

/** @param {Pick<typeof import("graph-backup-delta"), "codes" | "explain">} library */
export function configSchema({ codes, explain }) {
  const rules = codes().flatMap((code) => {
    const { severity, title } = explain(code) ?? {};
    if (!severity) return [];
    const levels = code.startsWith("json-") ? ["error"] : ["off", "info", "warning", "error"];
    return [[code, { description: title, enum: levels, default: severity }]];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "The configuration of graph-backup-delta",
    description: "Holds for the bodies in the folder of the file, and in those in it.",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      rules: {
        description: "The levels of rules. A rule about syntax stays an error.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(rules),
      },
      allowProperties: {
        description: "Properties that are not told as unknown, read-only or misspelt.",
        type: "array",
        items: { type: "string" },
      },
    },
  };
}
