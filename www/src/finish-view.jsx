/**
 * What can be done with a body once it is checked, and what fixes did to it.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Finding } from "graph-backup-delta"
 * @import { JsonState } from "./json-box.jsx"
 * @import { Checked } from "./state/report.js"
 */

import { RESOURCES } from "./facts.js";
import { fixesOf } from "./state/report.js";
import { Button, CopyButton, DownloadButton } from "./views.jsx";
import { number, visible } from "./words.js";

/** @typedef {{ report: Signal<Checked | undefined> }} OfReport */

/** @param {OfReport & { fixAll: () => void }} props */
export function FixAll({ report, fixAll }) {
  const canFix = report.value?.findings.some((it) => it.fix) === true;
  return (
    <Button id="fix-all" class="aside primary" act={fixAll} hidden={!canFix}>
      Fix all that is certain
    </Button>
  );
}

/**
 * What can be done with the body once it is checked.
 *
 * @param {OfReport & { box: JsonState, take: () => void }} props
 */
export function Finish({ report, box, take }) {
  if (!report.value) return null;
  const { resource, additions, removals } = report.value;
  const items = additions + removals;
  const { limit = items } = RESOURCES.find((it) => it.resource === resource)?.deltas[0] ?? {};
  const count = Math.ceil(items / limit);
  return (
    <div class="actions">
      <Button act={take} hidden={!resource || items === 0}>
        {count > 1 ? `Split into ${count} requests in Build` : "Take it into Build"}
      </Button>
      <CopyButton text={() => box.text.value}>Copy</CopyButton>
      <DownloadButton file="body.json" content={() => box.text.value}>
        Download
      </DownloadButton>
    </div>
  );
}

/**
 * @typedef {object} Fixes
 * @property {string} before
 * @property {string} after
 * @property {Finding[]} applied
 */

/**
 * What fixes did: each line before and after.
 *
 * @param {{ fixed: Signal<Fixes | undefined> }} props
 */
export function Diff({ fixed }) {
  if (!fixed.value) return null;
  const { before, applied } = fixed.value;
  const sideOf = (/** @type {string} */ it) => visible(it.slice(0, 200));
  return (
    <details>
      <summary>
        <span>What was fixed ({number(applied.length)})</span>
      </summary>
      <ul class="fixes">
        {fixesOf(before, applied).map(({ words, from, to }) => (
          <li key={words}>
            <p>{words}</p>
            <del class="id" dir="ltr">
              {sideOf(from)}
            </del>
            <ins class="id" dir="ltr">
              {sideOf(to)}
            </ins>
          </li>
        ))}
      </ul>
    </details>
  );
}
