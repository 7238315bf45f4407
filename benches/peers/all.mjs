// Those who judge the same bodies by the same rules, as far as they can: each item has what it needs,
// ids are GUIDs, a destination and a reason are one of those there are. None looks, as we do, for what
// is given twice or mixed, for misspelt names or for what is likely to be refused, and none tells where
// in the text a fault stands.

import { ajv } from "./ajv.mjs";
import { ajvByHand } from "./ajv-by-hand.mjs";
import { typebox } from "./typebox.mjs";
import { valibot } from "./valibot.mjs";
import { zod } from "./zod.mjs";

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {(value: unknown) => readonly unknown[]} judge Every fault that it finds.
 */

export const AJV = [ajv, ajvByHand];
export const PEERS = [...AJV, typebox, zod, valibot];
