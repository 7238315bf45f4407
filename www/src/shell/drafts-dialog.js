/** The drafts that the browser keeps: to go on in one, to name it, to delete it. */

import { dialog } from "../dialog.js";
import { button, fill, h } from "../dom.js";
import { allDrafts, changeDraft, currentDraft, forgetDraft, openDraft } from "./drafts.js";

/** @import { Draft } from "./drafts.js" */

const TIME = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export async function draftsDialog() {
  const list = h("ul", { class: "drafts" });
  const show = async () => fill(list, ...(await allDrafts()).map((it) => draftRow(it, show)));
  await show();
  dialog(
    "Drafts",
    [h("p", {}, "Each tab works in a draft of its own. They stay in this browser alone."), list],
    button("New draft", () => openDraft(), { class: "primary" }),
  );
}

/**
 * @param {Draft} draft
 * @param {() => void} changed
 */
function draftRow({ id, name, about, time }, changed) {
  const isCurrent = id === currentDraft().id;
  const when = TIME.format(time);
  const field = h("input", { type: "text", "aria-label": `Name of the draft of ${when}` });
  field.value = name;
  field.placeholder = "Unnamed draft";
  field.addEventListener("change", () => changeDraft(id, { name: field.value.trim() }));
  const forget = () => {
    forgetDraft(id);
    changed();
  };
  const label = name || when;
  return h(
    "li",
    {},
    field,
    h(
      "span",
      { class: "hint" },
      [about, when, isCurrent && "open here"].filter(Boolean).join(" · "),
    ),
    !isCurrent &&
      h(
        "span",
        { class: "actions" },
        button("Open", () => openDraft(id), { class: "small", "aria-label": `Open ${label}` }),
        button("Delete", forget, { class: "small danger", "aria-label": `Delete ${label}` }),
      ),
  );
}
