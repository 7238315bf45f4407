/**
 * The parts beside Build: they are loaded after it, so that it opens sooner.
 *
 * @import { History } from "./history.js"
 * @import { BuiltRequests } from "./operations.js"
 * @import { Signal } from "@preact/signals-core"
 * @import { Work } from "./work.js"
 */

import { startAnswer } from "./answer-view.jsx";
import { startCheck } from "./check-view.jsx";
import { startPlan } from "./plan-view.jsx";

/**
 * @param {Signal<BuiltRequests>} built
 * @param {History<Work>} history What is put together in Build.
 */
export function startOthers(built, history) {
  startPlan(history);
  startAnswer(built, startCheck(built, history), history);
}
