// What the WebAssembly module makes through JavaScript, as that is faster there: src/wasm/results.rs
// tells why.

/** @typedef {import("graph-backup-delta").Built} Built */
/** @typedef {import("graph-backup-delta").FailedItem} FailedItem */
/** @typedef {import("graph-backup-delta").Item} Item */
/** @typedef {import("graph-backup-delta").Outcome} Outcome */
/** @typedef {import("graph-backup-delta").ServiceError} ServiceError */

/**
 * What was built.
 *
 * @param {string} json All but the bodies.
 * @param {string} bodies
 * @param {Uint32Array} lengths
 * @returns {Built}
 */
export function builtOf(json, bodies, lengths) {
  /** @type {Built} */
  const built = JSON.parse(json);
  let start = 0;
  for (const [at, request] of built.requests.entries()) {
    const end = start + lengths[at];
    request.body = bodies.slice(start, end);
    start = end;
  }
  return built;
}

/** How many cells an item has. */
const COLUMNS = 12;

/**
 * An outcome.
 *
 * @param {string} json All but the items, and what they share.
 * @param {string} texts The references and ids of the items.
 * @param {Uint32Array} rows The cells of the items; 0 is what is absent.
 * @returns {Outcome}
 */
export function outcomeOf(json, texts, rows) {
  /** @type {{ outcome: Outcome, shared: any[], errors: ServiceError[] }} */
  const { outcome, shared, errors } = JSON.parse(json);
  let start = 0;
  const text = (/** @type {number} */ at) => {
    const end = start + rows[at] - 1;
    const found = texts.slice(start, end);
    start = end;
    return found;
  };
  const word = (/** @type {number} */ at) => shared[rows[at] - 1];
  const pointer = (/** @type {number} */ at) => `${word(at)}/${rows[at + 1]}`;
  for (let at = 0; at < rows.length; at += COLUMNS) {
    const hasReference = rows[at + 4];
    const hasId = rows[at + 5];
    const isRequested = rows[at + 6];
    const isAnswered = rows[at + 8];
    const hasStatus = rows[at + 10];
    const hasError = rows[at + 11];
    // What is nearly every addition is made at once, which takes a quarter of the time that it takes
    // to add one property after the other.
    if (hasReference && hasId && isRequested && isAnswered && hasStatus && !hasError) {
      outcome.items.push({
        kind: word(at),
        state: word(at + 1),
        evidence: word(at + 2),
        why: word(at + 3),
        reference: text(at + 4),
        id: text(at + 5),
        requestPointer: pointer(at + 6),
        answerPointer: pointer(at + 8),
        status: word(at + 10),
      });
      continue;
    }
    const item = /** @type {Item} */ ({
      kind: word(at),
      state: word(at + 1),
      evidence: word(at + 2),
      why: word(at + 3),
    });
    if (hasReference) item.reference = text(at + 4);
    if (hasId) item.id = text(at + 5);
    if (isRequested) item.requestPointer = pointer(at + 6);
    if (isAnswered) item.answerPointer = pointer(at + 8);
    if (hasStatus) item.status = word(at + 10);
    if (hasError) /** @type {FailedItem} */ (item).error = { ...errors[hasError - 1] };
    outcome.items.push(item);
  }
  return outcome;
}
