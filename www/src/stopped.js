import { button, fill } from "./dom.js";

/**
 * Says that nothing is shown of a work that failed, or that a person put an end to, and how to have it
 * done after all: what was shown before it is no longer of what stands in the fields.
 *
 * @param {HTMLElement} status
 * @param {string} what "No request: building was stopped."
 * @param {() => void} again
 */
export function tellStopped(status, what, again) {
  const tryAgain = () => {
    // The button goes away, and must not take the focus with it.
    status.tabIndex = -1;
    status.focus();
    again();
  };
  fill(status, `${what} `, button("Try again", tryAgain, { class: "link" }));
}
