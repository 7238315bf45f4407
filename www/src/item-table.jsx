/**
 * Items and what became of each, as a table that one can search, filter and sort.
 *
 * @import { Item, ServiceError, State } from "graph-backup-delta"
 * @import { Choice } from "./fields.jsx"
 * @import { Order } from "./item-search.js"
 * @import { Fate } from "./state/verdict.js"
 * @import { Place } from "./virtual-list.js"
 */

import { useMemo, useState } from "preact/hooks";
import { SelectField, TextField } from "./fields.jsx";
import { ALL_ITEMS, itemsFound, nameOf } from "./item-search.js";
import { nameOfId } from "./names.js";
import { EVIDENCE_WORDS, STATES } from "./state/states.js";
import { fatesOf } from "./state/verdict.js";
import { Box, CopyButton, Icon, Id, Name, Sentence } from "./views.jsx";
import { useVirtualRows } from "./virtual-list.js";
import { counted, number, visible } from "./words.js";

/** @type {{ words: string, order?: Order }[]} */
const COLUMNS = [
  { words: "State", order: "state" },
  { words: "Item", order: "item" },
  { words: "What is known" },
];

/** @type {Choice<State | "all">[]} */
const SHOWN = [
  { value: "all", words: "All" },
  ...Object.entries(STATES).map(([state, { word }]) => ({
    value: /** @type {State} */ (state),
    words: word,
  })),
];

/** So many items are seen at a glance. */
const FEW = 5;

let tables = 0;

/** @type {WeakMap<Item, number>} A number that no other item has, also of an answer before. */
const keys = new WeakMap();
let lastKey = 0;

/** @param {Item} item */
function keyOf(item) {
  const key = keys.get(item) ?? ++lastKey;
  keys.set(item, key);
  return key;
}

/**
 * Made of boxes, as only the rows in sight are on the page; so its roles are named.
 *
 * @param {{ title: string, items: Item[] }} props
 */
export function ItemTable({ title, items }) {
  const [id] = useState(() => `items-${++tables}`);
  const [search, setSearch] = useState(ALL_ITEMS);
  const found = useMemo(() => itemsFound(items, search), [items, search]);
  const list = useVirtualRows({ items: found, keyOf, isTable: true });

  /** @param {Order} order */
  const sort = (order) => {
    // From the first to the last, then from the last to the first, then as it was requested.
    const isFirst = search.order !== order;
    const isDown = !isFirst && !search.isDown;
    setSearch({ ...search, order: isFirst || isDown ? order : "request", isDown });
  };
  const isAll = found.length === items.length;
  return (
    <div class="stack" hidden={items.length === 0}>
      <h4 id={id}>{title}</h4>
      {items.length > FEW && <Fates items={items} />}
      <Box class="table-tools" role="group" aria-labelledby={id} hidden={items.length <= FEW}>
        <TextField
          id={`${id}-text`}
          label="Find"
          isId
          isSearch
          value={search.text}
          edit={(text) => setSearch({ ...search, text })}
        />
        <SelectField
          id={`${id}-state`}
          label="Show"
          choices={SHOWN}
          chosen={search.state}
          choose={(state) => setSearch({ ...search, state })}
        />
        <p class="said-line" role="status">
          {!isAll && `${number(found.length)} of ${counted(items.length, "item")}.`}
        </p>
      </Box>
      <Box class="virtual-frame" role="group" tabIndex={0} aria-labelledby={id} ref={list.frame}>
        <Box class="items" role="table" aria-labelledby={id} aria-rowcount={found.length + 1}>
          <Box role="rowgroup" class="items-head">
            <Box role="row" class="item">
              {COLUMNS.map(({ words, order }) => {
                const isDown = search.isDown ? "descending" : "ascending";
                return order ? (
                  <Box
                    key={words}
                    role="columnheader"
                    aria-sort={search.order === order ? isDown : "none"}
                  >
                    <button type="button" class="sort" onClick={() => sort(order)}>
                      {words}
                    </button>
                  </Box>
                ) : (
                  <Box key={words} role="columnheader">
                    {words}
                  </Box>
                );
              })}
            </Box>
          </Box>
          <Box role="rowgroup" class="virtual" ref={list.parent} style={list.style}>
            {list.rows.map(({ item, key, place }) => (
              <ItemRow key={key} item={item} place={place} />
            ))}
          </Box>
        </Box>
      </Box>
      {list.rest && <p class="hint">{list.rest}</p>}
    </div>
  );
}

/**
 * Items of which the same is known, each kind in a row.
 *
 * @param {{ items: Item[] }} props
 */
function Fates({ items }) {
  const fates = useMemo(() => fatesOf(items).slice(0, FEW), [items]);
  return (
    <ul class="fates" aria-label="Items of the same fate">
      {fates.map((it) => (
        <FateRow key={it.key} fate={it} />
      ))}
    </ul>
  );
}

/** @param {{ fate: Fate }} props */
function FateRow({ fate: { items } }) {
  const [first] = items;
  if (!first) return null;
  const { state, kind, error } = first;
  const { word, icon } = STATES[state];
  const why = error && `${[error.status, error.code].filter(Boolean).join(" ")}: ${error.meaning}`;
  return (
    <li class={`state-${state}`}>
      <Icon name={icon} />
      <span>
        {counted(items.length, kind)} {word.toLowerCase()}
      </span>
      {why && <span class="hint">{visible(why)}</span>}
    </li>
  );
}

/**
 * One item and what became of it.
 *
 * @param {{ item: Item, place: Place }} props
 */
function ItemRow({ item, place }) {
  const { kind, state, evidence, id, why, error, answerPointer } = item;
  const isAddition = kind === "addition";
  const name = nameOf(item);
  const sure = EVIDENCE_WORDS[evidence];
  return (
    <Box role="row" class="item" {...place}>
      <Box role="cell">
        <div class={`state state-${state}`}>
          <Icon name={STATES[state].icon} />
          <strong>{STATES[state].word}</strong>
          {sure && <span class="evidence">{sure}</span>}
        </div>
      </Box>
      <Box role="cell">
        <span class="kind">{isAddition ? "Addition" : "Removal"}</span>
        {name !== "" && <Id id={name} />}
        <Name id={nameOfId(name) === "" ? id : name} />
      </Box>
      <Box role="cell">
        {isAddition && state !== "failed" && id !== undefined && (
          <p class="new-id">
            <span class="kind">New id</span>
            <Id id={id} />
            <CopyButton text={() => id}>Copy id</CopyButton>
          </p>
        )}
        <p>
          <Sentence text={why} />
        </p>
        {/* A refusal of the whole request stands above, once. */}
        {error && answerPointer !== undefined && <ErrorView error={error} />}
      </Box>
    </Box>
  );
}

/**
 * An error of the service: what it wrote, what it means, and what to do.
 *
 * @param {{ error: ServiceError }} props
 */
export function ErrorView({ error: { status, code, message, meaning, advice, retryable } }) {
  const name = [status, visible(code)].filter(Boolean).join(" ");
  return (
    <div class="service-error">
      <p>
        <strong>{name || "Error"}</strong>
        {message !== "" && `: ${visible(message)}`}
      </p>
      <p>
        <Sentence text={meaning} />
      </p>
      <p>
        <strong>What to do: </strong>
        <Sentence text={advice} />
      </p>
      {retryable && <p class="hint">Sending it again may succeed.</p>}
    </div>
  );
}
