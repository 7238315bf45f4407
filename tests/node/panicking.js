// The entry of the test build: the package, and a call that panics.

import * as glue from "./glue.js";
import { call } from "./runtime.js";

/** @type {typeof glue.validate} */
export const validate = (body, options) => call(glue.validate, body, options);

// Only this build's glue has it, and the types are those of the published one.
export const forcePanic = () => call(/** @type {any} */ (glue).forcePanic);
