// TypeBox, compiled. An addition is what has no `@removed`.

import Type from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { DELTA } from "../bodies.mjs";

const NONE = /** @type {const} */ ([]);

// Otherwise it stops at the eighth fault.
Settings.Set({ maxErrors: Number.POSITIVE_INFINITY });

const id = Type.String({ format: "uuid" });
const removed = Type.Object({ reason: Type.Optional(Type.Enum(["changed", "deleted"])) });
const removal = Type.Object({ "@removed": removed, id });
const addition = Type.Object({
  restorePoint: Type.Object({ id }),
  destinationType: Type.Enum(["new", "inPlace"]),
  "@removed": Type.Optional(Type.Never()),
});
const items = Type.Array(Type.Union([addition, removal]), { minItems: 1 });
const validator = Compile(Type.Object({ [DELTA]: items }));

/** @type {import("./all.mjs").Peer} */
export const typebox = {
  name: "TypeBox",
  judge: (value) => (validator.Check(value) ? NONE : validator.Errors(value)),
};
