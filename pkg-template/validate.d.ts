/**
 * What checks bodies, with a WebAssembly module of less than half the size. The functions are those
 * of `graph-backup-delta`, and so are their types.
 *
 * @packageDocumentation
 * @example
 * ```js
 * import { validate } from "graph-backup-delta/validate";
 * validate('{"driveRestoreArtifacts@delta":[]}').findings[0].code; // "delta-empty"
 * ```
 */
export { describe, fix, resources, schema, standardSchema, validate } from "./index.js";
