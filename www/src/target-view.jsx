/**
 * What is changed, and what all additions to it share: the first card of Build.
 *
 * @import { Signal } from "@preact/signals"
 * @import { Finding, PolicyUnits, ResourceName } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { Choice } from "./fields.jsx"
 * @import { History } from "./history.js"
 * @import { FieldName, Found } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { canSet, destinationChoices, factsOf, resourcesOf } from "./facts.js";
import { ChoiceField, focusField, KeptField, SelectField, TextField } from "./fields.jsx";
import { fieldName } from "./places.js";
import { meantId } from "./state/judged.js";
import { retentionText } from "./state/retention.js";
import { TASKS } from "./state/tasks.js";
import { versionChoices, versionFor } from "./versions.js";
import { Button } from "./views.jsx";
import { capital, visible } from "./words.js";
import { isCreated, switched } from "./work.js";

/**
 * The ids that the fields have in the page.
 *
 * @satisfies {Record<FieldName | "session", string>}
 */
const IDS = {
  units: "units",
  session: "session",
  id: "target-id",
  browseSessionId: "browse-session-id",
  destinationType: "destination",
  policyId: "policy-id",
  displayName: "display-name",
  retentionSettings: "retention-settings",
};

/** @param {keyof typeof IDS} field */
export function focusTarget(field) {
  focusField(IDS[field]);
}

const RESOURCE_CHOICES = TASKS.flatMap(({ task, words: group }) =>
  resourcesOf(task).map(({ resource, words }) => ({
    ...{ value: resource, words, group },
  })),
);

/** @param {{ history: History<Work>, found: Signal<Found> }} props */
export function Target({ history, found }) {
  const work = history.get();
  const facts = factsOf(work);
  const { deltas, delta } = facts;
  const { destinationType, retentionSettings } = work;
  /**
   * @param {string} label
   * @param {Partial<Work>} change
   * @param {string} [field]
   */
  const commit = (label, change, field) => {
    history.commit(label, { ...history.get(), ...change }, field);
  };
  /**
   * @param {string} label
   * @param {Parameters<typeof switched>[1]} chosen
   * @param {string} [field]
   */
  const turn = (label, chosen, field) => {
    history.commit(label, switched(history.get(), chosen), field);
  };
  /** @param {FieldName} name */
  const findingsOf = (name) => {
    // An empty field is not yet a mistake; what is missing stands beside the requests.
    const isEmpty = MAY_BE_EMPTY.includes(name) && String(work[name] ?? "").trim() === "";
    return isEmpty ? [] : (found.value.fields[name] ?? []);
  };
  /** @param {"id" | "policyId"} name */
  const mendOf = (name) => (/** @type {Finding} */ finding) => {
    const meant = meantId(finding);
    if (meant === undefined) return null;
    return (
      <Button class="small" act={() => commit("fixing the id", { [name]: meant })}>
        Fix the id
      </Button>
    );
  };
  /**
   * @param {"id" | "policyId" | "browseSessionId" | "displayName"} name
   * @param {string} words
   */
  const textOf = (name, words) => ({
    id: IDS[name],
    label: fieldName(name, facts),
    value: work[name],
    edit: (/** @type {string} */ value) => commit(`editing the ${words}`, { [name]: value }, name),
    findings: findingsOf(name),
  });
  const leaveOut = () => {
    commit("leaving out how long backups are kept", { retentionSettings: undefined });
    focusTarget("displayName");
  };
  const unsaid = delta.requiresDestination === false ? [UNSAID] : [];

  return (
    <section class="card" aria-labelledby="target-heading">
      <h3 id="target-heading">What to change</h3>
      <div class="field-row">
        <SelectField
          id="resource"
          label="Resource"
          choices={RESOURCE_CHOICES}
          chosen={work.resource}
          choose={(/** @type {ResourceName} */ resource) =>
            turn("choosing the resource", { resource }, "resource")
          }
        />
        <ChoiceField
          name="version"
          legend="Version of Microsoft Graph"
          choices={versionChoices(facts)}
          chosen={versionFor(work.version, delta)}
          choose={(version) => commit("choosing the version", { version })}
        />
      </div>
      {delta.units !== undefined && (
        <ChoiceField
          name={IDS.units}
          legend="Which units"
          choices={unitsChoices(facts)}
          chosen={delta.units}
          choose={(units) => turn("choosing which units", { units })}
          findings={findingsOf("units")}
        />
      )}
      {delta.restoreJobType !== undefined && deltas.length > 1 && (
        <ChoiceField
          name="restore-job-type"
          legend="What to restore"
          choices={jobTypeChoices(deltas)}
          chosen={delta.restoreJobType}
          choose={(restoreJobType) => turn("choosing what to restore", { restoreJobType })}
        />
      )}
      {delta.restoreJobType !== undefined && (
        <ChoiceField
          name={IDS.session}
          legend="Which session"
          choices={SESSIONS}
          chosen={work.create ? "new" : "there"}
          choose={(value) => commit("choosing which session", { create: value === "new" })}
        />
      )}
      {!isCreated(work) && (
        <TextField {...textOf("id", facts.id.words)} isId mendOf={mendOf("id")} />
      )}
      {delta.browseSessionId !== undefined && (
        <TextField {...textOf("browseSessionId", "browse session id")} isId />
      )}
      {delta.destinations !== undefined && (
        <ChoiceField
          name={IDS.destinationType}
          legend="Restore to"
          choices={[...unsaid, ...destinationChoices(facts)]}
          chosen={destinationType ?? ""}
          choose={(chosen) =>
            commit("choosing where to restore to", { destinationType: chosen || undefined })
          }
          findings={findingsOf("destinationType")}
        />
      )}
      {canSet(facts, "policyId") && (
        <TextField
          {...textOf("policyId", "policy id")}
          isId
          hint="Optional. The policy that what is restored must belong to: the service checks it."
          mendOf={mendOf("policyId")}
        />
      )}
      {canSet(facts, "displayName") && (
        <TextField
          {...textOf("displayName", "display name")}
          hint="Optional. Left empty, the policy keeps its name."
        />
      )}
      {canSet(facts, "retentionSettings") && retentionSettings !== undefined && (
        <KeptField
          id={IDS.retentionSettings}
          words={`Also sets how long backups are kept: ${visible(retentionText(retentionSettings))}.`}
          label="Leave it out"
          leaveOut={leaveOut}
          findings={findingsOf("retentionSettings")}
        />
      )}
    </section>
  );
}

/** @type {FieldName[]} */
const MAY_BE_EMPTY = ["id", "browseSessionId", "destinationType"];

/** @type {Choice<"there" | "new">[]} */
const SESSIONS = [
  { value: "there", words: "An existing session" },
  {
    value: "new",
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
