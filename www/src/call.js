import { signal } from "@preact/signals-core";
/**
 * Asking the worker. One call is under way at a time, the others wait here: so a person can put an
 * end to one, by ending the worker, and no other is lost.
 */

/**
 * @typedef {typeof import("./operations.js")} Operations
 *
 * @typedef {<Name extends keyof Operations>(
 *   operation: Name, ...args: Parameters<Operations[Name]>
 * ) => Promise<Awaited<ReturnType<Operations[Name]>> | undefined>} Call
 *
 * @typedef {object} Job
 * @property {keyof Operations} operation
 * @property {unknown[]} args
 * @property {(result: any) => void} settle
 */

/** The call that is under way. */
export const underWay = signal(/** @type {Job | undefined} */ (undefined));

/** Why a call failed that should not have: too little memory, or a bug. Else empty. */
export const failure = signal("");

/** @type {Job[]} */
let waiting = [];
/** @type {Worker | undefined} */
let worker;

/**
 * Calls an operation in the worker. Gives `undefined` where it failed, or a person put an end to it.
 *
 * @type {Call}
 */
export function call(operation, ...args) {
  return new Promise((settle) => enqueue({ operation, args, settle }));
}

/**
 * A `call` for what changes while it is asked for: a newer one takes the place of an older one, which
 * gives nothing, ever. So what gives `undefined` was not overtaken: it failed, or was ended.
 *
 * @returns {Call}
 */
export function latestCall() {
  /** @type {Job | undefined} */
  let last;
  return (operation, ...args) => {
    if (last) abandon(last);
    return new Promise((settle) => {
      last = { operation, args, settle };
      enqueue(last);
    });
  };
}

/** Fetches what is needed to answer, as somebody is about to ask. */
export function prepare() {
  worker ??= start();
}

/** Puts an end to the call that is under way. */
export function cancel() {
  worker?.terminate();
  worker = undefined;
  finish(undefined);
}

/** @param {Job} job */
function enqueue(job) {
  waiting.push(job);
  next();
}

/**
 * One that is under way goes on, for nobody: to start the worker again takes longer than most calls.
 *
 * @param {Job} job
 */
function abandon(job) {
  waiting = waiting.filter((it) => it !== job);
  job.settle = () => {};
}

function next() {
  if (underWay.value) return;
  const job = waiting.shift();
  if (!job) return;
  underWay.value = job;
  worker ??= start();
  worker.postMessage({ operation: job.operation, args: job.args });
}

/** @param {unknown} result */
function finish(result) {
  const job = underWay.value;
  underWay.value = undefined;
  job?.settle(result);
  next();
}

function start() {
  const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }) => {
    failure.value = data.failure ?? "";
    finish(data.result);
  });
  started.addEventListener("error", ({ message }) => {
    failure.value = message || "the worker of this page cannot start";
    cancel();
  });
  return started;
}
