// Ajv with the fastest schema that its user could write for these bodies.

import { Ajv2020 } from "ajv/dist/2020.js";
import { DELTA } from "../bodies.mjs";

const NONE = /** @type {const} */ ([]);

const id = {
  type: "string",
  pattern: "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
};
const removed = { type: "object", properties: { reason: { enum: ["changed", "deleted"] } } };
const removal = { required: ["id"], properties: { "@removed": removed, id } };
const addition = {
  required: ["restorePoint", "destinationType"],
  properties: {
    restorePoint: { type: "object", required: ["id"], properties: { id } },
    destinationType: { enum: ["new", "inPlace"] },
  },
};
// biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
const items = { type: "object", if: { required: ["@removed"] }, then: removal, else: addition };
const validate = new Ajv2020({ allErrors: true, strict: false }).compile({
  type: "object",
  required: [DELTA],
  properties: { [DELTA]: { type: "array", minItems: 1, items } },
});

/** @type {import("./all.mjs").Peer} */
export const ajvByHand = {
  name: "Ajv, by hand",
  judge: (value) => (validate(value) ? NONE : (validate.errors ?? NONE)),
};
