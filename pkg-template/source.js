// Where the WebAssembly module comes from, in the entry for everybody: it is in the file, as text.
// Other entries put another file in the place of this one.

import { bytesOf } from "./bytes.js";
import { alphabet, text } from "./wasm.js";

/** The module's bytes. */
export const source = () => bytesOf(text, alphabet);
