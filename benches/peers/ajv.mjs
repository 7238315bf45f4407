// Ajv with the schema that we publish.

import { Ajv2020 } from "ajv/dist/2020.js";
import { schema } from "graph-backup-delta";

const NONE = /** @type {const} */ ([]);

/** Our schema but for its limit of items, which most of the bodies here exceed. */
export function schemaWithoutLimit() {
  const own = /** @type {any} */ (schema("oneDriveForBusinessRestoreSession"));
  for (const array of Object.values(own.$defs)) delete array.maxItems;
  return own;
}

const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schemaWithoutLimit());

/** @type {import("./all.mjs").Peer} */
export const ajv = {
  name: "Ajv, our schema",
  judge: (value) => (validate(value) ? NONE : (validate.errors ?? NONE)),
};
