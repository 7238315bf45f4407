// The types of bodies, outcomes and entries, used as a program would; checked by tsc, never run.

import { Client, type Middleware } from "@microsoft/microsoft-graph-client";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import {
  type Body,
  type FindingCode,
  type Item,
  type OneDriveForBusinessRestoreSessionBody,
  type ResourceName,
  type ServiceError,
  standardSchema,
  validate,
} from "graph-backup-delta";
import { backupStorageMiddleware } from "graph-backup-delta/graph-client";
import { init, validate as validateOfSlim } from "graph-backup-delta/slim";

const restorePoint = { id: "a" };
const removal = { "@removed": { reason: "changed" }, id: "b" } as const;

// A right body of each resource: the record has all of them, or it does not compile.
export const bodies: { [Resource in ResourceName]: Body<Resource>[] } = {
  oneDriveForBusinessRestoreSession: [
    { "driveRestoreArtifacts@delta": [{ restorePoint, destinationType: "inPlace" }, removal] },
    { "granularDriveRestoreArtifacts@delta": [{ browseSessionId: "a", itemKey: "b" }] },
    {
      "granularDriveRestoreArtifacts@delta": [
        { browseSessionId: "a", itemKey: "b", destinationType: "inPlace" },
      ],
    },
    { policyId: "a", "driveRestoreArtifacts@delta": [removal] },
    { policyId: "a" },
  ],
  sharePointRestoreSession: [
    { "siteRestoreArtifacts@delta": [{ restorePoint, destinationType: "new" }] },
    { "granularSiteRestoreArtifacts@delta": [{ browseSessionId: "a", id: "b" }, removal] },
  ],
  exchangeRestoreSession: [{ "mailboxRestoreArtifacts@delta": [removal] }],
  oneDriveForBusinessProtectionPolicy: [
    { displayName: "a", "driveProtectionUnits@delta": [{ directoryObjectId: "b" }] },
  ],
  sharePointProtectionPolicy: [{ "siteProtectionUnits@delta": [{ siteId: "a" }] }],
  exchangeProtectionPolicy: [
    { displayName: "a" },
    { retentionSettings: [{ interval: "R/P1W", period: "P365D" }] },
    { "mailboxExclusionUnits@delta": [{ directoryObjectId: "a" }, removal] },
  ],
};
export const anyBody: Body = bodies.exchangeProtectionPolicy[0];

type OneDrive = OneDriveForBusinessRestoreSessionBody;
/** @param it Is checked by its type alone. */
const oneDrive = (it: OneDrive) => it;
// @ts-expect-error There is no such destination.
oneDrive({ "driveRestoreArtifacts@delta": [{ restorePoint, destinationType: "elsewhere" }] });
// @ts-expect-error An addition says where to restore to.
oneDrive({ "driveRestoreArtifacts@delta": [{ restorePoint }] });
// @ts-expect-error A restore point stands in an object.
oneDrive({ "driveRestoreArtifacts@delta": [{ restorePoint: "a", destinationType: "new" }] });
// @ts-expect-error The array ends in @delta.
oneDrive({ driveRestoreArtifacts: [removal] });
// @ts-expect-error The array is of another resource.
oneDrive({ "siteRestoreArtifacts@delta": [removal] });
// @ts-expect-error A body has one of the arrays.
oneDrive({ "driveRestoreArtifacts@delta": [], "granularDriveRestoreArtifacts@delta": [] });
// @ts-expect-error The policy is given by its id.
oneDrive({ policyId: 1 });
// @ts-expect-error A session has no retention.
oneDrive({ policyId: "a", retentionSettings: [] });
// @ts-expect-error A session has no name.
oneDrive({ "driveRestoreArtifacts@delta": [], displayName: "a" });
// @ts-expect-error There is no such reason.
oneDrive({ "driveRestoreArtifacts@delta": [{ "@removed": { reason: "gone" }, id: "a" }] });
// @ts-expect-error `@removed` is an object.
oneDrive({ "driveRestoreArtifacts@delta": [{ "@removed": true, id: "a" }] });
// @ts-expect-error A removal has an id.
oneDrive({ "driveRestoreArtifacts@delta": [{ "@removed": {} }] });
// @ts-expect-error A policy changes something.
export const nothing: Body<"exchangeProtectionPolicy"> = {};

/** Every state of an item, and what it surely has. */
export function line(item: Item): string {
  switch (item.state) {
    case "added": {
      const kind: "addition" = item.kind;
      return kind + item.reference;
    }
    case "removed": {
      const kind: "removal" = item.kind;
      // @ts-expect-error Only an addition refers to something.
      item.reference.length;
      return kind + item.id;
    }
    case "failed": {
      const error: ServiceError = item.error;
      return error.advice;
    }
    case "unconfirmed": {
      const evidence: "none" = item.evidence;
      return evidence + item.why;
    }
    default: {
      const never: never = item;
      return never;
    }
  }
}

const code: FindingCode = validate("").findings[0].code;
// @ts-expect-error There is no such code.
export const isOther = code === "json-coment";

const schema = standardSchema("oneDriveForBusinessRestoreSession");
export const standard: StandardSchemaV1<OneDrive> & StandardJSONSchemaV1<OneDrive> = schema;
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const infers: Same<StandardSchemaV1.InferOutput<typeof schema>, OneDrive> = true;
const result = schema["~standard"].validate({});
export const checked: OneDrive | string = result.issues
  ? result.issues[0].finding.code
  : result.value;
// @ts-expect-error There is no such resource.
standardSchema("site");

const middleware: Middleware = backupStorageMiddleware({
  onReport: (report) => report.findings.length,
  onOutcome: ({ counts }, { response }) => [counts.failed, response?.status],
});
const client = Client.initWithMiddleware({ middleware: [middleware] });
export const sent: Promise<unknown> = client.api("/a").patch(oneDrive(checked as OneDrive));

init(new WebAssembly.Module(new Uint8Array()));
init(new Uint8Array());
export const report = validateOfSlim("{}");
