// What checks bodies: all that the entry `validate` exports, with the smaller module. The documentation
// of each function stands with its types, in index.d.ts, which is generated from the Rust sources.

import * as glue from "./glue.js";
import { call } from "./runtime.js";

export { standardSchema } from "./standard-schema.js";

/** @type {typeof glue.validate} */
export const validate = (body, options) => call(glue.validate, body, options);

/** @type {typeof glue.fix} */
export const fix = (text, options) => call(glue.fix, text, options);

/** @type {typeof glue.schema} */
export const schema = (resource) => call(glue.schema, resource);

/** @type {typeof glue.resources} */
export const resources = () => call(glue.resources);

/** @type {typeof glue.describe} */
export const describe = (resource) => call(glue.describe, resource);
