// valibot. To look whether there is a `@removed` is faster than its unions, which try one after the
// other.

import * as v from "valibot";
import { DELTA } from "../bodies.mjs";

const NONE = /** @type {const} */ ([]);

const id = v.pipe(v.string(), v.uuid());
const removed = v.object({ reason: v.optional(v.picklist(["changed", "deleted"])) });
const removal = v.object({ "@removed": removed, id });
const addition = v.object({
  restorePoint: v.object({ id }),
  destinationType: v.picklist(["new", "inPlace"]),
});
const item = v.lazy((/** @type {any} */ it) =>
  it?.["@removed"] === undefined ? addition : removal,
);
const body = v.object({ [DELTA]: v.pipe(v.array(item), v.minLength(1)) });

/** @type {import("./all.mjs").Peer} */
export const valibot = {
  name: "valibot",
  judge: (value) => v.safeParse(body, value).issues ?? NONE,
};
