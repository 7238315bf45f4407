/** The drafts that the browser keeps: to go on in one, to name it, to delete it. */

import { signal } from "@preact/signals";
import { asked, dialog } from "../dialog.jsx";
import { Button } from "../views.jsx";
import { allDrafts, changeDraft, currentDraft, forgetDraft, openDraft } from "./drafts.js";

/**
 * @import { Signal } from "@preact/signals"
 * @import { Draft } from "./drafts.js"
 *
 * @typedef {(id: string, label: string) => void} Forget
 */

const TIME = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export async function draftsDialog() {
  const drafts = signal(await allDrafts());
  const said = signal("");
  /** @type {Forget} */
  const forget = async (id, label) => {
    const title = `Delete the draft “${label}”?`;
    const isSure = await asked(title, "No Undo brings back what is in it.", "Delete the draft");
    if (!isSure) return;
    said.value = (await forgetDraft(id)) ? "" : "It is open in another tab: close that first.";
    drafts.value = await allDrafts();
  };
  dialog({
    title: "Drafts",
    content: (
      <>
        <p>Each tab works in a draft of its own. They stay in this browser alone.</p>
        <DraftList drafts={drafts} forget={forget} />
        <p role="status">{said}</p>
      </>
    ),
    action: (
      <Button class="primary" act={() => openDraft()}>
        New draft
      </Button>
    ),
  });
}

/** @param {{ drafts: Signal<Draft[]>, forget: Forget }} props */
function DraftList({ drafts, forget }) {
  return (
    <ul class="drafts">
      {drafts.value.map((it) => (
        <DraftRow key={it.id} draft={it} forget={forget} />
      ))}
    </ul>
  );
}

/** @param {{ draft: Draft, forget: Forget }} props */
function DraftRow({ draft: { id, name, about, time }, forget }) {
  const isCurrent = id === currentDraft().id;
  const when = TIME.format(time);
  const label = name || when;
  return (
    <li>
      <input
        type="text"
        aria-label={`Name of the draft of ${when}`}
        defaultValue={name}
        placeholder="Unnamed draft"
        onChange={({ currentTarget }) => changeDraft(id, { name: currentTarget.value.trim() })}
      />
      <span class="hint">
        {[about, when, isCurrent && "open here"].filter(Boolean).join(" · ")}
      </span>
      {!isCurrent && (
        <span class="actions">
          <Button class="small" aria-label={`Open ${label}`} act={() => openDraft(id)}>
            Open
          </Button>
          <Button class="small danger" aria-label={`Delete ${label}`} act={() => forget(id, label)}>
            Delete
          </Button>
        </span>
      )}
    </li>
  );
}
