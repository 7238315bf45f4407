/**
 * The page: its parts are started here, and shown one at a time.
 *
 * It has no framework. Each part is a few values that others follow (signal.js) and elements made of
 * them (dom.js); the lists that are long keep their rows themselves (virtual-list.js), which a
 * framework would have to be kept out of. Whatever the package does, it does in a worker (call.js).
 */

import { startAnswer } from "./answer-view.js";
import { startBuild } from "./build-view.js";
import { startCheck } from "./check-view.js";
import { boxById } from "./dom.js";
import { startPlan } from "./plan-view.js";
import { startProgress } from "./progress.js";

const PARTS = ["build", "plan", "check", "answer"];

// Until here nothing of it is drawn: so nothing moves when it is filled.
boxById("parts").hidden = false;
const { built, history } = startBuild();
startProgress();
startPlan(history);
const checked = startCheck(built);
startAnswer(built, checked, history);

showPart(false);
window.addEventListener("hashchange", () => showPart(true));

/**
 * Shows the part that the address names; the first, where it names none.
 *
 * @param {boolean} isAsked Whether a person asked for it, who then goes on reading there.
 */
function showPart(isAsked) {
  const asked = location.hash.slice(1);
  const shown = PARTS.includes(asked) ? asked : PARTS[0];
  for (const part of PARTS) {
    boxById(`${part}-part`).hidden = part !== shown;
    const link = document.querySelector(`.parts-nav a[href="#${part}"]`);
    if (part === shown) link?.setAttribute("aria-current", "page");
    else link?.removeAttribute("aria-current");
  }
  if (isAsked) boxById(`${shown}-heading`).focus();
}
