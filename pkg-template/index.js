// What the package exports. The documentation of each function stands with its types, in
// index.d.ts, which is generated from the Rust sources.

import * as glue from "./glue.js";
import { call } from "./runtime.js";

export * from "./checks.js";

/** @type {typeof glue.build} */
export const build = (change) => call(glue.build, change);

/** @type {typeof glue.interpret} */
export const interpret = (answer, context) => call(glue.interpret, answer, context);

/** @type {typeof glue.plan} */
export const plan = (current, wanted, target, options) =>
  call(glue.plan, current, wanted, target, options);

/** @type {typeof glue.collect} */
export const collect = (list, options) => call(glue.collect, list, options);

/** @type {typeof glue.recognize} */
export const recognize = (message) => call(glue.recognize, message);

/** @type {typeof glue.batch} */
export const batch = (requests) => call(glue.batch, requests);

/** @type {typeof glue.interpretBatch} */
export const interpretBatch = (answer, context) => call(glue.interpretBatch, answer, context);

/** @type {typeof glue.snippet} */
export const snippet = (request, language) => call(glue.snippet, request, language);

/** @type {typeof glue.languages} */
export const languages = () => call(glue.languages);

/** @type {typeof glue.explain} */
export const explain = (code) => call(glue.explain, code);

/** @type {typeof glue.codes} */
export const codes = () => call(glue.codes);
