export * from "./index.js";

/**
 * Gives the WebAssembly module to the functions of this entry, which hold none: `core.wasm` of this
 * package, compiled or as bytes. The first call of another function starts it; that call throws an
 * `Error` where no module was given.
 *
 * @param module What `import wasm from "graph-backup-delta/core.wasm"` gives where modules are
 * compiled ahead; or what `WebAssembly.compile` and `WebAssembly.compileStreaming` do; or bytes.
 * @throws {TypeError} When it is neither.
 * @example
 * ```js
 * import { init, validate } from "graph-backup-delta/slim";
 * init(await WebAssembly.compileStreaming(fetch("/core.wasm")));
 * validate("{}").valid; // false
 * ```
 */
export function init(module: WebAssembly.Module | ArrayBuffer | ArrayBufferView): void;
