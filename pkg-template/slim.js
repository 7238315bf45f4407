// The slim entry: the same functions, without the module in them.

export * from "./index.js";
export { init } from "./source.slim.js";
