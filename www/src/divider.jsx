/**
 * What stands between two panes and is dragged to share the room between them: by a pointer, by the arrow
 * keys; a double click shares it as it was.
 *
 * @import { TargetedKeyboardEvent, TargetedPointerEvent } from "preact"
 */

import { signal } from "@preact/signals";
import { render } from "preact";
import { likingOf, setLiking } from "./shell/drafts.js";

/** How much of the room the first pane has, in hundredths. */
const USUAL = 55;
const LEAST = 25;
const MOST = 75;
const STEP = 2;

/**
 * @param {HTMLElement} columns What holds the two panes.
 * @param {HTMLElement} place Between them.
 * @param {object} options
 * @param {string} options.name What the share is kept as: the person chose it once.
 * @param {string} options.label
 */
export function startDivider(columns, place, { name, label }) {
  const share = signal(shareOf(likingOf(name)));
  share.subscribe((value) => {
    columns.style.setProperty("--first", `${value}fr`);
    columns.style.setProperty("--second", `${100 - value}fr`);
  });

  /** @param {number} value */
  const choose = (value) => {
    share.value = Math.round(Math.min(MOST, Math.max(LEAST, value)));
    setLiking(name, String(share.value));
  };

  /** @param {TargetedPointerEvent<HTMLElement>} event */
  const drag = ({ currentTarget, pointerId, clientX }) => {
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    const { left, width } = columns.getBoundingClientRect();
    choose(((clientX - left) / width) * 100);
  };

  /** @param {TargetedKeyboardEvent<HTMLElement>} event */
  const press = (event) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -MOST, End: MOST }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(share.value + by);
  };

  const Divider = () => (
    // biome-ignore lint/a11y/useSemanticElements: a line that is moved is no `hr`, which holds no value.
    <div
      class="divider"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={share.value}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDblClick={() => choose(USUAL)}
      onKeyDown={press}
    />
  );
  render(<Divider />, place);
}

/** @param {string} kept */
function shareOf(kept) {
  const share = Number(kept);
  return share >= LEAST && share <= MOST ? share : USUAL;
}
