// The types that follow from the tables of the core: the codes of findings, and the bodies of each
// resource. They are asked of the built package, so that they cannot say anything else than it does.

/** @typedef {typeof import("graph-backup-delta")} Library */

const REMOVAL = `/** An item of any delta array: one to remove, by its own id, not by what it was made from. */
export interface Removal {
    /** What makes the item a removal. */
    "@removed": {
        /** \`changed\` where it is left out. */
        reason?: "changed" | "deleted";
    };
    /** The id of the artifact or protection unit. */
    id: string;
}
`;

/** @param {Library} library */
export function bodyTypes(library) {
  const all = library.resources().map((it) => ({
    ...library.describe(it),
    schema: library.schema(it),
    type: `${upperFirst(it)}Body`,
  }));
  const bodies = all.map((it) => `    /** ${it.words}. */\n    ${it.resource}: ${it.type};`);
  return [
    findingCodes(library),
    REMOVAL,
    ...all.flatMap((it) => [...known(it).map((delta) => addition(it, delta)), body(it)]),
    `/** The type of the body of each resource. */
export interface Bodies {
${bodies.join("\n")}
}
`,
    `/**
 * The body of a PATCH request to a resource, as a value; or of any.
 *
 * @example
 * \`\`\`ts
 * import type { Body } from "graph-backup-delta";
 * const body: Body<"exchangeProtectionPolicy"> = { displayName: "Mailboxes of Sales" };
 * \`\`\`
 */
export type Body<Resource extends ResourceName = ResourceName> = Bodies[Resource];
`,
  ].join("\n");
}

/** @param {Library} library */
function findingCodes({ codes, explain }) {
  const ofFindings = codes().filter((it) => explain(it)?.severity);
  return `/**
 * The code of a finding: that of its rule. \`explain\` tells at length what each means. A new rule
 * brings a new code in a minor version, so a \`switch\` keeps a \`default\`.
 */
export type FindingCode =
${ofFindings.map((it) => `    | "${it}"`).join("\n")};
`;
}

/**
 * @typedef {import("graph-backup-delta").ResourceFacts & { schema: any, type: string }} Facts
 * @typedef {import("graph-backup-delta").DeltaFacts} Delta
 */

/**
 * The arrays whose items are known, be it by inference.
 *
 * @param {Facts} facts
 */
function known({ deltas }) {
  return deltas.filter((it) => it.addition);
}

/** @param {Delta} delta */
function additionType({ list }) {
  return `${upperFirst(list)}Addition`;
}

/**
 * The type of an addition, by the schema of the array's items.
 *
 * @param {Facts} facts
 * @param {Delta} delta
 */
function addition({ schema }, delta) {
  return `/** An item of \`${delta.property}\` to add: a ${delta.reference}. */
export type ${additionType(delta)} = ${typeOf(schema.$defs[delta.list].items.else, delta)};
`;
}

/**
 * The type of a resource's body, which sets one of its properties at least. A session's holds one delta
 * array at most: what it restores is whole or single.
 *
 * @param {Facts} facts
 */
function body(facts) {
  const deltas = known(facts);
  const { properties, schema } = facts;
  const setting = (/** @type {string} */ it, mark = "") =>
    property(it, schema.properties[it], mark);
  const settings = properties.map((it) => setting(it, "?"));
  const others = (/** @type {Delta} */ delta) =>
    deltas
      .filter((it) => it !== delta)
      .map((it) => (it.units ? deltaProperty(it, "?") : noDelta(it)));
  const byDelta = deltas.map((delta) =>
    form([deltaProperty(delta), ...others(delta), ...settings]),
  );
  const without = properties.map((it) =>
    form([
      ...deltas.map(noDelta),
      ...properties.map((other) => setting(other, other === it ? "" : "?")),
    ]),
  );
  return `/** The body of a PATCH request that updates one: ${facts.words}. */
export type ${facts.type} =
${[...byDelta, ...without].map((it) => `| ${it}`).join("\n")};
`;
}

/** @param {string[]} lines */
function form(lines) {
  return `{\n${lines.join("\n")}\n}`;
}

/** @param {Delta} delta */
function noDelta({ property }) {
  return `    /** Not beside what else is in this body. */\n    "${property}"?: never;`;
}

/**
 * @param {string} name
 * @param {any} schema
 * @param {string} mark
 */
function property(name, schema, mark) {
  const type = schema.type === "array" ? "RetentionSetting[]" : schema.type;
  return `    /** ${SETTINGS[name] ?? "Its new value."} */\n    ${name}${mark}: ${type};`;
}

/** What the properties beside the arrays hold. @type {Record<string, string>} */
const SETTINGS = {
  displayName: "The new name of the policy: 1 to 1,024 UTF-16 units.",
  policyId: "The policy that what is restored must belong to, which the service checks.",
  retentionSettings: "How long backups are kept: durations of ISO 8601.",
};

/**
 * @param {Delta} delta
 * @param {string} mark
 */
function deltaProperty(delta, mark = "") {
  const restores = delta.restores ? `, restoring ${delta.restores}` : "";
  return `    /** The ${delta.item}s to add and to remove${restores}: 1 to ${delta.limit} items. */
    "${delta.property}"${mark}: (${additionType(delta)} | Removal)[];`;
}

/**
 * The type that a schema describes, of those that the core's schemas are made of.
 *
 * @param {any} schema
 * @param {Delta} delta What it is about.
 * @returns {string}
 */
function typeOf({ type, enum: values, properties, required = [], anyOf }, delta) {
  if (values) return values.map((/** @type {string} */ it) => `"${it}"`).join(" | ");
  if (!properties) return type;
  const forms = (anyOf ?? [{}]).map((/** @type {any} */ it) => {
    const all = { ...properties, ...it.properties };
    const names = [...required, ...(it.required ?? [])];
    const optional = Object.keys(properties).filter((it) => properties[it].enum);
    const lines = [...new Set([...names, ...optional])].map((name) => {
      const words = wordsOf(name, all[name], delta);
      const mark = names.includes(name) ? "" : "?";
      return `    /** ${words} */\n    ${name}${mark}: ${typeOf(all[name], delta)};`;
    });
    return form(lines);
  });
  return forms.join(" | ");
}

/**
 * What a property of an addition holds.
 *
 * @param {string} name
 * @param {any} schema
 * @param {Delta} delta
 */
function wordsOf(name, schema, { reference, referenceId, browseSessionId, destinations = [] }) {
  if (schema.properties) return `The ${reference}.`;
  if (schema.enum) {
    const places = destinations.map((it) => `\`${it.destinationType}\`: ${it.meaning}`);
    return `Where to restore to, the same in all of a session. ${places.join(" ")}`;
  }
  const id = name === "browseSessionId" ? browseSessionId : referenceId;
  return `The ${id?.words}, which comes from ${id?.from}.`;
}

/** @param {string} text */
function upperFirst(text) {
  return text[0].toUpperCase() + text.slice(1);
}
