// What was counted over many bodies.

import { count } from "./findings.js";

/** @typedef {import("graph-backup-delta").Report} Report */

export class Tally {
  files = 0;
  unread = 0;
  bodies = 0;
  additions = 0;
  removals = 0;
  invalid = 0;
  error = 0;
  warning = 0;
  info = 0;
  unlisted = 0;

  /** @param {Report} report */
  add({ valid, additions, removals, findings, total }) {
    this.bodies++;
    this.additions += additions;
    this.removals += removals;
    this.unlisted += total - findings.length;
    if (!valid) this.invalid++;
    for (const { severity } of findings) this[severity]++;
  }

  /** @param {Tally} other */
  addAll(other) {
    for (const key of /** @type {(keyof Tally)[]} */ (Object.keys(this))) {
      /** @type {any} */ (this)[key] += other[key];
    }
  }
}

/**
 * What was counted, as the last words on it.
 *
 * @param {Tally} tally
 */
export function talliedText({ additions, removals, error, warning, info, unlisted }) {
  const infos = info > 0 ? `, ${info.toLocaleString("en")} for information` : "";
  const listed = error + warning + info;
  const whole = `${listed.toLocaleString("en")} of ${count(listed + unlisted, "finding")}`;
  return (
    `${count(additions, "addition")}, ${count(removals, "removal")}; ` +
    `${count(error, "error")}, ${count(warning, "warning")}${infos}` +
    (unlisted > 0 ? ` among the first ${whole}` : "")
  );
}
