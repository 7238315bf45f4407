/**
 * What is changed, and what all additions to it share: the first card of Build.
 *
 * @import { DestinationType, Finding, PolicyUnits, ResourceName, RestoreJobType, Version } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { History } from "./history.js"
 * @import { FieldName } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { h, keepOnly } from "./dom.js";
import { canSet, destinationChoices, factsOf, RESOURCES, taskOf } from "./facts.js";
import { choiceField, keptField, selectField, textField } from "./fields.jsx";
import { fieldName } from "./places.js";
import { meantId } from "./state/judged.js";
import { retentionText } from "./state/retention.js";
import { TASKS } from "./state/tasks.js";
import { versionChoices, versionFor } from "./versions.js";
import { Button } from "./views.jsx";
import { capital, visible } from "./words.js";
import { isCreated, switched } from "./work.js";

/** @param {History<Work>} history */
export function targetView(history) {
  /**
   * @param {string} label
   * @param {Partial<Work>} change
   * @param {string} [field]
   */
  const commit = (label, change, field) => {
    history.commit(label, { ...history.get(), ...change }, field);
  };

  const resource = selectField({
    id: "resource",
    label: "Resource",
    choices: TASKS.flatMap(({ task, words: group }) =>
      RESOURCES.filter(({ resource }) => taskOf(resource) === task).map(({ resource, words }) => ({
        ...{ value: resource, words, group },
      })),
    ),
    choose: (/** @type {ResourceName} */ value) => {
      const work = switched(history.get(), { resource: value });
      history.commit("choosing the resource", work, "resource");
    },
  });
  const jobType = choiceField({
    name: "restore-job-type",
    legend: "What to restore",
    choose: (/** @type {RestoreJobType} */ restoreJobType) => {
      history.commit("choosing what to restore", switched(history.get(), { restoreJobType }));
    },
  });
  const units = choiceField({
    name: "units",
    legend: "Which units",
    choose: (/** @type {PolicyUnits} */ units) => {
      history.commit("choosing which units", switched(history.get(), { units }));
    },
  });
  const session = choiceField({
    name: "session",
    legend: "Which session",
    choose: (/** @type {"there" | "new"} */ value) => {
      commit("choosing which session", { create: value === "new" });
    },
  });
  const id = textField({
    id: "target-id",
    isId: true,
    edit: (value) => {
      const label = `editing the ${factsOf(history.get()).id.words}`;
      commit(label, { id: value }, "id");
    },
    mendOf: (finding) => mendOf(finding, "id"),
  });
  /**
   * @param {Finding} finding
   * @param {"id" | "policyId"} name
   */
  const mendOf = (finding, name) => {
    const meant = meantId(finding);
    const fix = () => commit("fixing the id", { [name]: meant });
    return (
      meant !== undefined && (
        <Button class="small" act={fix}>
          Fix the id
        </Button>
      )
    );
  };
  const policyId = textField({
    id: "policy-id",
    isId: true,
    hint: "Optional. The policy that what is restored must belong to: the service checks it.",
    edit: (value) => commit("editing the policy id", { policyId: value }, "policyId"),
    mendOf: (finding) => mendOf(finding, "policyId"),
  });
  const retentionSettings = keptField("Leave it out", () => {
    commit("leaving out how long backups are kept", { retentionSettings: undefined });
    displayName.focus();
  });
  const browseSessionId = textField({
    id: "browse-session-id",
    isId: true,
    edit: (value) => {
      commit("editing the browse session id", { browseSessionId: value }, "browseSessionId");
    },
  });
  const destinationType = choiceField({
    name: "destination",
    legend: "Restore to",
    choose: (/** @type {DestinationType | ""} */ chosen) => {
      commit("choosing where to restore to", { destinationType: chosen || undefined });
    },
  });
  const displayName = textField({
    id: "display-name",
    hint: "Optional. Left empty, the policy keeps its name.",
    edit: (value) => commit("editing the display name", { displayName: value }, "displayName"),
  });
  const version = choiceField({
    name: "version",
    legend: "Version of Microsoft Graph",
    choose: (/** @type {Version} */ version) => commit("choosing the version", { version }),
  });

  const heading = h("h3", { id: "target-heading" }, "What to change");
  const element = h("section", { class: "card", "aria-labelledby": heading.id }, heading);
  /** @type {Record<FieldName, { focus: () => void, showFindings: (findings: Finding[]) => void }>} */
  const fields = {
    ...{ units, id, browseSessionId, destinationType, policyId, displayName, retentionSettings },
  };

  /**
   * @param {Facts} facts
   * @param {Work} work
   */
  const parts = (facts, work) => {
    const { deltas, delta } = facts;
    /** @type {[boolean, { element: HTMLElement }][]} */
    const all = [
      [true, resource],
      [delta.units !== undefined, units],
      [delta.restoreJobType !== undefined && deltas.length > 1, jobType],
      [delta.restoreJobType !== undefined, session],
      [!isCreated(work), id],
      [delta.browseSessionId !== undefined, browseSessionId],
      [delta.destinations !== undefined, destinationType],
      [canSet(facts, "policyId"), policyId],
      [canSet(facts, "displayName"), displayName],
      [
        canSet(facts, "retentionSettings") && work.retentionSettings !== undefined,
        retentionSettings,
      ],
      [true, version],
    ];
    return [heading, ...all.flatMap(([isThere, { element }]) => (isThere ? [element] : []))];
  };

  return {
    element,
    /** @param {FieldName} field */
    focus: (field) => fields[field].focus(),
    focusSession: () => session.focus(),

    /** @param {Work} work */
    show(work) {
      const facts = factsOf(work);
      const { deltas, delta } = facts;
      keepOnly(element, parts(facts, work));
      resource.show(work.resource);
      jobType.show(jobTypeChoices(deltas), delta.restoreJobType);
      units.show(unitsChoices(facts), delta.units);
      session.show(SESSIONS, work.create ? "new" : "there");
      id.show(fieldName("id", facts), work.id);
      policyId.show(fieldName("policyId", facts), work.policyId);
      retentionSettings.show(
        `Also sets how long backups are kept: ${visible(retentionText(work.retentionSettings))}.`,
      );
      browseSessionId.show(fieldName("browseSessionId", facts), work.browseSessionId);
      const unsaid = facts.delta.requiresDestination === false ? [UNSAID] : [];
      destinationType.show([...unsaid, ...destinationChoices(facts)], work.destinationType ?? "");
      displayName.show(fieldName("displayName", facts), work.displayName);
      version.show(versionChoices(facts), versionFor(work.version, delta));
    },

    /** @param {Partial<Record<FieldName, Finding[]>>} findings */
    showFindings(findings) {
      for (const [name, field] of Object.entries(fields)) {
        const value = history.get()[/** @type {FieldName} */ (name)];
        // An empty field is not yet a mistake; what is missing stands beside the requests.
        const isEmpty = MAY_BE_EMPTY.includes(name) && String(value).trim() === "";
        field.showFindings(isEmpty ? [] : (findings[/** @type {FieldName} */ (name)] ?? []));
      }
    },
  };
}

const MAY_BE_EMPTY = ["id", "browseSessionId"];

const SESSIONS = [
  { value: /** @type {const} */ ("there"), words: "An existing session" },
  {
    value: /** @type {const} */ ("new"),
    words: "A new session",
    help: "One request creates it with its first items. The answer gives its id.",
  },
];

/** @param {Facts} facts */
function unitsChoices({ deltas }) {
  return deltas.flatMap(({ units }) => (units ? [{ value: units, ...UNITS[units] }] : []));
}

/** @type {Record<PolicyUnits, { words: string, help: string }>} */
const UNITS = {
  protection: { words: "Those it protects", help: "What is removed is no longer backed up." },
  exclusion: {
    words: "Those it leaves out",
    help: "In beta only. What is added is no longer backed up; what is removed is protected again.",
  },
};

/** Where nothing need be said of it. */
const UNSAID = /** @type {const} */ ({
  value: "",
  words: "Not said",
  help: "The requests leave it out.",
});

/** @param {Facts["deltas"]} deltas */
function jobTypeChoices(deltas) {
  return deltas.flatMap(({ restoreJobType, restores = "" }) =>
    restoreJobType ? [{ value: restoreJobType, words: capital(restores) }] : [],
  );
}
