/**
 * The page: its parts are started here, and shown one at a time.
 *
 * It has no framework. Each part is a few values that others follow (signal.js) and elements made of
 * them (dom.js); the lists that are long keep their rows themselves (virtual-list.js), which a
 * framework would have to be kept out of. Whatever the package does, it does in a worker (call.js).
 */

import { startBuild } from "./build-view.js";
import { boxById, setText } from "./dom.js";
import { factsOf } from "./facts.js";
import { startDropping } from "./files.js";
import { textOfWork, workOfText } from "./kept-work.js";
import { startNames } from "./names.js";
import { startProgress } from "./progress.js";
import { sampleWork } from "./sample.js";
import { startRuns } from "./sent.js";
import { startBeforeLink } from "./shell/before-link.js";
import { openStorage, tellAbout } from "./shell/drafts.js";
import { keep } from "./shell/keep.js";
import { openLink } from "./shell/link.js";
import { startShell } from "./shell/shell.js";
import { startToast } from "./toast.js";
import { counted } from "./words.js";
import { switched } from "./work.js";

const NAME = document.title;
const PARTS = ["build", "plan", "check", "answer"];

await openStorage();
// Until here nothing of it is drawn: so nothing moves when it is filled.
boxById("parts").hidden = false;
startNames();
startRuns();
const { built, history } = startBuild();
startProgress();
startToast();
// The other parts come while the person looks at Build.
const others = import("./other-parts.js").then((it) => it.startOthers(built, history));

const firstSample = textOfWork(sampleWork());
keep({
  name: "work",
  element: boxById("build-part"),
  get() {
    // The sample comes by itself.
    const text = textOfWork(history.get());
    return text === firstSample ? "" : text;
  },
  carry: () => textOfWork({ ...history.get(), others: undefined }),
  isReadable: (text) => workOfText(text) !== undefined,
  follow: history.follow,
  put(text, what) {
    const before = history.get();
    const work = workOfText(text === "" ? firstSample : text);
    if (!work || textOfWork(work) === textOfWork(before)) return;
    // A link carries the work on one resource: that on others stays.
    const others = { ...switched(before, work).others, ...work.others };
    history.commit(what, { ...work, others });
  },
});
history.follow((work) => {
  const items = counted(work.add.length + work.remove.length, "item");
  tellAbout(`${factsOf(work).words}, ${items}`);
});
others.then(() => startBeforeLink(boxById("before-link"), nameOf));
startDropping(() => partOf(location.hash).part);
startShell(boxById("shell"), () => partOf(location.hash).part);

showPart(false);
window.addEventListener("hashchange", () => showPart(true));

/**
 * The part that the address names, or the first, where it names none; and what it carries to there.
 *
 * @param {string} hash "#check", or "#check=" and what a link carries.
 */
function partOf(hash) {
  const [, name = "", carried = ""] = /^#(\w*)=?([\w-]*)/.exec(hash) ?? [];
  return { part: PARTS.includes(name) ? name : String(PARTS[0]), carried };
}

/** @param {string} part */
function linkOf(part) {
  return document.querySelector(`.parts-nav a[href="#${part}"]`);
}

/**
 * What a part is called.
 *
 * @param {string} part
 */
function nameOf(part) {
  return linkOf(part)?.lastChild?.textContent ?? part;
}

/** @param {boolean} isAsked Whether a person asked for it, who then goes on reading there. */
async function showPart(isAsked) {
  const { part: shown, carried } = partOf(location.hash);
  for (const part of PARTS) {
    boxById(`${part}-part`).hidden = part !== shown;
    const link = linkOf(part);
    if (part === shown) link?.setAttribute("aria-current", "page");
    else link?.removeAttribute("aria-current");
  }
  document.title = `${nameOf(shown)} – ${NAME}`;
  if (isAsked) boxById(`${shown}-heading`).focus();
  await others;
  if (carried === "") return;
  const problem = await openLink(shown, carried);
  setText(boxById("link-problem"), problem);
  // What was carried is in the page now: it need not stand in the address any longer.
  window.history.replaceState(null, "", `#${shown}`);
}
