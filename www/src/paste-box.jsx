/**
 * Where ids come into a list of Build: typed, pasted, dropped, or from a file.
 *
 * @import { TargetedClipboardEvent, TargetedKeyboardEvent } from "preact"
 * @import { CollectedFrom, Common } from "./collecting.js"
 * @import { Take } from "./files.js"
 * @import { History } from "./history.js"
 * @import { Addition, ListName, Work } from "./work.js"
 */

import { signal } from "@preact/signals";
import { createRef } from "preact";
import { boxById } from "./box-by-id.js";
import { call } from "./call.js";
import { factsOf, propertyOf } from "./facts.js";
import { FilePicker, useDropped } from "./file-views.jsx";
import { takeDropped } from "./files.js";
import { learnNames } from "./names.js";
import { listWords } from "./places.js";
import { keep } from "./shell/keep.js";
import { Button, Sentence } from "./views.jsx";
import { counted, number, visible } from "./words.js";
import { collectOptions, entriesOf, switched, withCollected } from "./work.js";

/**
 * @typedef {object} Offer What can be done besides with a text that was taken, or is to be said of it.
 * @property {string} words
 * @property {() => void} [act] Without one it is only said.
 * @property {string} [sample] What a column holds.
 * @property {Common} [field] The field of Build that it hangs on,
 * @property {unknown} [was] and what that was: what is chosen by now is not offered any longer.
 *
 * @typedef {ReturnType<typeof pasteBox>} PasteBox
 */

/**
 * @param {ListName} name
 * @param {History<Work>} history
 */
export function pasteBox(name, history) {
  const words = (/** @type {ListName} */ list) => listWords(list, factsOf(history.get()));
  const text = signal("");
  const said = signal("");
  /** What was said last that is a warning. */
  const warned = signal("");
  const offers = signal(/** @type {Offer[]} */ ([]));
  /** @type {{ current: HTMLTextAreaElement | null }} */
  const field = createRef();
  const focus = () => field.current?.focus();
  /** What is pasted next takes the place of what was not understood. */
  const select = () => queueMicrotask(() => field.current?.select());
  let shown = "";
  let count = 0;

  /**
   * @param {Pick<CollectedFrom, "ids" | "findings" | "labels">} collected
   * @returns {Addition}
   */
  const put = (collected) => {
    learnNames(collected.labels);
    const addition = withCollected(history.get(), name, collected);
    if (addition.added > 0) {
      history.commit(`adding ${counted(addition.added, words(name).one)}`, addition.work);
    }
    said.value = toldOf(addition);
    if (addition.isWarned) warned.value = said.value;
    return addition;
  };

  /**
   * @param {string} given
   * @returns {Promise<boolean>} Whether all of it is in the list now.
   */
  const take = async (given) => {
    offers.value = [];
    const asked = history.get();
    const collected = await call("collectFrom", given, collectOptions(asked, name));
    if (!collected) return false;
    if (propertyOf(history.get()) !== propertyOf(asked)) {
      said.value = "Another list is chosen now, so nothing was added.";
      return false;
    }
    const { isWhole } = put(collected);
    offers.value = [
      ...columnOffers(collected),
      ...othersOffer(collected),
      ...resourceOffer(collected),
      ...saidOffers(collected),
    ];
    return isWhole;
  };

  /**
   * One for each column of a table that may be the one.
   *
   * @param {CollectedFrom} collected
   * @returns {Offer[]}
   */
  const columnOffers = ({ columns }) => {
    if (columns.length === 0) return [];
    const all = columns.map(({ name: column, ids, labels }) => ({
      words: `${visible(column)} (${counted(ids.length, "id")})`,
      sample: visible(ids[0] ?? "").replace(/^(.{40}).+/, "$1…"),
      act() {
        put({ ids, findings: [], labels });
        empty();
        focus();
      },
    }));
    return [{ words: `Which column holds the ${words(name).ids}?` }, ...all];
  };

  /**
   * A body has both lists.
   *
   * @param {CollectedFrom} collected
   * @returns {Offer[]}
   */
  const othersOffer = ({ others }) => {
    if (others.length === 0) return [];
    const other = name === "add" ? "remove" : "add";
    const what = counted(others.length, words(other).one);
    const offer = {
      words: `Take its ${what} to ${other} as well`,
      act() {
        const work = history.get();
        history.commit(`adding ${what}`, {
          ...work,
          [other]: [...work[other], ...entriesOf(others)],
        });
        said.value = `${what} of the same body are among what to ${other}.`;
        text.value = "";
        offers.value = offers.value.filter((it) => it !== offer);
        focus();
      },
    };
    return [offer];
  };

  /**
   * A body of another resource holds no ids for this one.
   *
   * @param {CollectedFrom} collected
   * @returns {Offer[]}
   */
  const resourceOffer = ({ resource }) => {
    if (!resource) return [];
    const { words: title } = factsOf({ ...history.get(), resource });
    const act = () => {
      history.commit("choosing the resource", switched(history.get(), { resource }));
      takeBox();
    };
    return [{ words: `Change to ${title} and add them there`, act }];
  };

  /**
   * What the additions of a body say for themselves, Build says for all of them.
   *
   * @param {CollectedFrom} collected
   */
  const saidOffers = ({ says = {} }) => {
    const { delta } = factsOf(history.get());
    const { destinationType = [], browseSessionId = [] } = says;
    const offered = (delta.destinations ?? []).filter((it) =>
      destinationType.includes(it.destinationType),
    );
    const session = delta.browseSessionId?.words ?? "";
    return [
      ...commonOffers(
        "destinationType",
        "kinds of destination",
        offered.map((it) => ({
          value: it.destinationType,
          words: `its destination: ${it.words}`,
        })),
      ),
      ...commonOffers(
        "browseSessionId",
        `${session}s`,
        browseSessionId.map((value) => ({ value, words: `its ${session}` })),
      ),
    ];
  };

  /**
   * @template {Common} Name
   * @param {Name} of
   * @param {string} many
   * @param {{ value: Work[Name] & string, words: string }[]} all
   * @returns {Offer[]}
   */
  const commonOffers = (of, many, all) => {
    const hangs = { field: of, was: history.get()[of] };
    if (all.length > 1) {
      const several = `Its additions name ${number(all.length)} ${many}; here all have one.`;
      return [{ words: several, ...hangs }];
    }
    return all
      .filter(({ value }) => value !== hangs.was)
      .map(({ value, words: what }) => ({
        words: `Take ${what}`,
        ...hangs,
        act() {
          history.commit("taking what the body says", { ...history.get(), [of]: value });
          said.value = `Taken: ${what}.`;
          focus();
        },
      }));
  };

  history.follow((work) => {
    // What a text holds for one list is nothing for another, nor for one that was cleared.
    const isCleared = count > 0 && work[name].length === 0;
    // What was said is of the list as it was. Who changes it here says so after that.
    if (count !== work[name].length) said.value = "";
    const isPast = shown !== propertyOf(work) || isCleared;
    shown = propertyOf(work);
    count = work[name].length;
    const left = offers.value.filter(
      ({ field, was }) => !isPast && (field === undefined || work[field] === was),
    );
    if (left.length < offers.value.length) offers.value = left;
  });

  const empty = () => {
    text.value = "";
    offers.value = [];
  };

  const takeBox = async () => {
    const given = text.value;
    // At once: by the time that the text is read, the person may be elsewhere on the page.
    focus();
    // After what was pasted, Enter adds nothing more: what was said of that stays.
    if (given.trim() === "" && said.value !== "") return;
    const isWhole = await take(given);
    // What was typed meanwhile stays.
    if (text.value !== given) return;
    if (isWhole) text.value = "";
    else select();
  };

  /** @param {string} given */
  const takeOrKeep = async (given) => {
    if (await take(given)) return;
    // What was typed meanwhile stays, behind it.
    text.value = [given, text.value].filter(Boolean).join("\n");
    select();
  };

  /** @type {Take} */
  const takeFile = async (given, told) => {
    said.value = given === undefined ? told : "";
    if (given === undefined) return;
    await takeOrKeep(given);
    said.value = `${told}. ${said.value}`;
  };

  // What is dropped beside both boxes is what to add, as most of it is.
  if (name === "add") takeDropped("build", "Drop it here: it goes into the list to add", takeFile);
  keep({
    name: `${name}-box`,
    element: boxById("build-part"),
    get: () => text.value,
    put(value) {
      text.value = value;
    },
    follow: (changed) => text.subscribe(changed),
  });

  return { name, text, said, warned, offers, field, focus, empty, takeBox, takeOrKeep, takeFile };
}

/** @param {{ box: PasteBox, work: Work }} props */
export function PasteField({ box, work }) {
  const { name, text, said, warned, offers, field } = box;
  const isWarning = warned.value !== "" && said.value.endsWith(warned.value);
  const { one, ids, help } = listWords(name, factsOf(work));
  const dropped = useDropped(box.takeFile);
  const press = (/** @type {TargetedKeyboardEvent<HTMLTextAreaElement>} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.takeBox();
  };
  // What is pasted into an empty box goes to the list at once. Into a box in use it is only
  // pasted: the person is still putting something together there.
  const paste = (/** @type {TargetedClipboardEvent<HTMLTextAreaElement>} */ event) => {
    const given = event.clipboardData?.getData("text/plain") ?? "";
    if (text.value !== "" || given.trim() === "") return;
    event.preventDefault();
    box.takeOrKeep(given);
  };
  return (
    <div class="field">
      <div class="card-head">
        <label for={`${name}-box`}>Paste or type {ids}</label>
        <FilePicker id={`${name}-file`} what={`what to ${name}`} take={box.takeFile} />
      </div>
      <div {...dropped.on} class={`box ${dropped.name}`}>
        <textarea
          id={`${name}-box`}
          class="id"
          rows={2}
          dir="ltr"
          spellcheck={false}
          autocapitalize="off"
          aria-describedby={`${name}-help`}
          ref={field}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
          onKeyDown={press}
          onPaste={paste}
        />
        <Button class="primary" aria-label={`Add ${one}s`} act={box.takeBox}>
          Add
        </Button>
      </div>
      <p id={`${name}-help`} class="hint">
        {help} Enter adds.
      </p>
      <p class={isWarning ? "said-line is-warning" : "said-line"} role="status">
        <Sentence text={said.value} />
      </p>
      <div class="actions">
        {offers.value.map((it) => (
          <OfferView key={it.words} offer={it} />
        ))}
      </div>
    </div>
  );
}

/** @param {{ offer: Offer }} props */
function OfferView({ offer: { words, act, sample } }) {
  if (!act) return <span>{words}</span>;
  const take = (
    <Button class="small" act={act}>
      {words}
    </Button>
  );
  if (sample === undefined) return take;
  return (
    <span class="column-choice">
      {take}
      <code class="id">{sample}</code>
    </span>
  );
}

/** @param {Addition} addition */
function toldOf({ added, again, left, isWhole }) {
  const stays = isWhole ? left : `${left} The text is still in the box.`;
  if (added === 0) return stays || "There is no id in the box.";
  const known = again > 0 ? `, including ${counted(again, "duplicate")}` : "";
  return `${number(added)} added${known}. ${stays}`.trim();
}
