/**
 * What the editor says of a finding where somebody points at it.
 *
 * @import { Finding } from "graph-backup-delta"
 */

import { useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { call } from "../call.js";
import { Sentence } from "../views.jsx";

/** @param {Finding} finding */
export function hoverView(finding) {
  const place = document.createElement("div");
  render(<Hover finding={finding} />, place);
  return place;
}

/** @param {{ finding: Finding }} props */
function Hover({ finding: { code, message, help } }) {
  const why = useSignal("");
  useEffect(() => {
    call("explain", code).then((explanation) => {
      why.value = explanation?.why ?? "";
    });
  }, [code]);
  return (
    <>
      <p>
        <Sentence text={message} />
      </p>
      {help && (
        <p>
          <Sentence text={help} />
        </p>
      )}
      <p class="hint">
        <Sentence text={why.value} />
      </p>
    </>
  );
}
