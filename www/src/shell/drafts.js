/**
 * What outlasts a reload, in the database of the browser. Each tab works in a draft of its own, so no tab
 * overwrites what another one does; a draft that no tab has open can be opened in any.
 *
 * @import { IDBPDatabase } from "idb"
 */

import { signal } from "@preact/signals-core";
import { openDB } from "idb";

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} name What the person calls it; empty where they do not.
 * @property {string} about What is in it: "OneDrive restore session, 5 items".
 * @property {number} time When it was changed last.
 */

const NAME = "graph-backup-delta";
const OWN = `${NAME} draft`;

/** How long a reload may take to let go of its draft, in milliseconds. */
const RELOAD = 500;

/** @type {IDBPDatabase | undefined} */
let database;
/** @type {Draft} */
let draft = newDraft();
/** @type {Map<string, string>} What is kept in the draft, by its name. */
const values = new Map();
/** What belongs to the person and not to a draft: how they like the page. @type {Map<string, string>} */
const likings = new Map();

/** Why something is not kept, as far as that is known; else empty. */
export const notKept = signal("");

/** Whether another tab has the draft open that was worked on last. */
let isBesides = false;

/** Opens the draft of this tab. Until then nothing is known to be kept. */
export async function openStorage() {
  try {
    database = await openDB(NAME, 1, {
      upgrade(it) {
        it.createObjectStore("drafts", { keyPath: "id" });
        it.createObjectStore("values");
        it.createObjectStore("likings");
      },
    });
    const drafts = await allDrafts();
    draft = (await ownDraft(drafts)) ?? (await freeDraft(drafts)) ?? draft;
    await lock(draft.id);
    keepOwn(draft.id);
    isBesides = drafts.length > 0 && !drafts.some(({ id }) => id === draft.id);
    await Promise.all([load("values", values, range(draft.id)), load("likings", likings)]);
  } catch {
    // A browser that is told to keep nothing.
    database = undefined;
    notKept.value =
      "Your browser keeps nothing for this page: what is here is lost when you leave.";
  }
}

/** Whether this tab has begun another draft, as the last one is open elsewhere. */
export function isBesideAnother() {
  return isBesides;
}

/** @returns {Promise<Draft[]>} The one that was changed last comes first. */
export async function allDrafts() {
  const all = /** @type {Draft[]} */ ((await database?.getAll("drafts")) ?? []);
  return all.sort((one, other) => other.time - one.time);
}

/** @param {string} about What is in the draft of this tab; kept with what is changed next. */
export function tellAbout(about) {
  draft = { ...draft, about };
}

export function currentDraft() {
  return draft;
}

/** @param {string} name */
export function keptValue(name) {
  return values.get(name) ?? "";
}

export function valueNames() {
  return [...values.keys()];
}

/**
 * @param {string} name
 * @param {string} value Nothing is kept of what is empty.
 */
export function setValue(name, value) {
  if (value === "") values.delete(name);
  else values.set(name, value);
  draft = { ...draft, time: Date.now() };
  write((it) => {
    if (value === "") it.objectStore("values").delete([draft.id, name]);
    else it.objectStore("values").put(value, [draft.id, name]);
    it.objectStore("drafts").put(draft);
  });
}

/** @param {string} name */
export function likingOf(name) {
  return likings.get(name) ?? "";
}

/**
 * @param {string} name
 * @param {string} value
 */
export function setLiking(name, value) {
  likings.set(name, value);
  write((it) => it.objectStore("likings").put(value, name));
}

/**
 * @param {string} id
 * @param {Partial<Draft>} change
 */
export async function changeDraft(id, change) {
  if (id === draft.id) draft = { ...draft, ...change };
  const known = id === draft.id ? draft : await database?.get("drafts", id);
  if (known) write((it) => it.objectStore("drafts").put({ ...known, ...change }));
}

/**
 * @param {string} id
 * @returns {Promise<boolean>} Not where another tab has it: what somebody is at there would be lost.
 */
export async function forgetDraft(id) {
  if (!(await lock(id))) return false;
  write((it) => {
    it.objectStore("values").delete(range(id));
    it.objectStore("drafts").delete(id);
  });
  return true;
}

/** Goes on in another draft, or in a new one. @param {string} [id] */
export function openDraft(id = newDraft().id) {
  keepOwn(id);
  // What a link carried is in the draft that is left.
  history.replaceState(null, "", location.pathname + location.hash.replace(/=.*/, ""));
  location.reload();
}

/** Forgets all that is kept, of all drafts. */
export async function forgetEverything() {
  const kept = database;
  database = undefined;
  if (!kept) return;
  const stores = ["drafts", "values", "likings"];
  const it = kept.transaction(stores, "readwrite");
  await Promise.all([...stores.map((name) => it.objectStore(name).clear()), it.done]);
}

/** @param {(it: any) => void} change */
function write(change) {
  if (!database) return;
  try {
    const it = database.transaction(["drafts", "values", "likings"], "readwrite");
    change(it);
    // At once, as the page may be about to go.
    it.commit();
    it.done.catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** @param {unknown} error */
function failed(error) {
  notKept.value = `Your browser could not keep this (${error}): download it before you leave.`;
}

/**
 * @param {string} store
 * @param {Map<string, string>} map
 * @param {IDBKeyRange} [query]
 */
async function load(store, map, query) {
  const it = database?.transaction(store).store;
  const [keys = [], all = []] =
    (await Promise.all([it?.getAllKeys(query), it?.getAll(query)])) ?? [];
  for (const [at, key] of keys.entries())
    map.set(String(Array.isArray(key) ? key[1] : key), all[at]);
}

/** @param {string} id */
function range(id) {
  return IDBKeyRange.bound([id], [id, []]);
}

/** @param {Draft[]} drafts */
async function ownDraft(drafts) {
  const id = read(() => sessionStorage.getItem(OWN));
  if (!id || !(await lock(id, RELOAD))) return undefined;
  return drafts.find((it) => it.id === id) ?? { ...newDraft(), id };
}

/** @param {Draft[]} drafts */
async function freeDraft(drafts) {
  const [last] = drafts;
  return last && (await lock(last.id)) ? last : undefined;
}

/** @type {Set<string>} */
const held = new Set();

/**
 * Holds a draft for as long as this page is open.
 *
 * @param {string} id
 * @param {number} [wait]
 * @returns {Promise<boolean>} Whether no other tab has it.
 */
function lock(id, wait = 0) {
  // Only a page that came safely has locks.
  if (!navigator.locks || held.has(id)) return Promise.resolve(true);
  const options = wait > 0 ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
  return new Promise((answer) => {
    navigator.locks
      .request(`${OWN} ${id}`, options, (it) => {
        answer(it !== null);
        if (it) held.add(id);
        return it ? new Promise(() => {}) : undefined;
      })
      .catch(() => answer(false));
  });
}

/** @param {string} id */
function keepOwn(id) {
  read(() => sessionStorage.setItem(OWN, id));
}

function newDraft() {
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  return { id, name: "", about: "", time: Date.now() };
}

/**
 * @template T
 * @param {() => T} act
 * @returns {T | undefined} Nothing, where the browser forbids it.
 */
function read(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

// Where all is kept, nobody needs to be asked.
addEventListener("beforeunload", (event) => {
  if (notKept.value !== "" && values.size > 0) event.preventDefault();
});
