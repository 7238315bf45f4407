/**
 * The page: its parts are started here, and shown one at a time.
 *
 * State stands in signals; what is reckoned from it are pure functions (state/); views draw it. Whatever
 * the package does, it does in a worker (call.js).
 *
 * @import { Task } from "./facts.js"
 * @import { Part } from "./state/tasks.js"
 */

import { signal } from "@preact/signals";
import { render } from "preact";
import { boxById } from "./box-by-id.js";
import { startBuild } from "./build-view.jsx";
import { prepare } from "./call.js";
import { factsOf } from "./facts.js";
import { DropOverlay } from "./file-views.jsx";
import { textOfWork, workOfText } from "./kept-work.js";
import { startNames } from "./names.js";
import { Progress } from "./progress.jsx";
import { sampleWork } from "./sample.js";
import { startRuns } from "./sent.js";
import { BeforeLink, startBeforeLink } from "./shell/before-link.jsx";
import { openStorage, tellAbout } from "./shell/drafts.js";
import { keep } from "./shell/keep.js";
import { openLink } from "./shell/link.js";
import { Shell, startShell } from "./shell/shell.jsx";
import { askedBy, PARTS, resourceFor, WAYS } from "./state/tasks.js";
import { TasksNav, WaysNav } from "./tasks-nav.jsx";
import { Toast } from "./toast.jsx";
import { counted } from "./words.js";
import { switched } from "./work.js";

const NAME = document.title;
/** The part that is shown. */
const shown = signal(/** @type {Part} */ ("build"));
/** The way that a person last chose to say what is to change. @type {Part} */
let lastWay = "build";

await openStorage();
// Until here nothing of it is drawn: so nothing moves when it is filled.
boxById("parts").hidden = false;
startNames();
startRuns();
const { built, history } = startBuild();
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
// What was held of the other parts is known once they are there.
others.then(startBeforeLink);
render(<TasksNav shown={shown} history={history} />, boxById("tasks"));
render(<WaysNav shown={shown} />, boxById("ways"));
const shownPart = () => shown.value;
const nameOf = (/** @type {string} */ part) => PARTS[/** @type {Part} */ (part)];
render(<BeforeLink nameOf={nameOf} />, boxById("before-link"));
render(<Shell shownPart={shownPart} />, boxById("shell"));
render(
  <>
    <Progress />
    <Toast />
    <DropOverlay shownPart={shownPart} />
  </>,
  boxById("foot"),
);
startShell();

// The first sign of a person: who only opens the page is spared its largest file.
for (const sign of ["pointermove", "pointerdown", "touchstart", "keydown", "wheel", "dragenter"]) {
  addEventListener(sign, prepare, { once: true, passive: true });
}
showPart(false);
window.addEventListener("hashchange", () => showPart(true));

/**
 * Goes on with what a task changes: with the resource that was worked on in it.
 *
 * @param {Task} task
 */
function goToTask(task) {
  const work = history.get();
  const resource = resourceFor(task, work);
  if (resource !== work.resource) history.commit("choosing the task", switched(work, { resource }));
}

/** @param {boolean} isAsked Whether a person asked for it, who then goes on reading there. */
async function showPart(isAsked) {
  const asked = askedBy(location.hash);
  if (asked.task) {
    goToTask(asked.task);
    window.history.replaceState(null, "", `#${lastWay}`);
  }
  const { part, carried } = asked.task ? { part: lastWay, carried: "" } : asked;
  if (WAYS.some((it) => it.part === part)) lastWay = part;
  for (const name of Object.keys(PARTS)) boxById(`${name}-part`).hidden = name !== part;
  shown.value = part;
  document.title = `${PARTS[part]} – ${NAME}`;
  if (isAsked) boxById(`${part}-heading`).focus();
  await others;
  if (carried === "") return;
  const problem = await openLink(part, carried);
  boxById("link-problem").textContent = problem;
  // What was carried is in the page now: it need not stand in the address any longer.
  window.history.replaceState(null, "", `#${part}`);
}
