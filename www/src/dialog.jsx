/** @import { ComponentChildren } from "preact" */

import { render } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "./views.jsx";

let lastId = 0;

/**
 * @typedef {object} OfDialog
 * @property {string} title
 * @property {ComponentChildren} content
 * @property {ComponentChildren} [action]
 *
 * Opens a dialog.
 *
 * @param {OfDialog & { closed?: () => void }} options
 * @returns {() => void} Closes it.
 */
export function dialog({ closed, ...options }) {
  const place = document.createElement("div");
  document.body.append(place);
  const gone = () => {
    render(null, place);
    place.remove();
    closed?.();
  };
  render(<Dialog {...options} gone={gone} />, place);
  return () => place.querySelector("dialog")?.close();
}

/** @param {OfDialog & { gone: () => void }} props */
function Dialog({ title, content, action, gone }) {
  const [id] = useState(() => `dialog-${++lastId}`);
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => element.current?.showModal(), []);
  return (
    <dialog class="card" aria-labelledby={id} ref={element} onClose={gone}>
      <h2 id={id}>{title}</h2>
      {content}
      <div class="actions">
        {action}
        {/* It is what has the focus first, as a dialog of the browser's own has it. */}
        <Button autofocus act={() => element.current?.close()}>
          {action ? "Cancel" : "Close"}
        </Button>
      </div>
    </dialog>
  );
}

/**
 * Asks before something that costs.
 *
 * @param {string} title
 * @param {string} text
 * @param {string} words What the button says that does it.
 * @returns {Promise<boolean>}
 */
export function asked(title, text, words) {
  return new Promise((answer) => {
    const go = () => {
      answer(true);
      close();
    };
    const close = dialog({
      title,
      content: <p>{text}</p>,
      action: (
        <Button class="danger" act={go}>
          {words}
        </Button>
      ),
      closed: () => answer(false),
    });
  });
}
