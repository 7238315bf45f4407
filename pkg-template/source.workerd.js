// Where the WebAssembly module comes from in workerd (Cloudflare Workers), which compiles no bytes at
// run time: it is compiled as the Worker is deployed, and imported.

import module from "./module.wasm";

/** The compiled module. */
export const source = () => module;
