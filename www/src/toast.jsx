/**
 * What was just done, with a way to take it back, at the foot of the window: for each step that takes the
 * place of something.
 *
 * @import { History } from "./history.js"
 */

import { signal } from "@preact/signals";
import { Button } from "./views.jsx";
import { capital } from "./words.js";

/** How long it stands there unless somebody is at it, in milliseconds. */
const SHOWN_FOR = 12_000;

const told = signal(/** @type {{ words: string, undo?: () => void } | undefined} */ (undefined));
let timer = 0;

/**
 * @param {string} words
 * @param {() => void} [undo]
 */
export function toast(words, undo) {
  told.value = { words, undo };
  hideSoon();
}

/**
 * Tells of the step that was just made.
 *
 * @param {History<any>} history
 * @param {string} [more] What else is to be said of it.
 */
export function toastStep(history, more = "") {
  const label = history.lastLabel();
  if (label === undefined) return;
  const made = history.get();
  toast(`Done: ${label}. ${more}`.trim(), () => {
    // Another step may have come since.
    if (history.get() === made) history.undo();
    else toast(`${capital(label)} is not the last step any more: use Undo in Build.`);
  });
}

function hideSoon() {
  clearTimeout(timer);
  timer = window.setTimeout(hide, SHOWN_FOR);
}

function hide() {
  told.value = undefined;
}

/** Nothing speaks that is not there before it is filled: so its box is always there. */
export function Toast() {
  const stay = () => clearTimeout(timer);
  const { words, undo } = told.value ?? {};
  const takeBack = () => {
    hide();
    undo?.();
  };
  return (
    <div class="toast" role="status" onMouseEnter={stay} onFocusIn={stay} onMouseLeave={hideSoon}>
      {words !== undefined && (
        <>
          <p>{words}</p>
          {undo && (
            <Button class="small" icon="undo" act={takeBack}>
              Undo
            </Button>
          )}
          <Button class="icon-only quiet" icon="remove" aria-label="Dismiss" act={hide} />
        </>
      )}
    </div>
  );
}
