/**
 * What Plan tells of a plan, and of what it is for.
 *
 * @import { Chosen } from "../facts.js"
 * @import { Plan } from "../planning.js"
 * @import { Work } from "../work.js"
 */

import { factsOf, isExclusion } from "../facts.js";
import { counted, number } from "../numbers.js";
import { visible } from "../words.js";
import { emptyWork, isCreated, isSameId, switched } from "../work.js";
import { numberOf } from "./findings.js";

/**
 * The work on what a link was made for. Lists and a name that are for another session or policy
 * would ask it for what nobody meant.
 *
 * @param {Work} work
 * @param {Work} target
 */
export function takenTarget(work, target) {
  const { resource, restoreJobType, units, id, policyId, create } = target;
  const { destinationType, browseSessionId } = target;
  const own = switched(work, { resource, restoreJobType, units });
  const isSame = isSameId(own.id, id) && isCreated(own) === isCreated(target);
  const kept = isSame ? own : emptyWork(own);
  return {
    work: { ...kept, id, create, policyId, destinationType, browseSessionId },
    isEmptied: !isSame && own.add.length + own.remove.length > 0,
  };
}

/** @param {Plan} plan */
export function statusOf({ isMade, kept, add, remove, findings }) {
  const errors = numberOf(findings, "error");
  if (!isMade) return `Fix ${counted(errors, "error")} to get the change.`;
  const counts = `${number(kept)} kept, ${number(add.length)} to add, ${number(remove.length)} to remove`;
  return add.length + remove.length > 0 ? counts : `Nothing to do: ${counts}`;
}

/**
 * @param {Plan} plan
 * @param {string} current
 */
export function notesOn({ isMade, others, named, unnamed }, current) {
  const notes = [
    unnamed > 0 &&
      !isMade &&
      `No certain id is known here for ${counted(unnamed, "address", "addresses")} of the desired list: give the ids, or paste a list of both into Build before.`,
    named > 0 &&
      `${counted(named, "address", "addresses")} of the desired list found beside an id, in the current one or in Build.`,
    isMade &&
      current.trim() === "" &&
      "The current list is empty, so all of the desired one is added.",
    others > 0 &&
      `${counted(others, "addition")} with a destination or browse session of its own: in Build, what is chosen there counts for all.`,
  ];
  return notes.filter((it) => typeof it === "string");
}

/**
 * What is planned for, whichever it is.
 *
 * @param {Chosen} chosen
 */
export function titleOfWork(chosen) {
  const { words, delta, deltas } = factsOf(chosen);
  if (isExclusion(delta)) return `${words}, what it leaves out`;
  return deltas.length > 1 && delta.restores ? `${words}, ${delta.restores}` : words;
}

/** @param {Work} work */
export function listAddress(work) {
  const { path, delta } = factsOf(work);
  const id = work.id.trim();
  const item = id === "" ? path : path.replace("{id}", () => visible(id));
  return `${item}/${delta.list}`;
}
