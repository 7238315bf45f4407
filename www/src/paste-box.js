/**
 * Where ids come into a list of Build: typed, pasted, dropped, or from a file.
 *
 * @import { CollectedFrom, Common } from "./collecting.js"
 * @import { History } from "./history.js"
 * @import { Addition, ListName, Work } from "./work.js"
 */

import { call } from "./call.js";
import { button, fill, h, setText } from "./dom.js";
import { factsOf } from "./facts.js";
import { filePicker, takeDropped, whenDropped } from "./files.js";
import { learnNames } from "./names.js";
import { listWords } from "./places.js";
import { keepControl, setControl } from "./shell/keep.js";
import { counted, number, sentence, visible } from "./words.js";
import { collectOptions, entriesOf, switched, withCollected } from "./work.js";

/**
 * @param {ListName} name
 * @param {History<Work>} history
 */
export function pasteBox(name, history) {
  const words = (/** @type {ListName} */ list) => listWords(list, factsOf(history.get()));
  const box = h("textarea", {
    id: `${name}-box`,
    class: "id",
    rows: 2,
    dir: "ltr",
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": `${name}-help`,
  });
  const status = h("p", { class: "said-line", role: "status" });
  let shown = "";
  let count = 0;
  /** @type {{ field: Common, was: unknown, element: HTMLElement }[]} What hangs on a field of Build. */
  let offers = [];
  const choices = h("div", { class: "actions" });
  const label = h("label", { for: box.id });
  const help = h("p", { id: `${name}-help`, class: "hint" });
  const add = button("Add", () => takeBox(), { class: "primary" });
  const open = filePicker(`${name}-file`, `what to ${name}`, (text, said) =>
    takeFile(text, said, []),
  );
  const frame = h("div", { class: "box" }, box, add);

  /**
   * @param {CollectedFrom} collected
   * @returns {Addition}
   */
  const put = (collected) => {
    learnNames(collected.labels);
    const addition = withCollected(history.get(), name, collected);
    if (addition.added > 0) {
      history.commit(`adding ${counted(addition.added, words(name).one)}`, addition.work);
    }
    fill(status, ...sentence(toldOf(addition)));
    return addition;
  };

  /**
   * @param {string} text
   * @returns {Promise<boolean>} Whether all of it is in the list now.
   */
  const take = async (text) => {
    fill(choices);
    const asked = history.get();
    const collected = await call("collectFrom", text, collectOptions(asked, name));
    if (!collected) return false;
    if (listName(history.get()) !== listName(asked)) {
      setText(status, "Another list is chosen now, so nothing was added.");
      return false;
    }
    const { isWhole } = put(collected);
    fill(
      choices,
      ...columnChoices(collected),
      othersChoice(collected),
      resourceChoice(collected),
      ...saidChoices(collected),
    );
    return isWhole;
  };

  /**
   * A button for each column of a table that may be the one.
   *
   * @param {CollectedFrom} collected
   */
  const columnChoices = ({ columns }) => {
    if (columns.length === 0) return [];
    const buttons = columns.map(({ name: column, ids, labels }) => {
      const choose = () => {
        put({ ids, rows: [], findings: [], columns: [], others: [], labels });
        empty();
        box.focus();
      };
      const sample = h("code", { class: "id" }, `${visible(ids[0] ?? "").slice(0, 40)}…`);
      const text = `${visible(column)} (${counted(ids.length, "id")})`;
      return h("span", { class: "column-choice" }, button(text, choose, SMALL), sample);
    });
    return [h("span", {}, `Which column holds the ${words(name).ids}?`), ...buttons];
  };

  /**
   * A body has both lists.
   *
   * @param {CollectedFrom} collected
   */
  const othersChoice = ({ others }) => {
    if (others.length === 0) return null;
    const other = name === "add" ? "remove" : "add";
    const what = counted(others.length, words(other).one);
    const takeOthers = () => {
      const work = history.get();
      history.commit(`adding ${what}`, {
        ...work,
        [other]: [...work[other], ...entriesOf(others)],
      });
      setText(status, `${what} of the same body are among what to ${other}.`);
      write("");
      choice.remove();
      box.focus();
    };
    const choice = button(`Take its ${what} to ${other} as well`, takeOthers, SMALL);
    return choice;
  };

  /**
   * A body of another resource holds no ids for this one.
   *
   * @param {CollectedFrom} collected
   */
  const resourceChoice = ({ resource }) => {
    if (!resource) return null;
    const choose = () => {
      const text = box.value;
      history.commit("choosing the resource", switched(history.get(), { resource }));
      write(text);
      takeBox();
    };
    const { words: title } = factsOf({ ...history.get(), resource });
    return button(`Change to ${title} and add them there`, choose, SMALL);
  };

  /**
   * What the additions of a body say for themselves, Build says for all of them.
   *
   * @param {CollectedFrom} collected
   */
  const saidChoices = ({ says = {} }) => {
    const { delta } = factsOf(history.get());
    const { destinationType = [], browseSessionId = [] } = says;
    const offered = (delta.destinations ?? []).filter((it) =>
      destinationType.includes(it.destinationType),
    );
    const session = delta.browseSessionId?.words ?? "";
    return [
      ...commonChoice(
        "destinationType",
        "kinds of destination",
        offered.map((it) => ({
          value: it.destinationType,
          words: `its destination: ${it.words}`,
        })),
      ),
      ...commonChoice(
        "browseSessionId",
        `${session}s`,
        browseSessionId.map((value) => ({ value, words: `its ${session}` })),
      ),
    ];
  };

  /**
   * @template {Common} Name
   * @param {Name} field
   * @param {string} many
   * @param {{ value: Work[Name] & string, words: string }[]} said
   */
  const commonChoice = (field, many, said) => {
    const was = history.get()[field];
    const offer = (/** @type {HTMLElement} */ element) => {
      offers.push({ field, was, element });
      return element;
    };
    if (said.length > 1) {
      const several = `Its additions name ${number(said.length)} ${many}; here all have one.`;
      return [offer(h("span", {}, several))];
    }
    return said
      .filter(({ value }) => value !== was)
      .map(({ value, words: what }) => {
        const choose = () => {
          history.commit("taking what the body says", { ...history.get(), [field]: value });
          setText(status, `Taken: ${what}.`);
          box.focus();
        };
        return offer(button(`Take ${what}`, choose, SMALL));
      });
  };

  /**
   * What is chosen by now, in whatever way, is not offered any longer.
   *
   * @param {Work} work
   */
  const withdraw = (work) => {
    // What a text holds for one list is nothing for another, nor for one that was cleared.
    const isCleared = count > 0 && work[name].length === 0;
    if (shown !== listName(work) || isCleared) fill(choices);
    shown = listName(work);
    count = work[name].length;
    const past = offers.filter(({ field, was }) => work[field] !== was);
    for (const { element } of past) element.remove();
    offers = offers.filter((it) => it.element.isConnected);
  };

  const empty = () => {
    write("");
    fill(choices);
  };

  /** @param {string} text */
  const write = (text) => setControl(box, text);

  const takeBox = async () => {
    const text = box.value;
    // At once: by the time that the text is read, the person may be elsewhere on the page.
    box.focus();
    // After what was pasted, Enter adds nothing more: what was said of that stays.
    if (text.trim() === "" && status.textContent !== "") return;
    const isWhole = await take(text);
    // What was typed meanwhile stays.
    if (box.value !== text) return;
    if (isWhole) write("");
    // What is pasted next takes the place of what was not understood.
    else box.select();
  };

  /** @param {string} text */
  const takeOrKeep = async (text) => {
    if (await take(text)) return;
    // What was typed meanwhile stays, behind it.
    write([text, box.value].filter(Boolean).join("\n"));
    box.select();
  };

  /** @type {import("./files.js").Take} */
  const takeFile = async (text, words) => {
    setText(status, text === undefined ? words : "");
    if (text === undefined) return;
    await takeOrKeep(text);
    status.prepend(`${words}. `);
  };

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    takeBox();
  });
  // What is pasted into an empty box goes to the list at once. Into a box in use it is only
  // pasted: the person is still putting something together there.
  box.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (box.value !== "" || text.trim() === "") return;
    event.preventDefault();
    takeOrKeep(text);
  });
  whenDropped(frame, takeFile);
  // What is dropped beside both boxes is what to add, as most of it is.
  if (name === "add") takeDropped("build", "Drop it here: it goes into the list to add", takeFile);
  keepControl(box);

  return {
    element: h(
      "div",
      { class: "field" },
      h("div", { class: "card-head" }, label, ...open),
      frame,
      help,
      status,
      choices,
    ),

    /** @param {Work} work */
    show(work) {
      withdraw(work);
      const { one, ids, help: hint } = listWords(name, factsOf(work));
      setText(label, `Paste or type ${ids}`);
      setText(help, `${hint} Enter adds.`);
      add.setAttribute("aria-label", `Add ${one}s`);
    },

    focus: () => box.focus(),
    empty,

    /** @param {string} text */
    say: (text) => setText(status, text),

    forget() {
      status.replaceChildren();
      fill(choices);
    },
  };
}

/**
 * The array that ids are put together for.
 *
 * @param {Parameters<typeof factsOf>[0]} chosen
 */
const listName = (chosen) => factsOf(chosen).delta.property;

const SMALL = { class: "small" };

/** @param {Addition} addition */
function toldOf({ added, again, left, isWhole }) {
  const stays = isWhole ? left : `${left} The text is still in the box.`;
  if (added === 0) return stays || "There is no id in the box.";
  const known = again > 0 ? `, including ${counted(again, "duplicate")}` : "";
  return `${number(added)} added${known}. ${stays}`.trim();
}
