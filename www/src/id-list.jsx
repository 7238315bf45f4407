/** A list of ids of a plan. */

import { useMemo } from "preact/hooks";
import { Box, Id, Name } from "./views.jsx";
import { useVirtualRows } from "./virtual-list.js";
import { number } from "./words.js";

/** What stands before a line of a diff. */
const SIGNS = { add: "+", remove: "−", keep: "=" };

/**
 * One side of the difference, as a diff shows it: a heading and the ids below it; neither where
 * there are none.
 *
 * @param {object} props
 * @param {keyof typeof SIGNS} props.side
 * @param {string} props.title
 * @param {string[]} props.ids
 */
export function IdList({ side, title, ids }) {
  const places = useMemo(() => [...ids.keys()], [ids]);
  const list = useVirtualRows({ items: places, keyOf: (place) => place });
  return (
    <section class="diff" hidden={ids.length === 0}>
      <h4>
        {title} ({number(ids.length)})
      </h4>
      <Box class="virtual-frame" role="group" tabIndex={0} aria-label={title} ref={list.frame}>
        <ol
          class={`ids diff-${side} virtual`}
          aria-label={title}
          ref={list.parent}
          style={list.style}
        >
          {list.rows.map(({ item: at, key, place }) => (
            <li key={key} {...place}>
              <span class="sign" aria-hidden="true">
                {SIGNS[side]}
              </span>
              <span>
                <Id id={ids[at] ?? ""} /> <Name id={ids[at]} />
              </span>
            </li>
          ))}
        </ol>
      </Box>
      {list.rest && <p class="hint">{list.rest}</p>}
    </section>
  );
}
