/** What belongs to the page as a whole: its link, clearing all, and working without a network. */

import { dialog } from "../dialog.js";
import { button, h, setText } from "../dom.js";
import { number } from "../words.js";
import { isBesideAnother, notKept } from "./drafts.js";
import { draftsDialog } from "./drafts-dialog.js";
import { helpButton, startHelpKey } from "./help.js";
import { forgetAll } from "./keep.js";
import { LONGEST_LINK, linkTo } from "./link.js";

/**
 * @param {HTMLElement} place
 * @param {() => string} shownPart
 */
export function startShell(place, shownPart) {
  const note = h("span", { class: "hint", role: "status" });
  notKept.subscribe((why) => setText(note, why));
  if (isBesideAnother()) {
    setText(note, "Another tab has your last draft open, so this tab has a draft of its own.");
  }
  place.append(
    note,
    button("Drafts", draftsDialog, { class: "small" }),
    button("Link to this", () => linkDialog(shownPart()), { class: "small" }),
    button("Clear everything", clearDialog, { class: "small" }),
    helpButton(),
  );
  startHelpKey();
  worksOffline();
}

/** @param {string} part */
async function linkDialog(part) {
  const link = await linkTo(part);
  const said = h("p", { role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(link).then(
      () => setText(said, "Copied."),
      () => setText(said, "The browser refused to copy it. Copy it from the field."),
    );
  };
  const field = h("textarea", {
    readonly: true,
    rows: 3,
    class: "id",
    dir: "ltr",
    "aria-label": "Link",
  });
  field.value = link;
  if (link.length > LONGEST_LINK) {
    const size = `${number(link.length)} characters`;
    const most = number(LONGEST_LINK);
    dialog("Too large for a link", [
      h("p", {}, `The link would have ${size}; more than ${most} are cut on the way. Save a file.`),
    ]);
    return;
  }
  dialog(
    "A link to what is here",
    [
      h(
        "p",
        {},
        "The link holds what stands in this part, with its ids: ",
        "who has the link can read them. Opening it sends them to no server.",
      ),
      field,
      said,
    ],
    button("Copy the link", copy, { class: "primary" }),
  );
}

function clearDialog() {
  const clear = async () => {
    await forgetAll();
    // Without the fragment, which may carry something.
    history.replaceState(null, "", location.pathname);
    location.reload();
  };
  dialog(
    "Clear everything?",
    [
      h(
        "p",
        {},
        "All that stands in this page, and all drafts that your browser keeps of it, are removed.",
      ),
    ],
    button("Clear everything", clear, { class: "danger" }),
  );
}

/** Keeps the files of the page, so that it works without a network. */
function worksOffline() {
  // While developing, they change all the time.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Where a browser forbids it, the page works as long as it is open.
  navigator.serviceWorker.register("service-worker.js").catch(() => {});
}
