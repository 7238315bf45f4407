/**
 * What can become of an item, in words.
 *
 * @import { Evidence, State } from "graph-backup-delta"
 * @import { IconName } from "../icons.js"
 */

/** @type {Record<State, { word: string, icon: IconName }>} */
export const STATES = {
  added: { word: "Added", icon: "done" },
  removed: { word: "Removed", icon: "done" },
  failed: { word: "Failed", icon: "error" },
  unconfirmed: { word: "Unconfirmed", icon: "unsure" },
};

/** @type {Record<Evidence, string>} */
export const EVIDENCE_WORDS = { confirmed: "confirmed", implied: "implied", none: "" };
