/** What belongs to the page as a whole: its link, clearing all, and working without a network. */

import { signal } from "@preact/signals";
import { dialog } from "../dialog.jsx";
import { Button } from "../views.jsx";
import { number } from "../words.js";
import { isBesideAnother, notKept } from "./drafts.js";
import { draftsDialog } from "./drafts-dialog.jsx";
import { helpDialog, startHelpKey } from "./help.jsx";
import { forgetAll } from "./keep.js";
import { LONGEST_LINK, linkTo } from "./link.js";

const BESIDE = "Another tab has your last draft open, so this tab has a draft of its own.";

/** What the page listens to as a whole. */
export function startShell() {
  startHelpKey();
  worksOffline();
}

/** @param {{ shownPart: () => string }} props */
export function Shell({ shownPart }) {
  return (
    <>
      <span class="hint" role="status">
        {notKept.value || (isBesideAnother() && BESIDE)}
      </span>
      <Button class="small" act={draftsDialog}>
        Drafts
      </Button>
      <Button class="small" act={() => linkDialog(shownPart())}>
        Link to this
      </Button>
      <Button class="small" act={clearDialog}>
        Clear everything
      </Button>
      <Button class="small" act={helpDialog}>
        Help
      </Button>
    </>
  );
}

/** @param {string} part */
async function linkDialog(part) {
  const link = await linkTo(part);
  if (link.length > LONGEST_LINK) {
    const size = `${number(link.length)} characters`;
    const most = number(LONGEST_LINK);
    const words = `The link would have ${size}; more than ${most} are cut on the way. Save a file.`;
    dialog({ title: "Too large for a link", content: <p>{words}</p> });
    return;
  }
  const said = signal("");
  const copy = async () => {
    said.value = await navigator.clipboard.writeText(link).then(
      () => "Copied.",
      () => "The browser refused to copy it. Copy it from the field.",
    );
  };
  dialog({
    title: "A link to what is here",
    content: (
      <>
        <p>
          The link holds what stands in this part, with its ids: who has the link can read them.
          Opening it sends them to no server.
        </p>
        <textarea readonly rows={3} class="id" dir="ltr" aria-label="Link" value={link} />
        <p role="status">{said}</p>
      </>
    ),
    action: (
      <Button class="primary" act={copy}>
        Copy the link
      </Button>
    ),
  });
}

function clearDialog() {
  const clear = async () => {
    await forgetAll();
    // Without the fragment, which may carry something.
    history.replaceState(null, "", location.pathname);
    location.reload();
  };
  const words =
    "All that stands in this page, and all drafts that your browser keeps of it, are removed.";
  dialog({
    title: "Clear everything?",
    content: <p>{words}</p>,
    action: (
      <Button class="danger" act={clear}>
        Clear everything
      </Button>
    ),
  });
}

/** Keeps the files of the page, so that it works without a network. */
function worksOffline() {
  // While developing, they change all the time.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Where a browser forbids it, the page works as long as it is open.
  navigator.serviceWorker.register("service-worker.js").catch(() => {});
}
