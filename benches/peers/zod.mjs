// zod. An addition is what has no `@removed`; what is there most stands first.

import * as z from "zod";
import { DELTA } from "../bodies.mjs";

const NONE = /** @type {const} */ ([]);

const id = z.guid();
const removed = z.object({ reason: z.enum(["changed", "deleted"]).optional() });
const removal = z.object({ "@removed": removed, id });
const addition = z.object({
  restorePoint: z.object({ id }),
  destinationType: z.enum(["new", "inPlace"]),
  "@removed": z.undefined().optional(),
});
const body = z.object({ [DELTA]: z.array(z.union([addition, removal])).min(1) });

/** @type {import("./all.mjs").Peer} */
export const zod = {
  name: "zod",
  judge: (value) => body.safeParse(value).error?.issues ?? NONE,
};
