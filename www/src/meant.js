/**
 * Asking before a plan goes into Build.
 *
 * @import { Facts } from "./facts.js"
 * @import { Plan } from "./planning.js"
 */

import { asked } from "./dialog.jsx";
import { isExclusion, taskOf } from "./facts.js";
import { namesLine } from "./names.js";
import { counted, number } from "./words.js";

const NOT_SENT = "Nothing is sent: the change goes into Build, where you can undo it.";

/**
 * Asks before a plan that removes more than a tenth of what is there, or anybody by name; and before
 * one that takes protection away by what it adds.
 *
 * @param {Plan} plan
 * @param {Facts} facts
 * @returns {Promise<boolean>}
 */
export async function isMeant({ kept, add, remove }, { delta, resource }) {
  const { item, reference } = delta;
  const isLeftOut = isExclusion(delta);
  if (isLeftOut && add.length > 0) {
    const these = namesLine(add);
    const isSure = await asked(
      `Leave out ${counted(add.length, reference)}?`,
      `They lose their protection${these === "" ? "" : `: ${these}`}. ${NOT_SENT}`,
      `Leave out ${counted(add.length, reference)}`,
    );
    if (!isSure) return false;
  }
  const names = namesLine(remove);
  if (remove.length === 0 || (remove.length * 10 <= kept + remove.length && names === ""))
    return true;
  const of = counted(kept + remove.length, item);
  const ofPolicy = isLeftOut ? "They are protected again" : "They lose their protection";
  const what = taskOf(resource) === "policy" ? ofPolicy : "They are not restored";
  const who = names === "" ? "" : `: ${names}`;
  return asked(
    `Remove ${number(remove.length)} of ${of}?`,
    `${what}${who}. ${NOT_SENT}`,
    `Remove ${counted(remove.length, item)}`,
  );
}
