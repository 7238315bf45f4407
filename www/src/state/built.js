/**
 * What is told of what was built.
 *
 * @import { Finding, Request } from "graph-backup-delta"
 * @import { Facts } from "../facts.js"
 * @import { BuiltRequests } from "../operations.js"
 * @import { Work } from "../work.js"
 */

import { destinationChoices, isExclusion, taskOf } from "../facts.js";
import { counted, number } from "../numbers.js";
import { visible } from "../words.js";
import { numberOf } from "./findings.js";
import { isNeeded } from "./judged.js";
import { retentionText } from "./retention.js";

/** What the view tells in words of its own. */
const CONTINUES = "change-continues";

/**
 * The findings by where they are told.
 *
 * @param {BuiltRequests} built
 */
export function toldIn({ findings, total }) {
  const wrong = findings.filter((it) => it.severity === "error" && !isNeeded(it));
  const others = total - findings.length;
  const told = findings.filter((it) => !isNeeded(it) && it.code !== CONTINUES);
  return {
    needed: findings.filter(isNeeded),
    /** Errors, or where there are none all else. */
    listed: wrong.length > 0 ? wrong : told,
    /** How many more there are that are not among them. */
    others,
    errors: wrong.length > 0 ? wrong.length + others : 0,
  };
}

/**
 * What there is, in as few words as a telephone has room for.
 *
 * @param {BuiltRequests} built
 */
export function barText({ requests, findings }) {
  const told = findings.filter((it) => !isNeeded(it));
  const [errors, warnings] = [numberOf(told, "error"), numberOf(told, "warning")];
  const parts = [
    counted(requests.length, "request"),
    errors > 0 && counted(errors, "error"),
    warnings > 0 && counted(warnings, "warning"),
  ];
  return parts.filter(Boolean).join(" · ");
}

/**
 * @param {Request[]} requests
 * @param {number} errors
 * @param {Work} work
 * @param {number} [later] How many additions are sent later, in requests that cannot be written yet.
 */
export function statusOf(requests, errors, { add, remove }, later = 0) {
  if (errors > 0) return `Fix ${counted(errors, "error")} to get the requests.`;
  if (requests.length === 0) return "No request yet.";
  const of = later > 0 ? `${number(add.length - later)} of ` : "";
  const items = `${of}${counted(add.length, "addition")}, ${counted(remove.length, "removal")}`;
  return `${items}, ${counted(requests.length, "request")}`;
}

/**
 * What the requests overwrite, or take protection from.
 *
 * @param {Work} work
 * @param {Facts} facts
 */
export function dangersOf({ add, remove, destinationType, retentionSettings }, facts) {
  const { resource, delta } = facts;
  const { help } = destinationChoices(facts).find((it) => it.value === destinationType) ?? {};
  const isOverwritten = destinationType === "inPlace" && add.length > 0;
  const isPolicy = taskOf(resource) === "policy";
  const isLeftOut = isExclusion(delta);
  return [
    isOverwritten && `${counted(add.length, delta.reference)} to the original location. ${help}`,
    isLeftOut &&
      add.length > 0 &&
      `${counted(add.length, delta.reference)} will be left out: what they stand for is no longer backed up by this policy.`,
    isPolicy &&
      remove.length > 0 &&
      `${counted(remove.length, delta.item)} will be removed: what they ${isLeftOut ? "left out is protected by this policy again" : "protect is no longer backed up by this policy"}.`,
    isPolicy &&
      retentionSettings &&
      `How long backups are kept will be set: ${visible(retentionText(retentionSettings))}.`,
  ].filter((it) => typeof it === "string");
}
