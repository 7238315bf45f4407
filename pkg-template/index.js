// What the package exports. The documentation of each function stands with its types, in
// index.d.ts, which is generated from the Rust sources.

import * as glue from "./glue.js";
import { call } from "./runtime.js";

/** @type {typeof glue.validate} */
export const validate = (body, options) => call(glue.validate, body, options);

/** @type {typeof glue.build} */
export const build = (change) => call(glue.build, change);

/** @type {typeof glue.interpret} */
export const interpret = (answer, context) => call(glue.interpret, answer, context);
