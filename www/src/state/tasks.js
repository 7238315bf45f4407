/**
 * The tasks that people come with, and the parts of the page that each of them has. A restore and a policy
 * are changed in the same two parts: item by item, or by comparing two lists.
 *
 * @import { Task } from "../facts.js"
 * @import { Work } from "../work.js"
 */

import { resourcesOf, taskOf } from "../facts.js";

/**
 * @typedef {"build" | "plan" | "check" | "answer"} Part
 * @typedef {{ task: Task | "check" | "answer", words: string }} TaskChoice
 */

/** What each part is called. @type {Record<Part, string>} */
export const PARTS = {
  build: "Build",
  plan: "Plan",
  check: "Check a body",
  answer: "Read an answer",
};

/** @type {TaskChoice[]} */
export const TASKS = [
  { task: "restore", words: "Restore" },
  { task: "policy", words: "Change a policy" },
  { task: "check", words: PARTS.check },
  { task: "answer", words: PARTS.answer },
];

/** The two ways to say what is to change. @type {{ part: Part, words: string, how: string }[]} */
export const WAYS = [
  { part: "build", words: PARTS.build, how: "item by item" },
  { part: "plan", words: PARTS.plan, how: "from two lists" },
];

/**
 * What an address asks for: a part, or a task that Build and Plan are for; and what a link carries to
 * there. An address that names neither asks for the first part.
 *
 * @param {string} hash "#check", "#policy", or "#check=" and what a link carries.
 * @returns {{ part: Part, carried: string, task?: undefined } | { task: Task }}
 */
export function askedBy(hash) {
  const [, name = "", carried = ""] = /^#(\w*)=?([\w-]*)/.exec(hash) ?? [];
  if (name === "restore" || name === "policy") return { task: name };
  return { part: isPart(name) ? name : "build", carried };
}

/**
 * Which task a person is at.
 *
 * @param {Part} part
 * @param {Pick<Work, "resource">} work What is put together in Build.
 * @returns {TaskChoice["task"]}
 */
export function taskAt(part, { resource }) {
  return part === "check" || part === "answer" ? part : taskOf(resource);
}

/**
 * The resource that a task goes on with: the one that is chosen, one that was worked on, or the first.
 *
 * @param {Task} task
 * @param {Pick<Work, "resource" | "others">} work
 */
export function resourceFor(task, { resource, others = {} }) {
  const all = resourcesOf(task).map((it) => it.resource);
  return [resource, ...all.filter((it) => it in others), ...all].find((it) => all.includes(it));
}

/**
 * @param {string} name
 * @returns {name is Part}
 */
function isPart(name) {
  return Object.hasOwn(PARTS, name);
}
