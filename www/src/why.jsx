/**
 * Why a finding is one: the long text of its code.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { TargetedEvent } from "preact"
 */

import { useSignal } from "@preact/signals";
import { call } from "./call.js";
import { Sentence, Terms } from "./views.jsx";

/**
 * A text that opens. It is asked for when somebody opens it: there may be thousands of findings.
 *
 * @param {{ finding: Finding }} props
 */
export function Why({ finding }) {
  const rows = useSignal(/** @type {[term: string, text: string][]} */ ([]));
  const ask = async (/** @type {TargetedEvent<HTMLDetailsElement>} */ { currentTarget }) => {
    if (currentTarget.open && rows.value.length === 0) rows.value = await rowsOf(finding);
  };
  return (
    <details class="why" onToggle={ask}>
      <summary>
        Why?
        {/* Out of its list, to a screen reader, one "Why?" is like the other. */}
        <span class="visually-hidden"> {finding.code}</span>
      </summary>
      <Terms rows={rows.value.map(([term, text]) => [term, <Sentence key={term} text={text} />])} />
    </details>
  );
}

/**
 * @param {Finding} finding
 * @returns {Promise<[term: string, text: string][]>}
 */
async function rowsOf({ code, help, service }) {
  const { why = "", source = "" } = (await call("explain", code)) ?? {};
  const answer = service && `${service.status} ${service.code}`;
  const meaning = service && (await call("explain", service.code))?.meaning;
  /** @type {[string, string][]} */
  const rows = [
    ["Why it matters", why],
    ["How to fix it", help ?? ""],
    ["The service answers", [answer, meaning].filter(Boolean).join(": ")],
    ["Source", source],
  ];
  return rows.filter(([, text]) => text !== "");
}
