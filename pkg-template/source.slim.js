// Where the WebAssembly module comes from in the slim entry: the caller gives it.

/** @type {WebAssembly.Module | BufferSource | undefined} */
let given;

/** @type {typeof import("graph-backup-delta/slim").init} */
export function init(module) {
  if (!(module instanceof WebAssembly.Module || isBytes(module))) {
    throw new TypeError("A WebAssembly.Module, or the bytes of core.wasm, is expected.");
  }
  given = module;
}

/** What was given. */
export function source() {
  if (given) return given;
  throw new Error("Call init(module) first: the slim entry of graph-backup-delta holds no module.");
}

/** @param {unknown} value */
function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
