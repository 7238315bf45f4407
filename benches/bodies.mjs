// Bodies to measure with: of a OneDrive restore session, of any size, the same at every run. Three of
// four items are additions, one is a removal, in no order; every GUID stands once.

/** @typedef {"valid" | "1 % bad" | "all bad"} Faults */
/** @typedef {{ index: number, code: string }} Planted A fault: of which item, and what we call it. */

const SEED = 2026;

export const DELTA = "driveRestoreArtifacts@delta";

/** @type {Faults[]} */
export const FAULTS = ["valid", "1 % bad", "all bad"];

/**
 * @param {number} count How many items.
 * @param {Faults} [faults]
 */
export function bodyOf(count, faults = "valid") {
  const planted = /** @type {Planted[]} */ ([]);
  const items = Array.from({ length: count }, (_, index) => {
    const { item, code } = itemAt(index, isBad(index, count, faults));
    if (code) planted.push({ index, code });
    return item;
  });
  return { value: { [DELTA]: items }, planted };
}

/**
 * The same as compact text in bytes, made without keeping the objects of all its items.
 *
 * @param {number} count
 * @param {Faults} [faults]
 */
export function bytesOf(count, faults = "valid") {
  const items = Array.from({ length: count }, (_, index) =>
    JSON.stringify(itemAt(index, isBad(index, count, faults)).item),
  );
  return new TextEncoder().encode(`{"${DELTA}":[${items.join(",")}]}`);
}

/**
 * @param {number} index
 * @param {boolean} isBad
 */
function itemAt(index, isBad) {
  const id = guid(index);
  const item = isRemoval(index) ? removal(id) : addition(id);
  return { item, code: isBad ? spoil(item, index) : null };
}

/** @param {string} id */
export function addition(id) {
  return { restorePoint: { id }, destinationType: "new" };
}

/** @param {string} id */
export function removal(id) {
  return { "@removed": { reason: "changed" }, id };
}

/**
 * A GUID that looks random, and is another one for each index below 2³⁰.
 *
 * @param {number} index
 */
export function guid(index) {
  const hex = [0, 1, 2, 3]
    .map((at) =>
      mixed(SEED + 4 * index + at)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("");
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, at) => hex.slice(cuts[at], end))
    .join("-");
}

/** Whether the item at an index removes: one of each four does, whichever. @param {number} index */
function isRemoval(index) {
  return mixed(-1 - (index >> 2)) % 4 === index % 4;
}

/**
 * @param {number} index
 * @param {number} count
 * @param {Faults} faults
 */
function isBad(index, count, faults) {
  if (faults === "1 % bad") return index % 100 === Math.min(50, count >> 1);
  return faults === "all bad";
}

/** Ways to spoil an item, each with the code of the one finding it gives. */
const OF_ADDITIONS = /** @type {[string, (item: any) => void][]} */ ([
  ["id-malformed", (it) => (it.restorePoint.id = it.restorePoint.id.slice(1))],
  ["destination-unknown", (it) => (it.destinationType = "elsewhere")],
  ["wrong-type", (it) => (it.restorePoint.id = 5)],
  ["destination-missing", (it) => delete it.destinationType],
  ["reference-missing", (it) => delete it.restorePoint],
]);
const OF_REMOVALS = /** @type {[string, (item: any) => void][]} */ ([
  ["id-malformed", (it) => (it.id = it.id.slice(1))],
  ["removed-malformed", (it) => (it["@removed"] = "yes")],
  ["removed-reason-unknown", (it) => (it["@removed"].reason = "expired")],
  ["removal-id-missing", (it) => delete it.id],
]);

/**
 * @param {any} item
 * @param {number} index
 */
function spoil(item, index) {
  const ways = item["@removed"] ? OF_REMOVALS : OF_ADDITIONS;
  const [code, act] = ways[mixed(index) % ways.length];
  act(item);
  return code;
}

/**
 * The finaliser of MurmurHash3: no two numbers of 32 bits give the same one, and none looks like the
 * one before.
 *
 * @param {number} number
 */
function mixed(number) {
  let it = number | 0;
  it = Math.imul(it ^ (it >>> 16), 0x85ebca6b);
  it = Math.imul(it ^ (it >>> 13), 0xc2b2ae35);
  return (it ^ (it >>> 16)) >>> 0;
}
