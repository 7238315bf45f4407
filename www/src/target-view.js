/**
 * What is changed, and what all additions to it share: the first card of Build.
 *
 * @import { DestinationType, Finding, ResourceName, RestoreJobType, Version } from "graph-backup-delta"
 * @import { Facts } from "./facts.js"
 * @import { History } from "./history.js"
 * @import { FieldName } from "./places.js"
 * @import { Work } from "./work.js"
 */

import { button, h, keepOnly } from "./dom.js";
import { destinationChoices, factsOf, hasDisplayName, RESOURCES } from "./facts.js";
import { choiceField, selectField, textField } from "./fields.js";
import { fieldName } from "./places.js";
import { meantId } from "./state/judged.js";
import { versionChoices, versionFor } from "./versions.js";
import { capital } from "./words.js";
import { switched } from "./work.js";

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
    choices: RESOURCES.map(({ resource, words }) => ({ value: resource, words })),
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
  const id = textField({
    id: "target-id",
    isId: true,
    edit: (value) => {
      const label = `editing the ${factsOf(history.get()).id.words}`;
      commit(label, { id: value }, "id");
    },
    mendOf: (finding) => mendOf(finding),
  });
  /** @param {Finding} finding */
  const mendOf = (finding) => {
    const meant = meantId(finding);
    const fix = () => commit("fixing the id", { id: meant });
    return meant !== undefined && button("Fix the id", fix, { class: "small" });
  };
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
  const fields = { id, browseSessionId, destinationType, displayName };

  /** @param {Facts} facts */
  const parts = ({ deltas, delta, properties }) => [
    heading,
    resource.element,
    ...(deltas.length > 1 ? [jobType.element] : []),
    id.element,
    ...(delta.browseSessionId ? [browseSessionId.element] : []),
    ...(delta.destinations ? [destinationType.element] : []),
    ...(hasDisplayName({ properties }) ? [displayName.element] : []),
    version.element,
  ];

  return {
    element,
    /** @param {FieldName} field */
    focus: (field) => fields[field].focus(),

    /** @param {Work} work */
    show(work) {
      const facts = factsOf(work);
      const { deltas, delta } = facts;
      keepOnly(element, parts(facts));
      resource.show(work.resource);
      jobType.show(jobTypeChoices(deltas), delta.restoreJobType);
      id.show(fieldName("id", facts), work.id);
      browseSessionId.show(fieldName("browseSessionId", facts), work.browseSessionId);
      const unsaid = facts.delta.requiresDestination === false ? [UNSAID] : [];
      destinationType.show([...unsaid, ...destinationChoices(facts)], work.destinationType ?? "");
      displayName.show(fieldName("displayName", facts), work.displayName);
      version.show(versionChoices(facts), versionFor(work.version, delta));
    },

    /** @param {Record<FieldName, Finding[]>} findings */
    showFindings(findings) {
      // An empty field is not yet a mistake; what is missing stands beside the requests.
      id.showFindings(history.get().id.trim() === "" ? [] : findings.id);
      browseSessionId.showFindings(
        history.get().browseSessionId.trim() === "" ? [] : findings.browseSessionId,
      );
      destinationType.showFindings(findings.destinationType);
      displayName.showFindings(findings.displayName);
    },
  };
}

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
