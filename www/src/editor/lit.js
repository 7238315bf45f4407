/** The stretch of text that is lit up, as somebody points at its finding. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/**
 * @typedef {{ from: number, to: number }} Stretch
 */

/** @type {import("@codemirror/state").StateEffectType<Stretch | undefined>} */
export const light = StateEffect.define();

const LINE = Decoration.line({ class: "cm-lit-line" });
const MARK = Decoration.mark({ class: "cm-lit" });

export const lit = StateField.define({
  create: () => Decoration.none,

  update(shown, { state, effects, changes }) {
    const effect = effects.find((it) => it.is(light));
    if (!effect) return shown.map(changes);
    if (!effect.value) return Decoration.none;
    const { from, to } = effect.value;
    const line = LINE.range(state.doc.lineAt(from).from);
    return Decoration.set(from < to ? [line, MARK.range(from, to)] : [line], true);
  },

  provide: (field) => EditorView.decorations.from(field),
});
