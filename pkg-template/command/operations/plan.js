// plan: from what is there and what is wanted to the smallest change.

import { plan } from "../../index.js";
import { hasError } from "../each.js";
import { count, findingsText } from "../findings.js";
import { readInputs } from "../input.js";
import { RESOURCE, RESTORE_JOB_TYPE, UNITS } from "../options.js";
import { resourceOf } from "../resource.js";
import { styleFor } from "../style.js";
import { safe } from "../text.js";
import { UsageError } from "../usage.js";
import { lettingPass, MAX_WARNINGS_TO_SEND } from "../warnings.js";

/** @typedef {import("../input.js").Source} Source */
/** @typedef {import("../style.js").Style} Style */
/** @typedef {import("graph-backup-delta").Planned} Planned */
/** @typedef {import("graph-backup-delta").Target} Target */

/** @type {import("../operations.js").Operation} */
export const planOperation = {
  name: "plan",
  summary: "find the smallest change from what is there to what is wanted",
  takes: "--resource NAME --id ID CURRENT WANTED",
  about: `Finds the smallest change from what is there to what is wanted, and shows what it would add (+) and
remove (-). --format json prints it with the change, which build takes.

CURRENT and WANTED are files, one of which may be -: the answer that lists the items, with all its pages;
a JSON array; a table that names its columns, such as id, restorePointId and destinationType; or one
reference a line. A line that starts with # or // is a comment. What is not wanted is removed, so a list
that is not understood is an error, and so is an empty one of what is wanted. Give the lists as they are:
what is left of one, as by grep or collect, looks like the whole.

A plan that warns, as of much that it removes, ends with 1, and so does build with what it printed. Look
at what it would remove; where that is right, give both --max-warnings. It counts warnings of any kind,
so type it for the run that you looked at, and keep it in no script.`,
  examples: [
    {
      does: "show what a policy lacks, and has too much",
      call: "graph-backup-delta plan --resource exchangeProtectionPolicy --id ID current.json wanted.csv",
    },
    {
      does: "keep it for build --max-warnings 1, where one warning was looked at and is right",
      call: "graph-backup-delta plan … --max-warnings 1 --format json current.json wanted.csv > plan.json",
    },
  ],
  options: {
    resource: RESOURCE,
    id: { value: "ID", help: "the id of the session or policy" },
    version: {
      value: "VERSION",
      choices: ["v1.0", "beta"],
      help: "the version of Microsoft Graph; v1.0 by default",
    },
    "destination-type": {
      value: "new|inPlace",
      choices: ["new", "inPlace"],
      help: "where a session restores to",
    },
    "browse-session-id": { value: "ID", help: "where the items of a granular session were found" },
    "restore-job-type": RESTORE_JOB_TYPE,
    units: UNITS,
    "policy-id": { value: "ID", help: "the policy that what a session restores must belong to" },
    "allow-empty": { help: "remove everything where nothing is wanted; it warns" },
    "max-warnings": MAX_WARNINGS_TO_SEND,
  },

  async run(files, values) {
    const target = targetOf(values);
    if (files.length !== 2)
      throw new UsageError("plan takes two files: what is there, what is wanted");
    const [current, wanted] = await readInputs(files);
    const options = { allowEmpty: values["allow-empty"] };
    const result = plan(current.bytes, wanted.bytes, target, options);
    const text = () => planText(result, target, [current, wanted], styleFor(process.stdout));
    const planned = { result, found: hasError(result.findings), text };
    return lettingPass(planned, [result], values);
  },
};

/**
 * @param {import("../operations.js").Values} values
 * @returns {Target}
 */
function targetOf(values) {
  for (const name of ["resource", "id"]) {
    if (!values[name]) throw new UsageError(`plan needs --${name}`);
  }
  return {
    resource: resourceOf(values.resource),
    id: values.id,
    version: values.version,
    destinationType: values["destination-type"],
    browseSessionId: values["browse-session-id"],
    restoreJobType: values["restore-job-type"],
    units: values.units,
    policyId: values["policy-id"],
  };
}

/**
 * @param {Planned} planned
 * @param {Target} target
 * @param {Source[]} lists
 * @param {Style} style
 */
function planText({ change, kept, findings }, { resource, id }, lists, style) {
  const blocks = findings.map((it) =>
    findingsText({ findings: [it] }, aboutWhat(it, lists), style),
  );
  if (!change) return blocks.join("");
  const { add = [], remove = [] } = change;
  const lines = [
    ...add.map((it) => style("good", `+ ${nameOf(it)}`)),
    ...remove.map((it) => style("bad", `- ${safe(it)}`)),
    ...(add.length + remove.length > 0 ? [""] : []),
    `${resource} ${safe(id ?? "")}: ${count(add.length, "addition")}, ` +
      `${count(remove.length, "removal")}, ${kept.toLocaleString("en")} kept`,
  ];
  return blocks.join("") + lines.map((it) => `${it}\n`).join("");
}

/** @param {import("graph-backup-delta").Add} addition */
function nameOf(addition) {
  return safe(typeof addition === "string" ? addition : JSON.stringify(addition));
}

/**
 * What a finding is about: a list, which it names; the options; or both lists.
 *
 * @param {import("graph-backup-delta").Finding} finding
 * @param {Source[]} lists
 * @returns {Source}
 */
function aboutWhat({ params, pointer }, [current, wanted]) {
  const list = params?.list ?? params?.what;
  if (list === "what is wanted") return wanted;
  if (list === "what is there") return current;
  const name = pointer === "" ? `${current.name}, ${wanted.name}` : "the options";
  return { file: "", name, bytes: new Uint8Array() };
}
