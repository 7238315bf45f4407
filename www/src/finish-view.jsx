/**
 * What can be done with a body once it is checked, and what fixes did to it.
 *
 * @import { Finding } from "graph-backup-delta"
 * @import { JsonState } from "./json-box.jsx"
 * @import { Checked } from "./state/report.js"
 */

import { RESOURCES } from "./facts.js";
import { fixesOf } from "./state/report.js";
import { Button, CopyButton, DownloadButton } from "./views.jsx";
import { number, visible } from "./words.js";

/**
 * What can be done with the body once it is checked.
 *
 * @param {{ report: Checked, box: JsonState, take: () => void }} props
 */
export function Finish({ report: { resource, additions, removals }, box, take }) {
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
 * @param {{ fixed: Fixes }} props
 */
export function Diff({ fixed: { before, applied } }) {
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
