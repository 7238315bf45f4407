/**
 * What opens files, and what they are dropped on.
 *
 * @import { TargetedDragEvent, TargetedEvent } from "preact"
 * @import { Take } from "./files.js"
 */

import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { hasFiles, readFiles, takerOf } from "./files.js";
import { Icon } from "./views.jsx";

/**
 * A field that opens files, and the label that is its button.
 *
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.what What the file is opened for.
 * @param {Take} props.take
 */
export function FilePicker({ id, what, take }) {
  const open = async (/** @type {TargetedEvent<HTMLInputElement>} */ { currentTarget: file }) => {
    await readFiles([...(file.files ?? [])], take);
    // So that the same file can be opened again after it was changed.
    file.value = "";
  };
  return (
    <>
      <input type="file" id={id} class="visually-hidden" multiple onChange={open} />
      <label class="button small" for={id}>
        <Icon name="open" />
        Open a file
        <span class="visually-hidden"> for {what}</span>
      </label>
    </>
  );
}

/**
 * Makes an element one that files can be dropped on: what it listens to, and a class while they are over it.
 *
 * @param {Take} take
 */
export function useDropped(take) {
  const isOver = useSignal(false);
  const on = {
    onDragOver(/** @type {TargetedDragEvent<HTMLElement>} */ event) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    },
    onDragLeave() {
      isOver.value = false;
    },
    async onDrop(/** @type {TargetedDragEvent<HTMLElement>} */ event) {
      isOver.value = false;
      const dropped = [...(event.dataTransfer?.files ?? [])];
      // Dropped text goes where the browser puts it.
      if (dropped.length === 0) return;
      event.preventDefault();
      await readFiles(dropped, take);
    },
  };
  return { on, name: isOver.value ? "is-target" : "" };
}

/**
 * Makes the whole page a place to drop files on: left alone, the browser would open them in its place.
 *
 * @param {{ shownPart: () => string }} props
 */
export function DropOverlay({ shownPart }) {
  const words = useSignal(/** @type {string | undefined} */ (undefined));
  useLayoutEffect(() => {
    addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      // A frame that takes it shows so by itself, and is to be seen.
      words.value = event.defaultPrevented ? undefined : (takerOf(shownPart())?.words ?? "");
      event.preventDefault();
    });
    addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) words.value = undefined;
    });
    addEventListener("drop", async (event) => {
      words.value = undefined;
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const taker = takerOf(shownPart());
      if (taker) await readFiles([...(event.dataTransfer?.files ?? [])], taker.take);
    });
  }, []);
  return (
    <div class="drop-overlay" hidden={words.value === undefined} aria-hidden="true">
      <p>{words.value}</p>
    </div>
  );
}
