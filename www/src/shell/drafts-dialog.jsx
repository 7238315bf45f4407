/** The drafts that the browser keeps: to go on in one, to name it, to delete it. */

import { signal } from "@preact/signals";
import { dialog } from "../dialog.jsx";
import { Button } from "../views.jsx";
import { allDrafts, changeDraft, currentDraft, forgetDraft, openDraft } from "./drafts.js";

/**
 * @import { Signal } from "@preact/signals"
 * @import { Draft } from "./drafts.js"
 */

const TIME = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export async function draftsDialog() {
  const drafts = signal(await allDrafts());
  const forget = async (/** @type {string} */ id) => {
    forgetDraft(id);
    drafts.value = await allDrafts();
  };
  dialog({
    title: "Drafts",
    content: (
      <>
        <p>Each tab works in a draft of its own. They stay in this browser alone.</p>
        <DraftList drafts={drafts} forget={forget} />
      </>
    ),
    action: (
      <Button class="primary" act={() => openDraft()}>
        New draft
      </Button>
    ),
  });
}

/** @param {{ drafts: Signal<Draft[]>, forget: (id: string) => void }} props */
function DraftList({ drafts, forget }) {
  return (
    <ul class="drafts">
      {drafts.value.map((it) => (
        <DraftRow key={it.id} draft={it} forget={forget} />
      ))}
    </ul>
  );
}

/** @param {{ draft: Draft, forget: (id: string) => void }} props */
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
          <Button class="small danger" aria-label={`Delete ${label}`} act={() => forget(id)}>
            Delete
          </Button>
        </span>
      )}
    </li>
  );
}
