import { h } from "./dom.js";
import { sentence, visible } from "./words.js";

/** @import { ServiceError } from "graph-backup-delta" */

/**
 * An error of the service: what it wrote, what it means, and what to do.
 *
 * @param {ServiceError} error
 */
export function errorView({ status, code, message, meaning, advice, retryable }) {
  const name = [status, visible(code)].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "service-error" },
    h("p", {}, h("strong", {}, name || "Error"), message !== "" && `: ${visible(message)}`),
    h("p", {}, ...sentence(meaning)),
    h("p", {}, h("strong", {}, "What to do: "), ...sentence(advice)),
    retryable && h("p", { class: "hint" }, "Sending it again may succeed."),
  );
}
