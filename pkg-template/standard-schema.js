// The bodies of a resource as a Standard Schema (standardschema.dev), version 1, and as a Standard
// JSON Schema.

import * as glue from "./glue.js";
import { isArrayBuffer, isBytes } from "./inputs.js";
import { call } from "./runtime.js";

/** The most findings that a report can list. */
const ALL = 100_000;

/** @type {typeof import("graph-backup-delta").standardSchema} */
export function standardSchema(resource) {
  /** @param {{ target: string }} options */
  const jsonSchema = ({ target }) => {
    if (target === "draft-2020-12") return call(glue.schema, resource);
    throw new Error(`There is no JSON Schema for the target ${target}, only for draft-2020-12.`);
  };
  // So that a wrong name is told here, and not where a value is judged.
  call(glue.describe, resource);
  return {
    "~standard": {
      version: 1,
      vendor: "graph-backup-delta",
      validate: (value) => judge(value, resource),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}

/**
 * @param {unknown} value
 * @param {import("graph-backup-delta").ResourceName} resource
 */
function judge(value, resource) {
  const options = { resource, maxFindings: ALL };
  const { valid, findings } = call(glue.validate, input(value), options);
  if (valid) return { value: /** @type {any} */ (value) };
  const errors = findings.filter((it) => it.severity === "error");
  const issues = (errors.length > 0 ? errors : findings).map((finding) => ({
    message: finding.message,
    path: pathOf(finding.pointer, value),
    finding,
  }));
  return { issues };
}

/**
 * What is judged is a value, so a text is one, and no body.
 *
 * @param {any} value
 */
function input(value) {
  const isText = typeof value === "string" || isBytes(value) || isArrayBuffer(value);
  return isText ? JSON.stringify(value) : value;
}

/**
 * A JSON Pointer (RFC 6901) as keys, numbers where they lead into arrays.
 *
 * @param {string} pointer
 * @param {any} value
 */
function pathOf(pointer, value) {
  let at = value;
  return pointer
    .split("/")
    .slice(1)
    .map((token) => {
      const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const { key, inner } = stepInto(at, name);
      at = inner;
      return key;
    });
}

/**
 * A value may be read once, when it is judged, and refuse to be read again.
 *
 * @param {any} value
 * @param {string} name
 */
function stepInto(value, name) {
  try {
    const key = Array.isArray(value) ? Number(name) : name;
    return { key, inner: value?.[key] };
  } catch {
    return { key: name, inner: undefined };
  }
}
